import { type ReactNode, useState } from 'react';
import classes from './GroupedRows.module.css';

/** How the rows of a list stand together. */
export interface RowGroups<Row> {
  /** Of which group a row is; rows of one group follow each other. */
  idOf: (row: Row) => string;
  title: (id: string, rows: Row[]) => string;
  /** What is to be known of a group that is folded. */
  about?: (id: string, rows: Row[]) => ReactNode;
}

interface GroupedRowsProps<Row, Drawn> {
  rows: readonly Drawn[];
  groups: RowGroups<Row>;
  /** How many columns a heading spans. */
  columns: number;
  /** All of them are open whatever was folded: on paper, and while something is searched for. */
  opened: boolean;
  drawRow: (row: Drawn) => ReactNode;
}

/** Up to here nothing is folded at first: it can be looked over as it is. */
const OPEN_UP_TO = 30;

/** The bodies of a table, one for each group, under headings that fold. */
export function GroupedRows<Row, Drawn extends { original: Row }>({
  rows,
  groups,
  columns,
  opened,
  drawRow,
}: GroupedRowsProps<Row, Drawn>) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const found = new Map<string, Drawn[]>();
  for (const row of rows) {
    const id = groups.idOf(row.original);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  const isOpenAtFirst = rows.length <= OPEN_UP_TO || found.size === 1;
  const turn = (id: string) =>
    setTurned((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  return [...found].map(([id, members]) => {
    const isOpen = opened || isOpenAtFirst !== turned.has(id);
    const originals = members.map((row) => row.original);
    return (
      <tbody key={id} role="rowgroup">
        <tr role="row" className={classes.head}>
          <th role="rowheader" scope="rowgroup" colSpan={columns}>
            <div className={classes.line}>
              <button
                type="button"
                className={classes.fold}
                aria-expanded={isOpen}
                disabled={opened}
                onClick={() => turn(id)}
              >
                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                  <path d="M3.5 1.5 8 6l-4.5 4.5" fill="none" stroke="currentColor" strokeWidth="2" />
                </svg>
                {groups.title(id, originals)}
              </button>
              {groups.about?.(id, originals)}
            </div>
          </th>
        </tr>
        {isOpen && members.map(drawRow)}
      </tbody>
    );
  });
}
