import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ComparedUnit, Comparison, DutyFigure, OwedFigure } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { places } from '@/shared/lib/places';
import { shapes } from '@/shared/ui/StatusBadge';
import { isDone, namesOf, type PlanDuty, percentOf, targetOf, toneOf } from '../comparison';
import { useTexts } from '../texts';
import classes from './Comparison.module.css';

/** A duty of the plan in a unit: what is owed, what nobody owes though it is asked for, and how much is done. */
export function DutyCell({
  unit,
  compared,
  figure,
}: Pick<FigureProps, 'unit' | 'compared'> & { figure: DutyFigure }) {
  return (
    <>
      {(figure.owed.open > 0 || isDone(figure)) && (
        <Figure unit={unit} compared={compared} duty={figure.plan_duty} owed={figure.owed} />
      )}
      {figure.unheld > 0 && <Unheld unit={unit} figure={figure} />}
      <Share unit={unit} figure={figure} />
    </>
  );
}

/** Where what is asked of a unit in rounds stands: its needs, or its reports. */
function askedIn(figure: DutyFigure, unit: ComparedUnit) {
  const place = figure.plan_duty === 'needs' ? places.needs : places.unitReports;
  const search = unit.unit_id && place === places.unitReports ? { unit_id: unit.unit_id } : {};
  return { to: place.path, params: {}, search };
}

/** What is asked of a unit that has no head in the software: a warning that leads to where it is asked. */
function Unheld({ unit, figure }: { unit: ComparedUnit; figure: DutyFigure }) {
  const texts = useTexts();
  const words = texts.unheld(figure.unheld);
  const { to, search } = askedIn(figure, unit);
  return (
    <span className={classes.figure} data-tone="warning">
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={shapes.warning} fill="currentColor" />
      </svg>
      <Link
        to={to}
        search={search as never}
        title={texts.unheldHint}
        aria-label={texts.namesOf(words, labelOf('PlanDuty', figure.plan_duty), unit.unit_name)}
      >
        {words}
      </Link>
    </span>
  );
}

interface FigureProps {
  unit: ComparedUnit;
  /** The whole that is compared: sums open to the names of all of it. */
  compared: Comparison;
  /** Of all duties when left out. */
  duty?: PlanDuty;
  owed: OwedFigure;
}

/** What is overdue of what is to be done: a shape, a figure and a word; each figure opens to its names. */
export function Figure({ unit, compared, duty, owed }: FigureProps) {
  const texts = useTexts();
  const named = duty ? labelOf('PlanDuty', duty) : texts.all;
  const whose = unit.unit_id ? unit : { unit_id: compared.unit_id ?? null, directly: false };
  const link = (figure: string, narrowed: Parameters<typeof namesOf>[1]) => {
    const { to, search } = namesOf(whose, { plan_duty: duty, ...narrowed });
    return (
      <Link to={to} search={search as never} aria-label={texts.namesOf(figure, named, unit.unit_name)}>
        {figure}
      </Link>
    );
  };
  if (owed.open === 0) {
    return (
      <span className={classes.figure} data-tone="success">
        <Shape owed={owed} />
        <VisuallyHidden>{texts.nothing}</VisuallyHidden>
      </span>
    );
  }
  return (
    <>
      <span className={classes.figure} data-tone={toneOf(owed)}>
        <Shape owed={owed} />
        {owed.overdue > 0
          ? link(texts.overdue(owed.overdue), { overdue: true })
          : link(texts.open(owed.open), {})}
      </span>
      {owed.overdue > 0 && owed.open > owed.overdue && (
        <span className={classes.about}>{link(texts.inTotal(owed.open), {})}</span>
      )}
      {owed.overdue > 0 && (
        <span className={`${classes.about} ${duty ? classes.onScreen : ''}`}>
          {texts.late(owed.days_late ?? 0)}
        </span>
      )}
      {!duty && owed.escalated > 0 && (
        <span className={classes.about}>{link(texts.escalated(owed.escalated), { escalated: true })}</span>
      )}
    </>
  );
}

function Shape({ owed }: { owed: OwedFigure }) {
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      <path d={shapes[toneOf(owed)]} fill="currentColor" />
    </svg>
  );
}

/** How much is done of what was due; opens to the target that counts it, or to where it is asked. */
function Share({ unit, figure }: { unit: ComparedUnit; figure: DutyFigure }) {
  const texts = useTexts();
  const { share, target_id, plan_duty } = figure;
  if (!share) return null;
  const words = `${texts.done(share.numerator, share.denominator)} (${percentOf(share)})`;
  const label = texts.doneOf(
    labelOf('PlanDuty', plan_duty),
    unit.unit_name,
    share.numerator,
    share.denominator,
  );
  const { to, params, search } = target_id ? targetOf(target_id, unit.unit_id) : askedIn(figure, unit);
  return (
    <span className={classes.about}>
      <Link to={to} params={params} search={search as never} aria-label={label}>
        {words}
      </Link>
    </span>
  );
}
