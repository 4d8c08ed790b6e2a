import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { approveYearPlan, returnYearPlan, submitYearPlan, type YearPlanView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { useCan } from '@/shared/lib/server';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { PaperButton } from '@/shared/ui/PaperButton';
import { useTexts } from '../texts';

/** What may be done with a plan now. */
export function PlanSteps({ plan }: { plan: YearPlanView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const mayWrite = useCan('year_plans.write');
  const mayApprove = useCan('year_plans.approve');
  const [asking, ask] = useDisclosure();
  const request = { path: { id: plan.id }, headers: { 'If-Match': etagOf(plan) } };
  const refresh = () => cache.invalidateQueries({ queryKey: ['year-plans'] });
  const submit = useMutation({
    mutationFn: () => submitYearPlan(request),
    onSuccess: () => notifyDone(texts.submitted),
    onError: notifyError,
    onSettled: refresh,
  });
  const approve = useMutation({
    mutationFn: () => approveYearPlan(request),
    onSuccess: () => notifyDone(texts.approved),
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <>
      <PaperButton path={`/year-plans/${plan.id}/paper`} name={`ke-hoach-${plan.year}`} />
      <ExcelButton path={`/year-plans/${plan.id}/workbook`} name={`ke-hoach-${plan.year}`} />
      {mayWrite && (plan.state === 'draft' || plan.state === 'returned') && (
        <Button loading={submit.isPending} onClick={() => submit.mutate()}>
          {texts.submit}
        </Button>
      )}
      {mayApprove && plan.state === 'submitted' && (
        <>
          <Button variant="default" onClick={ask.open}>
            {texts.returnBack}
          </Button>
          <Button loading={approve.isPending} onClick={() => approve.mutate()}>
            {texts.approve}
          </Button>
        </>
      )}
      <ConfirmReasonModal
        opened={asking}
        onClose={ask.close}
        title={texts.returnBack}
        confirmLabel={texts.returnBack}
        onConfirm={async (reason) => {
          await returnYearPlan({ ...request, body: { reason } });
          notifyDone(texts.returned);
          await refresh();
        }}
      />
    </>
  );
}
