import type { DecisionView } from '@/api/generated';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { standingOf } from '../rules';
import { useTexts } from '../texts';

const tones = { draft: 'warning', inForce: 'success', revoked: 'neutral' } as const;

/** Whether a paper has its number and still holds. */
export function StandingBadge({ decision }: { decision: Pick<DecisionView, 'number' | 'revoked'> }) {
  const texts = useTexts();
  const standing = standingOf(decision);
  return <StatusBadge tone={tones[standing]}>{texts[standing]}</StatusBadge>;
}
