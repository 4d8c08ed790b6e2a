import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ListSuperiorDataResponse, markManyInSuperiorSoftware, type Problem } from '@/api/generated';
import { useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** A time of being sent. */
export type SuperiorRow = ListSuperiorDataResponse['items'][number];

/** A row that could not be marked. */
export interface Refused {
  name: string;
  why: string;
}

interface Values extends Record<string, unknown> {
  marked_on: string | null;
  evidence: string;
}

interface MarksDrawerProps {
  rows: SuperiorRow[];
  onRefused: (refused: Refused[]) => void;
  /** Once it is sent: the choice of rows has served. */
  onDone: () => void;
  onClose: () => void;
}

/** Marks many rows as entered, with one evidence for all. */
export function MarksDrawer({ rows, onRefused, onDone, onClose }: MarksDrawerProps) {
  const texts = useTexts();
  const cache = useQueryClient();
  const form = useForm<Values>({
    initialValues: { marked_on: useToday() ?? null, evidence: '' },
    validate: {
      marked_on: (value) => (value ? null : texts.required),
      evidence: (value) => (value.trim() ? null : texts.required),
    },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: async ({ marked_on, evidence }: Values) => {
      const nomination_ids = rows.map((row) => row.id);
      const body = { nomination_ids, marked_on: marked_on ?? '', evidence: evidence.trim() };
      return (await markManyInSuperiorSoftware({ body })).data.items;
    },
    onMutate: failure.clear,
    onSuccess: (items) => {
      const failed = items.filter(({ done }) => !done);
      onRefused(
        failed.map(({ nomination_id, problem }) => {
          const { errors = [], detail, title } = problem as Partial<Problem>;
          const why = errors.map((fault) => fault.detail ?? fault.code).join(' ') || detail || title || '';
          return { name: rows.find((row) => row.id === nomination_id)?.full_name ?? nomination_id, why };
        }),
      );
      if (failed.length < items.length) notifyDone(texts.done(items.length - failed.length));
      onDone();
      onClose();
      return cache.invalidateQueries({ queryKey: ['superior-data'] });
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={texts.markTitle}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      submitting={save.isPending}
      submitLabel={texts.mark(rows.length)}
    >
      {failure.notice}
      {texts.markAbout}
      <DateField label={texts.day} required {...form.getInputProps('marked_on')} />
      <Textarea
        label={texts.evidence}
        description={texts.evidenceHint}
        required
        maxLength={1000}
        autosize
        minRows={2}
        {...form.getInputProps('evidence')}
      />
    </FormDrawer>
  );
}
