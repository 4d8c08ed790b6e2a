import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type CertificateView,
  createCertificate,
  listAwaitedCertificates,
  type NewCertificateBody,
  uploadCertificateFile,
} from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { DateField } from '@/shared/ui/DateField';
import { FileDrop } from '@/shared/ui/FileDrop';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** Hands in a certificate with its scan, of a course that still waits for one. */
export function CertificateDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  // Stored before its scan: a scan that is refused is tried again without a second certificate.
  const [stored, setStored] = useState<CertificateView | null>(null);
  const awaited = useQuery({
    queryKey: ['certificates', 'awaited'],
    queryFn: async ({ signal }) =>
      (await listAwaitedCertificates({ query: { limit: 200 }, signal })).data.items,
  });
  const needed = (value: unknown) => (value ? null : texts.required);
  const form = useForm({
    initialValues: {
      nomination_id: '',
      kind: 'certificate',
      number: '',
      issuer: '',
      issued_on: null as string | null,
    },
    validate: { nomination_id: needed, issuer: needed, issued_on: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const body = { ...values, number: values.number.trim() || null } as NewCertificateBody;
      const certificate = stored ?? (await createCertificate({ body })).data;
      setStored(certificate);
      const [file] = files;
      if (file) await uploadCertificateFile({ path: { id: certificate.id }, body: { file } });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.uploaded);
      onClose();
      return cache.invalidateQueries({ queryKey: ['certificates'] });
    },
    onError: failure.report,
  });
  const choose = (id: string) => {
    form.setFieldValue('nomination_id', id);
    const kind = awaited.data?.find((one) => one.nomination_id === id)?.kind;
    if (kind && kind !== 'none') form.setFieldValue('kind', kind);
  };
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={texts.upload}
      dirty={form.isDirty() || files.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.upload}
    >
      {failure.notice}
      {awaited.data?.length === 0 && <Text>{texts.nothingAwaited}</Text>}
      <NativeSelect
        label={texts.forCourse}
        required
        disabled={stored !== null}
        {...form.getInputProps('nomination_id')}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: '' },
          ...(awaited.data ?? []).map((one) => ({
            value: one.nomination_id,
            label: `${one.full_name} · ${one.course_name}`,
          })),
        ]}
      />
      <NativeSelect
        label={texts.kind}
        data={optionsOf('CertificateKind').filter(({ value }) => value !== 'none')}
        {...form.getInputProps('kind')}
      />
      <TextInput label={texts.number} {...form.getInputProps('number')} />
      <TextInput label={texts.issuer} required {...form.getInputProps('issuer')} />
      <DateField label={texts.issuedOn} required {...form.getInputProps('issued_on')} />
      <FileDrop
        label={texts.scan}
        files={files}
        onChange={setFiles}
        accept={SCAN_TYPES}
        maxSize={SCAN_LIMIT}
        maxFiles={1}
      />
    </FormDrawer>
  );
}
