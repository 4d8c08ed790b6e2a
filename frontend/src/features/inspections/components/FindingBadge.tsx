import { Group } from '@mantine/core';
import { labelOf } from '@/shared/lib/labels';
import { useToday } from '@/shared/lib/server';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const tones: Record<string, Tone> = { open: 'warning', mended: 'info', accepted: 'success' };

/** Where a finding stands, and whether it is overdue. */
export function FindingBadge({ state, mendBy }: { state: string; mendBy: string }) {
  const texts = useTexts();
  const today = useToday();
  return (
    <Group gap="xs" component="span">
      <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('MendingState', state)}</StatusBadge>
      {state === 'open' && today && mendBy < today && (
        <StatusBadge tone="danger">{texts.overdue}</StatusBadge>
      )}
    </Group>
  );
}
