import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';

const outcomeTones: Record<string, Tone> = { passed: 'success', failed: 'danger', absent_all: 'warning' };
const certificateTones: Record<string, Tone> = { uploaded: 'info', verified: 'success', rejected: 'danger' };

/** What came of a course. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  return (
    <StatusBadge tone={outcomeTones[outcome] ?? 'neutral'}>{labelOf('ResultOutcome', outcome)}</StatusBadge>
  );
}

/** Whether a certificate has been verified. */
export function CertificateBadge({ state }: { state: string }) {
  return (
    <StatusBadge tone={certificateTones[state] ?? 'neutral'}>
      {labelOf('CertificateState', state)}
    </StatusBadge>
  );
}
