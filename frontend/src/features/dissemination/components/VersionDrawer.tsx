import { Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DocumentView, publishDocumentVersion } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  change: string;
  from_day: string | null;
  deadline: string | null;
}

/** Adds a version: everybody is asked again. */
export function VersionDrawer({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const form = useForm<Values>({
    initialValues: { change: '', from_day: today ?? null, deadline: null },
    validate: { change: (value) => (value.trim() ? null : texts.required) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: (values: Values) =>
      publishDocumentVersion({
        path: { id: document.id },
        headers: { 'If-Match': etagOf(document) },
        body: { ...values, change: values.change.trim() },
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.published);
      onClose();
      void cache.invalidateQueries({ queryKey: ['duties'] });
      return cache.invalidateQueries({ queryKey: ['documents'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.newVersion}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {failure.notice}
      <Text c="dimmed">{texts.newVersionAbout}</Text>
      <Textarea
        label={texts.change}
        required
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('change')}
      />
      <DateField label={texts.fromDay} {...form.getInputProps('from_day')} />
      <DateField label={texts.deadline} {...form.getInputProps('deadline')} />
    </FormDrawer>
  );
}
