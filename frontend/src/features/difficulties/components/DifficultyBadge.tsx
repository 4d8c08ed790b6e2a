import { Group } from '@mantine/core';
import { labelOf } from '@/shared/lib/labels';
import { useToday } from '@/shared/lib/server';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const tones: Record<string, Tone> = {
  draft: 'neutral',
  reported: 'info',
  asked_back: 'warning',
  advised: 'info',
  answered: 'success',
  decided: 'success',
  closed: 'neutral',
  withdrawn: 'neutral',
};

/** Where a difficulty stands, and whether its next step is overdue. */
export function DifficultyBadge({ state, dueOn }: { state: string; dueOn?: string | null }) {
  const texts = useTexts();
  const today = useToday();
  return (
    <Group gap="xs" component="span">
      <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('DifficultyState', state)}</StatusBadge>
      {dueOn && today && dueOn < today && <StatusBadge tone="danger">{texts.overdue}</StatusBadge>}
    </Group>
  );
}
