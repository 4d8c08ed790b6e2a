import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const tones: Record<string, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warning',
  approved: 'success',
};

/** Where a year plan stands. */
export function PlanBadge({ state }: { state: string }) {
  return <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('YearPlanState', state)}</StatusBadge>;
}
