import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const tones: Record<string, Tone> = {
  requested: 'neutral',
  proposed: 'info',
  returned: 'warning',
  endorsed: 'info',
  waitlisted: 'warning',
  approved: 'info',
  sent_up: 'info',
  admitted: 'success',
  completed: 'success',
  not_admitted: 'danger',
  rejected: 'danger',
  withdrawn: 'neutral',
  replaced: 'neutral',
  failed: 'danger',
  absent_all: 'danger',
};

/** Where a nomination stands, as colour, shape and word. */
export function NominationBadge({ state, label }: { state: string; label: string }) {
  return <StatusBadge tone={tones[state] ?? 'neutral'}>{label}</StatusBadge>;
}
