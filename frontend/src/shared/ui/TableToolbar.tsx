import { Button, Checkbox, Group, NativeSelect, Popover, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAddress } from '@/shared/lib/list';
import classes from './DataTable.module.css';
import { SearchField } from './SearchField';

interface HideableColumn {
  id: string;
  getIsVisible: () => boolean;
  toggleVisibility: (visible: boolean) => void;
}

interface TableToolbarProps {
  columns: readonly { id: string; header: string; sortKey?: string }[];
  hideable: readonly HideableColumn[];
  address: ListAddress;
  searchable: boolean;
  filters?: ReactNode;
}

/** Above the table: search, filters, the order (on a phone, where there are no headers) and the choice of columns. */
export function TableToolbar({ columns, hideable, address, searchable, filters }: TableToolbarProps) {
  const { t } = useTranslation();
  const sortable = columns.filter((column) => column.sortKey);
  if (!searchable && !filters && sortable.length === 0 && hideable.length === 0) return null;
  return (
    <Group mb="sm" gap="sm" align="flex-end" className="no-print">
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
      {hideable.length > 0 && (
        <Popover position="bottom-end" withArrow trapFocus>
          <Popover.Target>
            <Button variant="default" ml="auto">
              {t('table.columns')}
            </Button>
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
  );
}
