import type { ComparedUnit, Comparison } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { dutyOf, isPressing, linesOf, type PlanDuty } from '../comparison';
import { useTexts } from '../texts';
import classes from './Comparison.module.css';
import { UnitName } from './DutiesTable';
import { DutyCell, Figure } from './Figure';

interface UnitCardsProps {
  compared: Comparison;
  units: readonly ComparedUnit[];
  /** The duty by which the units are in order: it heads each card. */
  first?: PlanDuty;
}

/** On a phone all together come first, then each unit as a card: what is overdue line by line, the rest in one. */
export function UnitCards({ compared, units, first }: UnitCardsProps) {
  const shown = units.length > 1 ? [compared.total, ...units] : units;
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
}: {
  unit: ComparedUnit;
} & Pick<UnitCardsProps, 'compared' | 'first'>) {
  const texts = useTexts();
  const head = first && dutyOf(unit, first);
  const others = linesOf(unit).filter((figure) => figure.plan_duty !== first);
  const lines = [...(head ? [head] : []), ...others.filter(isPressing)];
  const notLate = others.filter((figure) => !isPressing(figure));
  return (
    <>
      <div className={classes.line}>
        <h3 className={classes.cardName}>
          <UnitName unit={unit} />
        </h3>
        <div className={classes.value}>
          <Figure unit={unit} compared={compared} owed={unit.owed} />
        </div>
      </div>
      <dl className={classes.lines}>
        {lines.map((figure) => (
          <div key={figure.plan_duty} className={classes.line}>
            <dt>{labelOf('PlanDuty', figure.plan_duty)}</dt>
            <dd className={classes.value}>
              <DutyCell unit={unit} compared={compared} figure={figure} />
            </dd>
          </div>
        ))}
        {notLate.length > 0 && (
          <div className={classes.rest}>
            <dt className={classes.about}>{texts.notLate}</dt>
            <dd>
              <ul className={classes.short}>
                {notLate.map((figure) => (
                  <li key={figure.plan_duty}>
                    {labelOf('PlanDuty', figure.plan_duty)}:{' '}
                    <Figure unit={unit} compared={compared} duty={figure.plan_duty} owed={figure.owed} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
