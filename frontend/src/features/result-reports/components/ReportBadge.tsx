import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const tones: Record<string, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warning',
  accepted: 'success',
};

/** Where a report stands. */
export function ReportBadge({ state }: { state: string }) {
  return <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('ReportState', state)}</StatusBadge>;
}
