import { Group } from '@mantine/core';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const tones: Record<string, Tone> = {
  asked: 'neutral',
  draft: 'neutral',
  submitted: 'info',
  returned: 'warning',
  accepted: 'success',
};

/** Where the report of a unit stands, and whether it is late. */
export function UnitReportBadge({ state, isLate }: { state: string; isLate: boolean }) {
  const texts = useTexts();
  return (
    <Group gap="xs" component="span">
      <StatusBadge tone={tones[state] ?? 'neutral'}>{labelOf('UnitReportState', state)}</StatusBadge>
      {isLate && <StatusBadge tone="danger">{texts.late}</StatusBadge>}
    </Group>
  );
}
