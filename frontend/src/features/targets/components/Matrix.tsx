import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { TargetMatrix } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { shapes, type Tone } from '@/shared/ui/StatusBadge';
import { holdingTones } from '../shares';
import { useTexts } from '../texts';
import classes from './Matrix.module.css';

type Row = TargetMatrix['rows'][number];
type Column = TargetMatrix['columns'][number];

const holdings = ['has', 'running', 'missing', 'due'] as const;

interface MatrixProps {
  matrix: TargetMatrix;
  /** Those of them who are shown. */
  rows: readonly Row[];
  /** What the address of a target is narrowed by, to come to the same names there. */
  narrowed: { unit_id?: string; day?: string };
}

/** People against what the plan asks of each: one shape and word in each cell, a key above. */
export function Matrix({ matrix, rows, narrowed }: MatrixProps) {
  const texts = useTexts();
  return (
    // Wider than a phone when there are many targets: it is scrolled by itself, with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={classes.frame} tabIndex={0} aria-label={texts.matrix} data-paper="wide">
      <table className={classes.table} style={{ '--asked': matrix.columns.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{texts.person}</th>
            {matrix.columns.map((column, index) => (
              <th key={column.target_id} scope="col">
                <Head column={column} rows={rows} index={index} narrowed={narrowed} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.staff_id}>
              <th scope="row">
                <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
                  {row.full_name}
                </Link>
                <span className={classes.about}>{row.post_title}</span>
              </th>
              {matrix.columns.map((column, index) => (
                <td key={column.target_id}>
                  <Cell holding={row.cells[index] ?? 'not_asked'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  column: Column;
  rows: readonly Row[];
  index: number;
  narrowed: MatrixProps['narrowed'];
}

/** What is asked, until when, and of how many it is missing; leads to their names, where they are nominated. */
function Head({ column, rows, index, narrowed }: HeadProps) {
  const texts = useTexts();
  const missing = rows.filter(({ cells }) => cells[index] === 'missing' || cells[index] === 'due').length;
  return (
    <>
      <Link
        to="/chi-tieu/$id"
        params={{ id: column.target_id }}
        search={{ ...narrowed, side: 'missing' } as never}
        hash="people"
        aria-label={texts.missingOf(column.code, missing)}
      >
        {column.code}
      </Link>
      <span className={`${classes.about} ${classes.long}`}>
        {column.programme_kinds.map((kind) => labelOf('ProgrammeKind', kind)).join(', ')}
        {column.deadline && `, ${texts.until(formatDay(column.deadline))}`}
      </span>
      <span className={classes.about}>
        <span className={classes.long}>{texts.shortOf} </span>
        {missing}
      </span>
    </>
  );
}

function Cell({ holding }: { holding: Row['cells'][number] }) {
  const texts = useTexts();
  if (holding === 'not_asked') {
    return (
      <span className={classes.cell} data-holding={holding}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{labelOf('Holding', holding)}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={classes.cell} data-holding={holding}>
      <Shape holding={holding} />
      <span className={classes.word}>{texts.holdings[holding]}</span>
    </span>
  );
}

function Shape({ holding }: { holding: string }) {
  const tone: Tone = holdingTones[holding] ?? 'neutral';
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={shapes[tone]} fill="currentColor" />
    </svg>
  );
}

/** What the shapes of the cells mean, and on a phone what the codes stand for. */
export function MatrixKey() {
  const texts = useTexts();
  return (
    <ul className={classes.keys} aria-label={texts.key}>
      {holdings.map((holding) => (
        <li key={holding} className={classes.key} data-holding={holding}>
          <Shape holding={holding} />
          {labelOf('Holding', holding)}
        </li>
      ))}
    </ul>
  );
}
