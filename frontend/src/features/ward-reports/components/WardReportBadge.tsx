import { Group } from '@mantine/core';
import { labelOf } from '@/shared/lib/labels';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

/** Where a report of the ward stands, and whether a later one has ended it. */
export function WardReportBadge({ state, isEnded }: { state: string; isEnded: boolean }) {
  const texts = useTexts();
  return (
    <Group gap="xs" component="span">
      <StatusBadge tone={state === 'issued' ? 'success' : 'neutral'}>
        {labelOf('WardReportState', state)}
      </StatusBadge>
      {isEnded && <StatusBadge tone="danger">{texts.ended}</StatusBadge>}
    </Group>
  );
}
