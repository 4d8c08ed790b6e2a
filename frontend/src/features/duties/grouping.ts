import type { ListDutiesResponse } from '@/api/generated';

/** One thing that is owed. */
export type Duty = ListDutiesResponse['items'][number];

/** How pressing a duty is. */
export type Urgency = 'overdue' | 'soon' | 'later' | 'undated';

/** Days ahead that count as soon: a working week and its weekend. */
const SOON_DAYS = 7;

/** How pressing a duty is, by what the server computed from its calendar. */
export function urgencyOf(duty: Pick<Duty, 'overdue' | 'days_left'>): Urgency {
  if (duty.overdue) return 'overdue';
  if (duty.days_left === null || duty.days_left === undefined) return 'undated';
  return duty.days_left <= SOON_DAYS ? 'soon' : 'later';
}

/** Duties by urgency, the worst group first; the server's order stays within a group, empty groups are left out. */
export function groupDuties(duties: readonly Duty[]): { urgency: Urgency; duties: Duty[] }[] {
  return (['overdue', 'soon', 'later', 'undated'] as const)
    .map((urgency) => ({ urgency, duties: duties.filter((duty) => urgencyOf(duty) === urgency) }))
    .filter((group) => group.duties.length > 0);
}
