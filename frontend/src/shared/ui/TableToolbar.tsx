import { Button, Checkbox, Group, NativeSelect, Popover, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAddress } from '@/shared/lib/list';
import { hiddenIn, type WorkbookPath } from '@/shared/lib/workbooks';
import classes from './DataTable.module.css';
import { ExcelButton } from './ExcelButton';
import { SearchField } from './SearchField';

interface HideableColumn {
  id: string;
  getIsVisible: () => boolean;
  toggleVisibility: (visible: boolean) => void;
}

/** The list as the API hands it out. */
export interface ListWorkbook<Path extends WorkbookPath = WorkbookPath> {
  /** Where it is, below `/api/v1`. */
  path: Path;
  /** Its file name where the answer has none. */
  name: string;
  /** What narrows it; the address's filters when left out. */
  filters?: Record<string, string | undefined>;
}

interface TableToolbarProps {
  columns: readonly { id: string; header: string; sortKey?: string }[];
  hideable: readonly HideableColumn[];
  /** The ids of the columns that stand hidden: they stay out of the workbook too. */
  hidden: readonly string[];
  address: ListAddress;
  searchable: boolean;
  filters?: ReactNode;
  workbook?: ListWorkbook;
}

/** Above the table: search, filters, the order (on a phone, where there are no headers), the columns and the workbook. */
export function TableToolbar({
  columns,
  hideable,
  hidden,
  address,
  searchable,
  filters,
  workbook,
}: TableToolbarProps) {
  const { t } = useTranslation();
  const sortable = columns.filter((column) => column.sortKey);
  if (!searchable && !filters && !workbook && sortable.length === 0 && hideable.length === 0) return null;
  return (
    <Group mb="sm" gap="sm" align="flex-end" className="paper-filters">
      {searchable && <SearchField address={address} />}
      {filters}
      {sortable.length > 0 && (
        <NativeSelect
          className={classes.phoneOnly}
          label={t('table.sort')}
          value={address.sort}
          onChange={(event) => address.change({ sort: event.currentTarget.value })}
          data={[
            { value: '', label: t('table.sort_none') },
            ...sortable.flatMap(({ header, sortKey = '' }) => [
              { value: sortKey, label: `${header}, ${t('table.ascending')}` },
              { value: `-${sortKey}`, label: `${header}, ${t('table.descending')}` },
            ]),
          ]}
        />
      )}
      <Group ml="auto" gap="sm">
        {workbook && (
          <ExcelButton
            path={workbook.path}
            name={workbook.name}
            query={{
              ...(workbook.filters ?? address.filters),
              sort: address.sort,
              q: address.q,
              hidden: hiddenIn(workbook.path, hidden),
            }}
          />
        )}
        {hideable.length > 0 && (
          <Popover position="bottom-end" withArrow trapFocus>
            <Popover.Target>
              <Button variant="default">{t('table.columns')}</Button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('table.choose_columns')}>
              <Stack gap="xs">
                {hideable.map((column) => (
                  <Checkbox
                    key={column.id}
                    label={columns.find((known) => known.id === column.id)?.header}
                    checked={column.getIsVisible()}
                    onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
                  />
                ))}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
      </Group>
    </Group>
  );
}
