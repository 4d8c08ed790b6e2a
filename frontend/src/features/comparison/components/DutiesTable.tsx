import { UnstyledButton } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { ComparedUnit, Comparison } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { dutyOf, type PlanDuty } from '../comparison';
import { useTexts } from '../texts';
import classes from './Comparison.module.css';
import { DutyCell, Figure } from './Figure';

interface DutiesTableProps {
  compared: Comparison;
  units: readonly ComparedUnit[];
  duties: readonly PlanDuty[];
  /** The duty by which the units are in order; empty for all together. */
  sort: string;
  onSort: (sort: string) => void;
}

/** Units × duties of the plan; a heading puts the unit first that is worst in it. */
export function DutiesTable({ compared, units, duties, sort, onSort }: DutiesTableProps) {
  const texts = useTexts();
  const heading = (key: string, label: string) => (
    <th key={key} scope="col" aria-sort={sort === key ? 'descending' : undefined}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(key)} aria-label={texts.sortBy(label)}>
        {label}
        {sort === key && <span aria-hidden="true"> ▼</span>}
      </UnstyledButton>
    </th>
  );
  return (
    // Wider than the page when there are many duties: it is scrolled by itself, with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={classes.frame} tabIndex={0} aria-label={texts.duties}>
      <table className={classes.table} style={{ '--columns': duties.length + 1 } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{texts.unit}</th>
            {heading('', texts.all)}
            {duties.map((duty) => heading(duty, labelOf('PlanDuty', duty)))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row key={unit.unit_id} unit={unit} compared={compared} duties={duties} />
          ))}
        </tbody>
        {units.length > 1 && (
          <tfoot>
            <Row unit={compared.total} compared={compared} duties={duties} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Row({
  unit,
  compared,
  duties,
}: { unit: ComparedUnit } & Pick<DutiesTableProps, 'compared' | 'duties'>) {
  return (
    <tr>
      <th scope="row">
        <UnitName unit={unit} />
      </th>
      <td>
        <Figure unit={unit} compared={compared} owed={unit.owed} />
      </td>
      {duties.map((duty) => {
        const figure = dutyOf(unit, duty);
        return <td key={duty}>{figure && <DutyCell unit={unit} compared={compared} figure={figure} />}</td>;
      })}
    </tr>
  );
}

/** A unit, and how many people belong to it. */
export function UnitName({ unit }: { unit: ComparedUnit }) {
  const texts = useTexts();
  return (
    <>
      {unit.directly
        ? `${texts.ofUnitItself} ${unit.unit_name}`
        : unit.unit_id
          ? unit.unit_name
          : texts.total}
      <span className={classes.about}>{texts.people(unit.people)}</span>
    </>
  );
}
