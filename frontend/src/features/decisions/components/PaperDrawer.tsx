import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeDecision, type DecisionView, getDecision, uploadDecisionFile } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { atNumber } from '@/shared/reports/register';
import { FileDrop } from '@/shared/ui/FileDrop';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { useTexts } from '../texts';
import { PaperFields, type PaperValues, paperBody, paperOf, paperRules } from './PaperFields';

interface PaperDrawerProps {
  decision: DecisionView;
  opened: boolean;
  onClose: () => void;
}

/** Number, day and signer from the register, and the signed paper itself. */
export function PaperDrawer({ decision, opened, onClose }: PaperDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  // What is on the paper is stored before its scan: a scan that is refused is tried again by itself.
  const [stored, setStored] = useState<PaperValues>(paperOf(decision));
  const form = useForm<PaperValues>({ initialValues: stored, validate: paperRules(texts) });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ values, etag }: { values: PaperValues; etag?: string }) => {
      const path = { id: decision.id };
      if (JSON.stringify(values) !== JSON.stringify(stored)) {
        const headers = { 'If-Match': etag ?? etagOf(decision) };
        await changeDecision({ path, headers, body: paperBody(values) });
        setStored(values);
      }
      const [file] = files;
      if (file) await uploadDecisionFile({ path, body: { file } });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['decisions'] }),
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(atNumber(error));
    },
  });
  const stale = useStaleSave<PaperValues>({
    latest: async () => {
      const { data } = await getDecision({ path: { id: decision.id } });
      return { values: paperOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.subject]: values.subject,
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
      opened={opened}
      onClose={onClose}
      title={texts.change}
      dirty={form.isDirty() || files.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      <PaperFields form={form} />
      <FileDrop
        label={texts.paper}
        files={files}
        onChange={setFiles}
        accept={SCAN_TYPES}
        maxSize={SCAN_LIMIT}
        maxFiles={1}
      />
      <Text size="sm" c="dimmed">
        {texts.paperHint}
      </Text>
    </FormDrawer>
  );
}
