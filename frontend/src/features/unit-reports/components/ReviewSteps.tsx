import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acceptUnitReport, reopenUnitReport, returnUnitReport, type UnitReportView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

const reasoned = { return: returnUnitReport, reopen: reopenUnitReport } as const;

/** What the coordinator may do with a report now; its head hands it in where he writes it. */
export function ReviewSteps({ report }: { report: UnitReportView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [asking, ask] = useState<keyof typeof reasoned | null>(null);
  const guarded = { path: { id: report.id }, headers: { 'If-Match': etagOf(report) } };
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: ['duties'] });
    await cache.invalidateQueries({ queryKey: ['unit-reports'] });
  };
  const accept = useMutation({
    mutationFn: () => acceptUnitReport(guarded),
    onSuccess: () => notifyDone(texts.done.accept ?? ''),
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <>
      {report.actions.map((action) => {
        if (action === 'submit') return null;
        const isAcceptance = action === 'accept';
        return (
          <Button
            key={action}
            variant={isAcceptance ? 'filled' : 'default'}
            loading={isAcceptance && accept.isPending}
            onClick={() => (isAcceptance ? accept.mutate() : ask(action))}
          >
            {labelOf('UnitReportAction', action)}
          </Button>
        );
      })}
      {asking && (
        <ConfirmReasonModal
          opened
          onClose={() => ask(null)}
          title={labelOf('UnitReportAction', asking)}
          confirmLabel={labelOf('UnitReportAction', asking)}
          onConfirm={async (reason) => {
            await reasoned[asking]({ ...guarded, body: { reason } });
            notifyDone(texts.done[asking] ?? '');
            await refresh();
          }}
        />
      )}
    </>
  );
}
