import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { DateField } from '@/shared/ui/DateField';
import { FileDrop } from '@/shared/ui/FileDrop';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import {
  atNumber,
  comeTogether,
  type RegisterCalls,
  type RegisteredPaper,
  type RegisterValues,
  registerBody,
  registerValues,
} from './register';
import { useReportTexts } from './texts';

interface RegistrationDrawerProps {
  paper: RegisteredPaper;
  calls: RegisterCalls;
  onClose: () => void;
}

/** Number, day and signer from the register, and the signed paper itself. */
export function RegistrationDrawer({ paper, calls, onClose }: RegistrationDrawerProps) {
  const texts = useReportTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  // What is typed in is stored before the scan: a scan that is refused is tried again by itself.
  const [stored, setStored] = useState<RegisterValues>(registerValues(paper.registration));
  const together = (values: RegisterValues) =>
    comeTogether(values.number, values.signed_on) ? null : texts.together;
  const form = useForm<RegisterValues>({
    initialValues: stored,
    validate: {
      number: (number, values) => (number.trim() ? null : together(values)),
      signed_on: (day, values) => (day ? null : together(values)),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: RegisterValues; etag?: string }) => {
      if (JSON.stringify(values) !== JSON.stringify(stored)) {
        await calls.register(registerBody(values), etag ?? etagOf(paper));
        setStored(values);
      }
      const [file] = files;
      if (file) await calls.upload(file);
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.registered);
      onClose();
    },
    onSettled: () => Promise.all(calls.refresh.map((name) => cache.invalidateQueries({ queryKey: [name] }))),
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(atNumber(error));
    },
  });
  const stale = useStaleSave<RegisterValues>({
    latest: async () => {
      const latest = await calls.latest();
      return { values: registerValues(latest.registration), etag: etagOf(latest) };
    },
    describe: (values) => ({
      [texts.number]: values.number,
      [texts.signedOn]: formatDay(values.signed_on),
      [texts.signer]: values.signer_name,
      [texts.signerTitle]: values.signer_title,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      setStored(values);
      form.setValues(values);
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.register}
      dirty={form.isDirty() || files.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <TextInput
        label={texts.number}
        description={texts.numberHint}
        maxLength={60}
        {...form.getInputProps('number')}
      />
      <DateField label={texts.signedOn} {...form.getInputProps('signed_on')} />
      <TextInput label={texts.signer} maxLength={120} {...form.getInputProps('signer_name')} />
      <TextInput
        label={texts.signerTitle}
        description={texts.signerTitleHint}
        maxLength={120}
        {...form.getInputProps('signer_title')}
      />
      <FileDrop
        label={texts.scan}
        files={files}
        onChange={setFiles}
        accept={SCAN_TYPES}
        maxSize={SCAN_LIMIT}
        maxFiles={1}
      />
      {paper.registration?.file && (
        <Text size="sm" c="dimmed">
          {texts.scanReplaced}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {texts.registrationAbout}
      </Text>
    </FormDrawer>
  );
}
