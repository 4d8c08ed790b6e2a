import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acceptFinding, type InspectionFindingView, type MendingAction } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { notifyDone } from '@/shared/ui/notify';
import { StepsList } from '@/shared/ui/StepsList';
import { useTexts } from '../texts';
import { FindingBadge } from './FindingBadge';
import { FindingDrawer, FindingStepDrawer } from './FindingDrawers';

/** One finding with what was done about it, and what is to be done now. */
export function FindingCard({ finding, number }: { finding: InspectionFindingView; number: number }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const mayWrite = useCan('inspections.write');
  const [taken, take] = useState<MendingAction | 'edit' | null>(null);
  const close = () => take(null);
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.findingNumber(number)}>
      <Stack gap="sm">
        <Group gap="xs">
          <FindingBadge state={finding.state} mendBy={finding.mend_by} />
          <Text size="sm" c="dimmed">
            {texts.mendBy}: <span className="figures">{formatDay(finding.mend_by)}</span>
          </Text>
        </Group>
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{finding.words}</Text>
        {finding.steps.length > 0 && <StepsList actions="MendingAction" steps={finding.steps} />}
        <Group gap="xs" justify="flex-end">
          {mayWrite && finding.state === 'open' && (
            <Button
              variant="default"
              aria-label={texts.editFindingOf(finding.words)}
              onClick={() => take('edit')}
            >
              {texts.editFinding}
            </Button>
          )}
          {[...finding.actions].reverse().map((action) => (
            <Button
              key={action}
              variant={action === 'send_back' ? 'default' : 'filled'}
              aria-label={texts.stepOf(labelOf('MendingAction', action), finding.words)}
              onClick={() => take(action)}
            >
              {labelOf('MendingAction', action)}
            </Button>
          ))}
        </Group>
      </Stack>
      {taken === 'edit' && (
        <FindingDrawer inspectionId={finding.inspection_id} finding={finding} onClose={close} />
      )}
      {(taken === 'mend' || taken === 'send_back') && (
        <FindingStepDrawer finding={finding} action={taken} onClose={close} />
      )}
      {taken === 'accept' && (
        <ConfirmModal
          title={labelOf('MendingAction', 'accept')}
          confirmLabel={labelOf('MendingAction', 'accept')}
          onClose={close}
          onConfirm={async () => {
            await acceptFinding({ path: { id: finding.id }, headers: { 'If-Match': etagOf(finding) } });
            notifyDone(texts.done.accept ?? '');
            await cache.invalidateQueries({ queryKey: ['duties'] });
            await cache.invalidateQueries({ queryKey: ['inspections'] });
          }}
        >
          {texts.acceptAbout(finding.words)}
        </ConfirmModal>
      )}
    </Paper>
  );
}
