import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import type { Health } from '../health';
import { useTexts } from '../texts';

const tones: Record<Health, Tone> = {
  shut_out: 'neutral',
  never: 'warning',
  silent: 'danger',
  well: 'success',
  behind: 'info',
  lagging: 'danger',
};

/** Whether a program has what there is to have. */
export function HealthBadge({ health }: { health: Health }) {
  const texts = useTexts();
  return <StatusBadge tone={tones[health]}>{texts.health[health]}</StatusBadge>;
}
