import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CourseView, cancelCourse, finishCourse, openCourse, reopenCourse } from '@/api/generated';
import { useToday } from '@/shared/lib/server';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { type CourseStep, stepsFor } from '../course-actions';
import { useTexts } from '../texts';
import { PostponeDrawer } from './PostponeDrawer';

/** The buttons that move a course from state to state. */
export function CourseSteps({ course }: { course: CourseView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday() ?? '';
  const [asking, setAsking] = useState<CourseStep | null>(null);
  const act = useMutation({
    mutationFn: ({ step, reason = '' }: { step: CourseStep; reason?: string }): Promise<unknown> => {
      const path = { id: course.id };
      if (step === 'open') return openCourse({ path });
      if (step === 'finish') return finishCourse({ path });
      if (step === 'cancel') return cancelCourse({ path, body: { reason } });
      return reopenCourse({ path, body: { reason } });
    },
    onSuccess: (_, { step }) => {
      notifyDone(texts.done[step]);
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      return cache.invalidateQueries({ queryKey: ['courses'] });
    },
  });
  const start = (step: CourseStep) =>
    step === 'open' || step === 'finish' ? act.mutate({ step }, { onError: notifyError }) : setAsking(step);
  const asksReason = asking === 'cancel' || asking === 'reopen';
  return (
    <>
      {stepsFor(course, today).map((step) => (
        <Button
          key={step}
          variant={step === 'open' || step === 'reschedule' ? 'filled' : 'default'}
          loading={act.isPending && act.variables.step === step}
          onClick={() => start(step)}
        >
          {texts.steps[step]}
        </Button>
      ))}
      <ConfirmReasonModal
        opened={asksReason}
        onClose={() => setAsking(null)}
        title={asking ? texts.steps[asking] : ''}
        confirmLabel={asking ? texts.steps[asking] : ''}
        danger={asking === 'cancel'}
        onConfirm={(reason) => act.mutateAsync({ step: asking ?? 'cancel', reason })}
      >
        {asking === 'cancel' && texts.cancelText}
      </ConfirmReasonModal>
      {(asking === 'postpone' || asking === 'reschedule') && (
        <PostponeDrawer opened course={course} step={asking} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
