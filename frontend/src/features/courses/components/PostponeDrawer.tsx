import { Checkbox, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CourseView, postponeCourse, rescheduleCourse } from '@/api/generated';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';
import { useConflictsSave } from './conflicts-save';

interface PostponeDrawerProps {
  course: CourseView;
  step: 'postpone' | 'reschedule';
  opened: boolean;
  onClose: () => void;
}

/** Puts a course off, with its new days where they are known; or gives new days to one that was put off. */
export function PostponeDrawer({ course, step, opened, onClose }: PostponeDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const isPostponing = step === 'postpone';
  const form = useForm({
    initialValues: {
      reason: '',
      knows: !isPostponing,
      first_day: null as string | null,
      last_day: null as string | null,
      nomination_deadline: null as string | null,
    },
    validate: {
      reason: (value) => (isPostponing && !value.trim() ? texts.required : null),
      first_day: (value, { knows }) => (knows && !value ? texts.required : null),
      last_day: (value, { knows, first_day }) => {
        if (!knows) return null;
        if (!value) return texts.required;
        return first_day && value < first_day ? texts.afterEnd : null;
      },
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, keeping }: { values: typeof form.values; keeping?: string }): Promise<unknown> => {
      const days = {
        first_day: values.first_day ?? '',
        last_day: values.last_day ?? '',
        nomination_deadline: values.nomination_deadline,
        conflicts_reason: keeping,
      };
      if (!isPostponing) return rescheduleCourse({ path: { id: course.id }, body: days });
      const body = { reason: values.reason.trim(), new_days: values.knows ? days : undefined };
      return postponeCourse({ path: { id: course.id }, body });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.done[step]);
      onClose();
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      return cache.invalidateQueries({ queryKey: ['courses'] });
    },
    onError: (error, { values }) => {
      if (!conflicts.catches(error, values)) failure.report(error);
    },
  });
  const conflicts = useConflictsSave<typeof form.values>((values, keeping) =>
    save.mutateAsync({ values, keeping }),
  );
  return (
    <>
      <FormDrawer
        opened={opened}
        onClose={onClose}
        title={texts.steps[step]}
        dirty={form.isDirty()}
        onSubmit={form.onSubmit((values) => save.mutate({ values }))}
        submitting={save.isPending}
        submitLabel={texts.steps[step]}
      >
        <Text>{texts.postponeText}</Text>
        {failure.notice}
        {isPostponing && (
          <>
            <Textarea
              label={texts.stateReason}
              description={texts.reasonHint}
              autosize
              minRows={2}
              required
              {...form.getInputProps('reason')}
            />
            <Checkbox label={texts.newDays} {...form.getInputProps('knows', { type: 'checkbox' })} />
          </>
        )}
        {form.values.knows && (
          <>
            <DateField label={texts.newFirst} required {...form.getInputProps('first_day')} />
            <DateField label={texts.newLast} required {...form.getInputProps('last_day')} />
            <DateField label={texts.deadline} {...form.getInputProps('nomination_deadline')} />
          </>
        )}
      </FormDrawer>
      {conflicts.dialog}
    </>
  );
}
