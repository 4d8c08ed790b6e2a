import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DepartureBody, recordCohortDeparture } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import type { TargetPerson } from '../shares';
import { useTexts } from '../texts';

interface DepartureDrawerProps {
  person: TargetPerson;
  onClose: () => void;
}

/** Takes somebody out of the cohort of those once below the requirement, with the reason. */
export function DepartureDrawer({ person, onClose }: DepartureDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { from_day: today ?? null, reason: 'moved_to_fitting_post', words: '' },
    validate: { from_day: needed, words: (words) => needed(words.trim()) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      recordCohortDeparture({ body: { staff_id: person.staff_id, ...values } as DepartureBody }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.left);
      onClose();
      return cache.invalidateQueries({ queryKey: ['targets'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.leaveOf(person.full_name)}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.leave}
    >
      {failure.notice}
      <Text size="sm">{texts.leaveAbout}</Text>
      <NativeSelect
        label={texts.leaveReason}
        data={optionsOf('LeavingReason')}
        {...form.getInputProps('reason')}
      />
      <DateField label={texts.leaveFrom} required {...form.getInputProps('from_day')} />
      <Textarea
        label={texts.leaveWords}
        required
        autosize
        minRows={3}
        maxLength={1000}
        {...form.getInputProps('words')}
      />
    </FormDrawer>
  );
}
