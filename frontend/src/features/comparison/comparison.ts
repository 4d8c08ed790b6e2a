import type { ComparedUnit, Comparison, DutyFigure, OwedFigure } from '@/api/generated';
import { places } from '@/shared/lib/places';
import type { Tone } from '@/shared/ui/StatusBadge';

/** A duty of the plan, by its code. */
export type PlanDuty = DutyFigure['plan_duty'];

/** The order that stands in the address for the order of the units themselves. */
export const IN_ORDER = 'unit';

const worst = (one: OwedFigure, other: OwedFigure) =>
  other.overdue - one.overdue || other.escalated - one.escalated || other.open - one.open;

/** The figure of a duty in a unit. */
export function dutyOf(unit: ComparedUnit, duty: PlanDuty): DutyFigure | undefined {
  return unit.duties.find((figure) => figure.plan_duty === duty);
}

/**
 * The units in an order of the address: as the server sends them, the worst first; by one duty; or in the order of the
 * units, which `positions` knows.
 */
export function sorted(
  units: readonly ComparedUnit[],
  sort: string,
  positions: readonly string[],
): ComparedUnit[] {
  if (sort === IN_ORDER) {
    const place = (unit: ComparedUnit) => positions.indexOf(unit.unit_id ?? '');
    return units.toSorted((one, other) => place(one) - place(other));
  }
  if (!sort) return [...units];
  const figure = (unit: ComparedUnit) => dutyOf(unit, sort as PlanDuty)?.owed ?? unit.owed;
  return units.toSorted((one, other) => worst(figure(one), figure(other)));
}

/**
 * Duties in which some unit has something to do or a share, those that press first, each in the order of the plan; and
 * those that can be left out.
 */
export function columnsOf(compared: Comparison): { shown: PlanDuty[]; idle: PlanDuty[] } {
  const isShown = (figure: DutyFigure) => figure.owed.open > 0 || Boolean(figure.share);
  const figures = compared.total.duties.filter(isShown);
  const parts = [figures.filter(isPressing), figures.filter((figure) => !isPressing(figure))];
  const shown = parts.flat().map((figure) => figure.plan_duty);
  return { shown, idle: compared.plan_duties.filter((duty) => !shown.includes(duty)) };
}

/** What a unit still has to do, the worst first: the lines of its card on a phone. */
export function linesOf(unit: ComparedUnit): DutyFigure[] {
  const left = unit.duties.filter((figure) => figure.owed.open > 0 || figure.unheld > 0);
  return left.toSorted((one, other) => worst(one.owed, other.owed) || other.unheld - one.unheld);
}

/** Whether somebody should look at it now: it is overdue, or nobody owes it though it is asked for. */
export function isPressing(figure: DutyFigure): boolean {
  return figure.owed.overdue > 0 || figure.unheld > 0;
}

/** Whether nothing is left: nobody owes anything, and all that was ever due is done. */
export function isDone({ owed, share }: DutyFigure): boolean {
  return owed.open === 0 && (!share || share.numerator === share.denominator);
}

/** Where the names behind a figure are: the page of who owes what, narrowed to the same rows. */
export function namesOf(
  unit: Pick<ComparedUnit, 'unit_id' | 'directly'>,
  narrowed: { plan_duty?: PlanDuty; overdue?: boolean; escalated?: boolean },
): { to: string; search: Record<string, string> } {
  const search: Record<string, string> = {};
  if (unit.unit_id) search.unit_id = unit.unit_id;
  if (unit.unit_id && unit.directly) search.directly = 'true';
  if (narrowed.plan_duty) search.plan_duty = narrowed.plan_duty;
  if (narrowed.overdue) search.overdue = 'true';
  if (narrowed.escalated) search.escalated = 'true';
  return { to: places.owed.path, search };
}

/** How a figure stands. */
export function toneOf(owed: OwedFigure): Tone {
  if (owed.overdue > 0) return 'danger';
  return owed.open > 0 ? 'info' : 'success';
}

/** A share in whole percent, rounded down: 100% is said of all alone. */
export function percentOf(share: { percent_hundredths?: number | null }): string {
  const hundredths = share.percent_hundredths ?? null;
  return hundredths === null ? '–' : `${Math.floor(hundredths / 100)}%`;
}

/** The page of a target, with who is missing in a unit. */
export function targetOf(id: string, unitId: string | null | undefined) {
  const search: Record<string, string> = { side: 'missing' };
  if (unitId) search.unit_id = unitId;
  return { to: '/chi-tieu/$id' as const, params: { id }, search };
}
