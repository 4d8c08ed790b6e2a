import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createLetter, type LetterBody, type LetterView, uploadLetterFile } from '@/api/generated';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { DateField } from '@/shared/ui/DateField';
import { FileDrop } from '@/shared/ui/FileDrop';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface LetterDrawerProps {
  opened: boolean;
  onClose: () => void;
  onSaved: (letter: LetterView) => void;
}

/** Enters a superior's letter with its scan. */
export function LetterDrawer({ opened, onClose, onSaved }: LetterDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  // The letter is stored before its scan: a scan that is refused is tried again without a second letter.
  const [stored, setStored] = useState<LetterView | null>(null);
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: {
      number: '',
      issued_on: null as string | null,
      issuer: '',
      subject: '',
      quota: '' as number | string,
    },
    validate: { number: needed, issued_on: needed, issuer: needed, subject: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const body = { ...values, quota: values.quota === '' ? null : Number(values.quota) } as LetterBody;
      const letter = stored ?? (await createLetter({ body })).data;
      setStored(letter);
      const [file] = files;
      if (file) await uploadLetterFile({ path: { id: letter.id }, body: { file } });
      return letter;
    },
    onMutate: failure.clear,
    onSuccess: (letter) => {
      notifyDone(texts.letterSaved);
      void cache.invalidateQueries({ queryKey: ['letters'] });
      onSaved(letter);
      onClose();
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={texts.letterNew}
      dirty={form.isDirty() || files.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {failure.notice}
      <TextInput label={texts.letterNumber} required {...form.getInputProps('number')} />
      <DateField label={texts.letterDay} required {...form.getInputProps('issued_on')} />
      <TextInput label={texts.letterIssuer} required {...form.getInputProps('issuer')} />
      <Textarea label={texts.letterSubject} autosize required {...form.getInputProps('subject')} />
      <NumberInput label={texts.letterQuota} min={1} {...form.getInputProps('quota')} />
      <FileDrop
        label={texts.letterFile}
        files={files}
        onChange={setFiles}
        accept={SCAN_TYPES}
        maxSize={SCAN_LIMIT}
        maxFiles={1}
      />
    </FormDrawer>
  );
}
