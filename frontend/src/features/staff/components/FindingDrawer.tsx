import { NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createFinding, type FindingBody, type StaffView } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../office-texts';

interface FindingDrawerProps {
  person: Pick<StaffView, 'id' | 'full_name'>;
  /** Whether the words beside it are needed. */
  reasonNeeded?: boolean;
  /** What else follows from the new finding. */
  onSaved?: () => unknown;
  onClose: () => void;
}

/** Records what a review found on the professional requirement of a person's post or task, from a day on. */
export default function FindingDrawer({ person, reasonNeeded, onSaved, onClose }: FindingDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: {
      requirement: 'post',
      requirement_task: '',
      meets: '',
      from_day: null as string | null,
      reason: '',
    },
    validate: {
      requirement_task: (value, { requirement }) => (requirement === 'post' ? null : needed(value.trim())),
      meets: needed,
      from_day: needed,
      reason: (value) => (reasonNeeded ? needed(value.trim()) : null),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = {
        staff_id: person.id,
        requirement: values.requirement,
        requirement_task: values.requirement === 'post' ? undefined : values.requirement_task.trim(),
        meets: values.meets === 'yes',
        from_day: values.from_day,
        reason: values.reason.trim() || undefined,
      } as FindingBody;
      return createFinding({ body });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.findingSaved);
      onClose();
      onSaved?.();
      return cache.invalidateQueries({ queryKey: ['staff', person.id] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.findingOf(person.full_name)}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.finding}
    >
      <Text size="sm">{texts.findingHint}</Text>
      {failure.notice}
      <NativeSelect
        label={texts.requirement}
        data={optionsOf('Purpose')}
        {...form.getInputProps('requirement')}
      />
      {form.values.requirement !== 'post' && (
        <TextInput label={texts.task} required maxLength={300} {...form.getInputProps('requirement_task')} />
      )}
      <Radio.Group label={texts.meets} required {...form.getInputProps('meets')}>
        <Stack gap={6} mt={4}>
          <Radio value="yes" label={texts.meetsYes} />
          <Radio value="no" label={texts.meetsNo} />
        </Stack>
      </Radio.Group>
      <DateField label={texts.from} required {...form.getInputProps('from_day')} />
      <Textarea
        label={texts.reason}
        required={reasonNeeded}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('reason')}
      />
    </FormDrawer>
  );
}
