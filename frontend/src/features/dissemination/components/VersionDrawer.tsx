import { Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type DocumentView, publishDocumentVersion } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

interface Values extends Record<string, unknown> {
  change: string;
  from_day: string | null;
  deadline: string | null;
}

/** Adds a version: everybody is asked again. */
export function VersionDrawer({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const texts = useTexts();
  const today = useToday();
  const form = useForm<Values>({
    initialValues: { change: '', from_day: today ?? null, deadline: null },
    validate: { change: (value) => (value.trim() ? null : texts.required) },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.newVersion}
      save={(values) =>
        publishDocumentVersion({
          path: { id: document.id },
          headers: { 'If-Match': etagOf(document) },
          body: { ...values, change: values.change.trim() },
        })
      }
      done={texts.published}
      refresh={['documents', 'duties']}
      onClose={onClose}
    >
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
    </SaveDrawer>
  );
}
