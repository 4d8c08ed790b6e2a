import { List, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DocumentView, recordPaperConfirmations } from '@/api/generated';
import { faultsByField, messageOf } from '@/shared/lib/form-faults';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  signed_on: string | null;
  evidence: string;
}

interface PaperDrawerProps {
  document: DocumentView;
  people: { staff_id: string; full_name: string }[];
  onClose: () => void;
}

/** Records, in place of people without an account, that they have signed on paper. */
export function PaperDrawer({ document, people, onClose }: PaperDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const form = useForm<Values>({
    initialValues: { signed_on: today ?? null, evidence: '' },
    validate: {
      signed_on: (value) => (value ? null : texts.required),
      evidence: (value) => (value.trim() ? null : texts.required),
    },
  });
  const save = useMutation({
    mutationFn: (values: Values) =>
      recordPaperConfirmations({
        path: { id: document.id },
        body: {
          version: document.version,
          signed_on: values.signed_on ?? '',
          evidence: values.evidence.trim(),
          staff_ids: people.map((person) => person.staff_id),
        },
      }),
    onSuccess: () => {
      notifyDone(texts.recorded);
      onClose();
      return cache.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  // A refused person is told by name; the field of the list is none of the form's.
  const told = save.error && [messageOf(save.error), ...Object.values(faultsByField(save.error))];
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.paperTitle}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {told && <ErrorNotice error={save.error} message={[...new Set(told)].join('\n')} />}
      <Text c="dimmed">{texts.paperAbout}</Text>
      <List>
        {people.map((person) => (
          <List.Item key={person.staff_id}>{person.full_name}</List.Item>
        ))}
      </List>
      <DateField label={texts.signedOn} required {...form.getInputProps('signed_on')} />
      <TextInput
        label={texts.evidence}
        description={texts.evidenceHint}
        required
        maxLength={300}
        {...form.getInputProps('evidence')}
      />
    </FormDrawer>
  );
}
