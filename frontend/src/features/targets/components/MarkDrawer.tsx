import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { markInSuperiorSoftware, type SuperiorSoftwareMarkBody } from '@/api/generated';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import type { TargetPerson } from '../shares';
import { useTexts } from '../texts';

interface MarkDrawerProps {
  person: TargetPerson;
  onClose: () => void;
}

/** Says that a reported result was typed into the superior's software, with the evidence. */
export function MarkDrawer({ person, onClose }: MarkDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: { marked_on: today ?? null, evidence: '' },
    validate: { marked_on: needed, evidence: (evidence) => needed(evidence.trim()) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      markInSuperiorSoftware({
        body: { nomination_id: person.nomination_id, ...values } as SuperiorSoftwareMarkBody,
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.marked);
      onClose();
      return cache.invalidateQueries({ queryKey: ['targets'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.markOf(person.full_name)}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.mark}
    >
      {failure.notice}
      <DateField label={texts.markOn} required {...form.getInputProps('marked_on')} />
      <Textarea
        label={texts.evidence}
        required
        autosize
        minRows={3}
        maxLength={1000}
        {...form.getInputProps('evidence')}
      />
    </FormDrawer>
  );
}
