import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const tones: Record<string, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warning',
  accepted: 'success',
};

/** Where the needs of a unit stand. */
export function SubmissionBadge({ state }: { state: string }) {
  return <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('SubmissionState', state)}</StatusBadge>;
}

/** Whether a round takes needs. */
export function RoundBadge({ state }: { state: string }) {
  return (
    <StatusBadge tone={state === 'open' ? 'info' : 'neutral'}>{labelOf('RoundState', state)}</StatusBadge>
  );
}
