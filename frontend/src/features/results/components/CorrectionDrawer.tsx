import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  correctResult,
  getResult,
  type ResultBodyPatch,
  type ResultView,
  uploadResultFile,
} from '@/api/generated';
import { download } from '@/shared/lib/download';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { SCAN_LIMIT, SCAN_TYPES } from '@/shared/lib/scans';
import { isScore } from '@/shared/lib/score';
import { useIsClosed } from '@/shared/lib/years';
import { FileDrop } from '@/shared/ui/FileDrop';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

interface CorrectionDrawerProps {
  result: ResultView;
  opened: boolean;
  onClose: () => void;
}

/** Corrects a result with a reason, and puts the school's paper beside it. */
export function CorrectionDrawer({ result, opened, onClose }: CorrectionDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const initial = {
    outcome: result.outcome as string,
    score: result.score ?? '',
    confirmed_by_school: result.confirmed_by_school,
    note: result.note ?? '',
    reason: '',
  };
  const closed = useIsClosed(result.last_day);
  const facts = ({ reason: _, ...values }: typeof initial) => JSON.stringify(values);
  const form = useForm({
    initialValues: initial,
    validate: {
      score: (value) => (isScore(value) ? null : texts.badScore),
      // A paper alone corrects nothing and needs no reason, as long as the year is open.
      reason: (value, values) =>
        (closed || facts(values) !== facts(initial)) && !value.trim() ? texts.required : null,
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async (values: typeof initial) => {
      const path = { id: result.id };
      const [file] = files;
      // In a closed year the paper is an amendment too.
      if (file) await uploadResultFile({ path, body: { file, reason: values.reason.trim() || undefined } });
      if (facts(values) === facts(initial)) return;
      // The paper has just made a new revision of the result.
      const etag = etagOf(file ? (await getResult({ path })).data : result);
      const body = { ...values, score: values.score.trim() || null, note: values.note.trim() || null };
      await correctResult({ path, headers: { 'If-Match': etag }, body: body as ResultBodyPatch });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.corrected);
      onClose();
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      return cache.invalidateQueries({ queryKey: ['results'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={texts.correctOf(result.full_name)}
      dirty={form.isDirty() || files.length > 0}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
    >
      {failure.notice}
      <NativeSelect
        label={texts.outcome}
        data={optionsOf('ResultOutcome')}
        {...form.getInputProps('outcome')}
      />
      <TextInput
        label={texts.score}
        description={texts.scoreHint}
        inputMode="decimal"
        {...form.getInputProps('score')}
      />
      <Checkbox
        label={texts.confirmed}
        {...form.getInputProps('confirmed_by_school', { type: 'checkbox' })}
      />
      <Textarea label={texts.note} autosize {...form.getInputProps('note')} />
      <Textarea label={texts.correctReason} autosize minRows={2} {...form.getInputProps('reason')} />
      {result.has_file && (
        <Button
          variant="default"
          onClick={() => download(`/results/${result.id}/file`, 'xac-nhan').catch(notifyError)}
        >
          {texts.openPaper}
        </Button>
      )}
      <FileDrop
        label={texts.paper}
        files={files}
        onChange={setFiles}
        accept={SCAN_TYPES}
        maxSize={SCAN_LIMIT}
        maxFiles={1}
      />
    </FormDrawer>
  );
}
