import type { ComparedUnit, Comparison } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { dutyOf, linesOf, type PlanDuty } from '../comparison';
import { useTexts } from '../texts';
import classes from './Comparison.module.css';
import { UnitName } from './DutiesTable';
import { Figure, Share } from './Figure';

interface UnitCardsProps {
  compared: Comparison;
  units: readonly ComparedUnit[];
  /** The duty by which the units are in order: it heads each card. */
  first?: PlanDuty;
}

/** On a phone each unit is a card: what is overdue first, and what is done is not listed. */
export function UnitCards({ compared, units, first }: UnitCardsProps) {
  const shown = units.length > 1 ? [...units, compared.total] : units;
  return (
    <ul className={classes.cards}>
      {shown.map((unit) => (
        <li key={unit.unit_id ?? 'total'} className={classes.card}>
          <Card unit={unit} compared={compared} first={first} />
        </li>
      ))}
    </ul>
  );
}

function Card({
  unit,
  compared,
  first,
}: { unit: ComparedUnit } & Pick<UnitCardsProps, 'compared' | 'first'>) {
  const texts = useTexts();
  const head = first && dutyOf(unit, first);
  const lines = [...(head ? [head] : []), ...linesOf(unit).filter((figure) => figure.plan_duty !== first)];
  return (
    <>
      <h3 className={classes.cardName}>
        <UnitName unit={unit} />
      </h3>
      <dl className={classes.lines}>
        <div className={classes.line}>
          <dt>{texts.all}</dt>
          <dd>
            <Figure unit={unit} compared={compared} owed={unit.owed} />
          </dd>
        </div>
        {lines.map((figure) => (
          <div key={figure.plan_duty} className={classes.line}>
            <dt>{labelOf('PlanDuty', figure.plan_duty)}</dt>
            <dd>
              <Figure unit={unit} compared={compared} duty={figure.plan_duty} owed={figure.owed} />
              <Share unit={unit} figure={figure} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
