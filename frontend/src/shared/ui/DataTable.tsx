import { Button, Checkbox, Group, Paper, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { KeysetList, ListAddress } from '@/shared/lib/list';
import { countOnPaper, MOST_ON_PAPER } from '@/shared/lib/printing';
import { useDelayed } from '@/shared/lib/use-delayed';
import type { WorkbookColumn, WorkbookPath } from '@/shared/lib/workbooks';
import classes from './DataTable.module.css';
import { EmptyState } from './EmptyState';
import { ErrorNotice } from './ErrorNotice';
import { GroupedRows, type RowGroups } from './GroupedRows';
import { type ListWorkbook, TableToolbar } from './TableToolbar';
import { nextSort, SortMark } from './table-sort';

/**
 * A column of the table, and a line of the card that a row becomes on a phone. Where the table goes out as a workbook,
 * its address stands beside the row: the compiler then holds each id against the names of the workbook's columns, so
 * that a column that is renamed on one side only, and would go out although it is hidden, does not build. A test that
 * clicks through the pages would find the same later and only where it looks.
 */
export type DataColumn<Row, Path extends WorkbookPath | null = null> = ShownColumn<Row> &
  (Path extends WorkbookPath
    ? { id: WorkbookColumn<Path> } | { screenOnly: true } | { pageOnly: true }
    : unknown);

interface ShownColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Name of the sort key of the API; the column cannot be sorted without it. */
  sortKey?: string;
  /** Figures stand on the right, in figures of one width. */
  align?: 'left' | 'right';
  /** The name of the row: heads the card, cannot be hidden. One column of a table has it. */
  isTitle?: boolean;
  /** Chosen by whoever wants it. */
  hiddenAtFirst?: boolean;
  /** Has nothing to say on paper: buttons. */
  screenOnly?: boolean;
  /** The workbook has nothing of the kind. */
  pageOnly?: boolean;
  /** Takes half a line of the card on a phone: short figures that stand in pairs, one after the other. */
  half?: 'odd' | 'even';
}

interface DataTableProps<Row, Path extends WorkbookPath | null> {
  /** What the table lists, for people who hear the page. */
  label: string;
  columns: readonly DataColumn<Row, Path>[];
  list: KeysetList<Row>;
  address: ListAddress;
  rowId: (row: Row) => string;
  /** The row in words, for its checkbox. */
  rowLabel: (row: Row) => string;
  /** The choice of columns is remembered on this device under this name. */
  name: string;
  /** Offers the search field. */
  searchable?: boolean;
  /** The list as a workbook, as filters, words, order and columns show it. */
  workbook?: ListWorkbook<NoInfer<Path> & WorkbookPath>;
  /** Fields that filter; they write to the address. */
  filters?: ReactNode;
  /** Buttons for the chosen rows; rows can be chosen only when given. `done` clears the choice. */
  actions?: (rows: Row[], done: () => void) => ReactNode;
  /** Rows stand together under headings that fold; for lists that are all there. */
  groups?: RowGroups<Row>;
  /** A small table beside others: its columns are not to be chosen. */
  plain?: boolean;
  /** When there is nothing at all, without search and filters. */
  empty?: { title: string; hint?: string; action?: ReactNode };
}

const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature });

/** Up to here all rows are drawn; beyond, only those near the window. */
const VIRTUAL_FROM = 200;
const ROW_HEIGHT = 44;
/** From so many columns on a table lies across the paper. */
const WIDE_FROM = 7;

/**
 * The one table of the product: pages by cursor, search and order in the address, columns to choose, rows to choose
 * and act on. A phone shows cards, paper shows all rows.
 */
export function DataTable<Row extends object, Path extends WorkbookPath | null = null>({
  label,
  columns,
  list,
  address,
  rowId,
  rowLabel,
  name,
  searchable = false,
  groups,
  plain = false,
  filters,
  workbook,
  actions,
  empty,
}: DataTableProps<Row, Path>) {
  const { t } = useTranslation();
  const [visibility, setVisibility] = useState(() => storedVisibility(name, columns));
  const [selection, setSelection] = useState<Record<string, true>>({});
  const slow = useDelayed(list.isPending);
  const printing = usePrinting();
  const body = useRef<HTMLTableSectionElement>(null);

  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        enableHiding: !column.isTitle,
        cell: ({ row }) => column.cell(row.original),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: list.rows,
    getRowId: rowId,
    enableRowSelection: Boolean(actions),
    state: { rowSelection: selection, columnVisibility: visibility },
    onRowSelectionChange: (change) =>
      setSelection((now) => (typeof change === 'function' ? change(now) : change) as Record<string, true>),
    onColumnVisibilityChange: (change) =>
      setVisibility((now) => {
        const next = typeof change === 'function' ? change(now) : change;
        localStorage.setItem(storageKey(name), JSON.stringify(next));
        return next;
      }),
  });

  const rows = table.getRowModel().rows;
  // A row that left the list (acted on, filtered away) must not be acted on unseen.
  const chosen = rows.filter((row) => row.getIsSelected()).map((row) => row.original);
  const columnOf = (id: string) => columns.find((column) => column.id === id);
  const shownColumns = table.getVisibleLeafColumns().length + (actions ? 1 : 0);
  const isWide =
    table.getVisibleLeafColumns().filter(({ id }) => !columnOf(id)?.screenOnly).length >= WIDE_FROM;

  const isVirtual = rows.length > VIRTUAL_FROM && !printing && !groups;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    enabled: isVirtual,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const windowed = isVirtual ? virtualizer.getVirtualItems() : null;
  const before = windowed ? (windowed[0]?.start ?? 0) - virtualizer.options.scrollMargin : 0;
  const after = windowed
    ? virtualizer.getTotalSize() - ((windowed.at(-1)?.end ?? 0) - virtualizer.options.scrollMargin)
    : 0;
  const drawn = windowed ? windowed.flatMap((item) => rows[item.index] ?? []) : rows;

  const isNarrowed = address.q !== '' || Object.keys(address.filters).length > 0;
  const clearView = () =>
    address.change({
      q: null,
      ...Object.fromEntries(Object.keys(address.filters).map((key) => [key, null])),
    });

  const drawRow = (row: (typeof rows)[number]) => (
    <tr
      key={row.id}
      role="row"
      data-index={row.index}
      ref={isVirtual ? virtualizer.measureElement : undefined}
      aria-selected={actions ? row.getIsSelected() : undefined}
    >
      {actions && (
        <td role="cell" className={classes.choose}>
          <Checkbox
            aria-label={t('table.select_row', { label: rowLabel(row.original) })}
            checked={row.getIsSelected()}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell) => {
        const column = columnOf(cell.column.id);
        return (
          <td
            key={cell.id}
            role="cell"
            data-align={column?.align}
            data-title={column?.isTitle || undefined}
            data-half={column?.half}
            className={column?.screenOnly ? 'no-print' : undefined}
          >
            <span className={classes.name} aria-hidden="true">
              {column?.header}
            </span>
            <div className={classes.value}>
              <table.FlexRender cell={cell} />
            </div>
          </td>
        );
      })}
    </tr>
  );

  return (
    <div>
      <TableToolbar
        columns={columns}
        hideable={plain ? [] : table.getAllLeafColumns().filter((column) => column.getCanHide())}
        hidden={table.getAllLeafColumns().flatMap((column) => (column.getIsVisible() ? [] : column.id))}
        address={address}
        searchable={searchable}
        filters={filters}
        workbook={workbook}
      />
      {list.error !== null && list.error !== undefined && (
        <ErrorNotice error={list.error} title={t('error.load_title')} onRetry={list.retry} />
      )}
      {slow && <TableSkeleton />}
      {!list.isPending && rows.length === 0 && !list.error && (
        <Paper withBorder>
          {isNarrowed ? (
            <EmptyState
              title={t('table.nothing_found')}
              hint={t('table.nothing_found_hint')}
              action={
                <Button variant="default" onClick={clearView}>
                  {t('table.clear_filters')}
                </Button>
              }
            />
          ) : (
            <EmptyState {...(empty ?? { title: t('table.empty') })} />
          )}
        </Paper>
      )}
      {rows.length > 0 && (
        <>
          {(!plain || list.hasMore) && <PaperLine list={list} hasWorkbook={workbook !== undefined} />}
          {/* Cards are laid out with `display`, which takes the meaning of a table away: the roles give it back. */}
          <div
            className={classes.frame}
            data-old={list.isOld || undefined}
            data-grouped={groups !== undefined || undefined}
            data-paper={isWide ? 'wide' : undefined}
          >
            <table
              className={classes.table}
              aria-label={label}
              aria-rowcount={list.total ?? -1}
              aria-busy={list.isOld}
              role="table"
            >
              <thead role="rowgroup">
                <tr role="row">
                  {actions && (
                    <th role="columnheader" className={classes.choose}>
                      <Checkbox
                        aria-label={t('table.select_all')}
                        checked={table.getIsAllRowsSelected()}
                        indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                        onChange={table.getToggleAllRowsSelectedHandler()}
                      />
                    </th>
                  )}
                  {table.getVisibleLeafColumns().map(({ id }) => {
                    const column = columnOf(id);
                    if (!column) return null;
                    const { sortKey } = column;
                    return (
                      <th
                        key={id}
                        role="columnheader"
                        data-align={column.align}
                        data-words={sortKey ? column.header : undefined}
                        className={column.screenOnly ? 'no-print' : undefined}
                        aria-sort={sortKey ? ariaSort(address.sort, sortKey) : undefined}
                      >
                        {sortKey ? (
                          <button
                            type="button"
                            className={classes.sort}
                            onClick={() => address.change({ sort: nextSort(address.sort, sortKey) })}
                          >
                            {column.header}
                            <SortMark sort={address.sort} sortKey={sortKey} />
                          </button>
                        ) : (
                          column.header
                        )}
                      </th>
                    );
                  })}
                </tr>
              </thead>
              {groups ? (
                <GroupedRows
                  rows={rows}
                  groups={groups}
                  columns={shownColumns}
                  opened={printing || address.q !== ''}
                  drawRow={drawRow}
                />
              ) : (
                <tbody role="rowgroup" ref={body}>
                  {before > 0 && <Gap height={before} columns={shownColumns} />}
                  {drawn.map(drawRow)}
                  {after > 0 && <Gap height={after} columns={shownColumns} />}
                </tbody>
              )}
            </table>
          </div>
          <Group justify="space-between" mt="sm">
            <Text size="sm" c="dimmed" role="status" className="no-print">
              {list.total === null
                ? t('table.loaded', { count: rows.length })
                : t('table.loaded_of', { count: rows.length, total: list.total })}
            </Text>
            {list.hasMore && (
              <Button
                variant="default"
                className="no-print"
                loading={list.isLoadingMore}
                onClick={list.loadMore}
              >
                {t('table.more')}
              </Button>
            )}
          </Group>
        </>
      )}
      {actions && chosen.length > 0 && (
        <Paper
          withBorder
          shadow="md"
          className={classes.bar}
          role="region"
          aria-label={t('table.selected', { count: chosen.length })}
        >
          <Text fw={600} aria-live="polite">
            {t('table.selected', { count: chosen.length })}
          </Text>
          <Group gap="xs">
            {actions(chosen, () => setSelection({}))}
            <Button variant="subtle" onClick={() => setSelection({})}>
              {t('table.unselect')}
            </Button>
          </Group>
        </Paper>
      )}
    </div>
  );
}

/** Above the table on paper: how many there are, and how many of them are not on it. */
function PaperLine({ list, hasWorkbook }: { list: KeysetList<unknown>; hasWorkbook: boolean }) {
  const { t } = useTranslation();
  const said = countOnPaper(list.rows.length, list.total, list.hasMore);
  return (
    <p className={`paper-only ${classes.count}`}>
      {said.kind === 'all' && t('paper.all', { count: said.count })}
      {said.kind === 'first' && t('paper.first', { count: said.count })}
      {said.kind === 'part' && t('paper.part', { count: said.count, left: said.left })}
      {said.kind !== 'all' && said.count < MOST_ON_PAPER && ` ${t('paper.print_button')}`}
      {said.kind !== 'all' && said.count >= MOST_ON_PAPER && hasWorkbook && ` ${t('paper.excel')}`}
    </p>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className={classes.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function TableSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <VisuallyHidden>{t('table.loading')}</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <Skeleton key={line} height={ROW_HEIGHT - 6} mb={6} />
      ))}
    </div>
  );
}

function ariaSort(sort: string, key: string): 'ascending' | 'descending' | 'none' {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

const storageKey = (name: string) => `columns.${name}`;

function storedVisibility(
  name: string,
  columns: readonly { id: string; hiddenAtFirst?: boolean }[],
): Record<string, boolean> {
  const atFirst = Object.fromEntries(columns.map((column) => [column.id, !column.hiddenAtFirst]));
  try {
    return { ...atFirst, ...JSON.parse(localStorage.getItem(storageKey(name)) ?? '{}') };
  } catch {
    return atFirst;
  }
}

/** Paper needs every row in the document at the moment the browser lays the pages out. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const start = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', start);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', start);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
