import type { NominationSummary } from '@/api/generated';

/** What can be done with nominations from a list. */
export type ListAction =
  | 'propose'
  | 'confirm'
  | 'endorse'
  | 'approve'
  | 'waitlist'
  | 'promote'
  | 'send_up'
  | 'admit'
  | 'not_admit'
  | 'return'
  | 'reject'
  | 'withdraw';

interface Offer {
  states: readonly string[];
  /** One of these is needed; the server knows the finer rules of authority. */
  permissions: readonly string[];
}

const confirmable = ['returned', 'endorsed', 'waitlisted', 'approved', 'sent_up', 'admitted'];

/** Whether its unit has still to confirm: not once it has been refused or withdrawn. */
export function awaitsConfirmation(row: Pick<NominationSummary, 'state' | 'awaits_confirmation'>): boolean {
  return row.awaits_confirmation && confirmable.includes(row.state);
}

/** Which buttons are worth showing; whether an act is right is the server's to say. */
const offers: Record<ListAction, Offer> = {
  propose: { states: ['requested', 'returned'], permissions: ['nominations.propose'] },
  confirm: { states: confirmable, permissions: ['nominations.propose'] },
  endorse: { states: ['proposed'], permissions: ['nominations.gather'] },
  approve: { states: ['endorsed'], permissions: ['nominations.decide'] },
  waitlist: { states: ['proposed', 'endorsed'], permissions: ['nominations.gather'] },
  promote: { states: ['waitlisted'], permissions: ['nominations.gather'] },
  send_up: { states: ['approved'], permissions: ['nominations.gather'] },
  admit: { states: ['sent_up'], permissions: ['nominations.gather'] },
  not_admit: { states: ['sent_up'], permissions: ['nominations.gather'] },
  return: { states: ['proposed', 'endorsed'], permissions: ['nominations.gather', 'nominations.decide'] },
  reject: { states: ['endorsed', 'waitlisted'], permissions: ['nominations.decide'] },
  withdraw: {
    states: ['proposed', 'returned', 'endorsed', 'waitlisted', 'approved', 'sent_up', 'admitted'],
    permissions: ['nominations.change'],
  },
};

const withReason: readonly string[] = ['return', 'reject', 'withdraw', 'replace'];

/** Whether an action asks for a reason that stays on record. */
export function needsReason(action: string): boolean {
  return withReason.includes(action);
}

/** The actions that fit every one of the chosen rows. */
export function actionsFor(
  rows: readonly Pick<NominationSummary, 'state' | 'awaits_confirmation'>[],
  permissions: readonly string[],
): ListAction[] {
  if (rows.length === 0) return [];
  return (Object.entries(offers) as [ListAction, Offer][])
    .filter(([, offer]) => offer.permissions.some((permission) => permissions.includes(permission)))
    .filter(([action, offer]) =>
      rows.every(
        (row) => offer.states.includes(row.state) && (action !== 'confirm' || awaitsConfirmation(row)),
      ),
    )
    .map(([action]) => action);
}
