import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { getNeedsSubmission, listStaff, type NeedsSubmissionView, submitNeeds } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { faultsByField, messageOf } from '@/shared/lib/form-faults';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { type Draft, draftOf, type NeedRow, newRow, overTheirs } from '../rows';
import { useTexts } from '../texts';
import { useDraft } from '../use-draft';
import { NeedFields } from './NeedFields';
import { Suggestions } from './Suggestions';

/** The needs of a unit as they are written: a draft that stores itself until it is handed in. */
export function Writing({ submission }: { submission: NeedsSubmissionView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const path = { id: submission.id };
  const stale = useStaleSave<Draft>({
    latest: async () => {
      const { data } = await getNeedsSubmission({ path });
      return { values: draftOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.note]: values.note,
      ...Object.fromEntries(
        values.rows.map((row, index) => [
          texts.need(index + 1),
          [row.programme_label, row.content, row.people, row.quarter, row.estimated_cost]
            .filter(Boolean)
            .join(' · '),
        ]),
      ),
    }),
    keepMine: async (mine, etag) => {
      const { data } = await getNeedsSubmission({ path });
      const typed = overTheirs(mine, draftOf(data));
      setDraft(typed);
      save.mutate({ typed, etag });
    },
    takeTheirs: async () => {
      const { data } = await getNeedsSubmission({ path });
      begin(data);
    },
  });
  const { draft, setDraft, save, isDirty, failure, begin } = useDraft(submission, stale.catches);
  const people = useQuery({
    queryKey: ['staff', 'of-unit', submission.unit_id],
    queryFn: async ({ signal }) =>
      (await listStaff({ query: { unit_id: submission.unit_id, limit: 200 }, signal })).data.items,
  });
  const submit = useMutation({
    mutationFn: async () => {
      if (isDirty) await save.mutateAsync({ typed: draft });
      const { data } = await getNeedsSubmission({ path });
      return submitNeeds({ path, headers: { 'If-Match': etagOf(data) } });
    },
    onSuccess: () => {
      notifyDone(texts.submitted);
      return cache.invalidateQueries({ queryKey: ['needs'] });
    },
  });
  const error = submit.error ?? failure;
  const faults = faultsByField(error);
  const change = (key: string, part: Partial<NeedRow>) =>
    setDraft((now) => ({
      ...now,
      rows: now.rows.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }));
  const added = useRef('');
  const add = (filled?: Partial<NeedRow>) => {
    const row = newRow(filled);
    added.current = row.key;
    setDraft((now) => ({ ...now, rows: [...now.rows, row] }));
  };
  // The new need may stand far below: whoever added it goes on writing there.
  const begins = (key: string) => (card: HTMLElement | null) => {
    if (!card || added.current !== key) return;
    added.current = '';
    card.scrollIntoView({ block: 'center' });
    card.querySelector('input')?.focus({ preventScroll: true });
  };
  const status = save.isPending ? texts.saving : isDirty ? texts.unsaved : texts.saved;
  return (
    <Stack>
      <LeaveGuard dirty={isDirty} />
      {stale.dialog}
      {Boolean(error) && (
        <ErrorNotice
          error={error}
          message={[...new Set([messageOf(error), ...Object.values(faults)])].join('\n')}
        />
      )}
      <Suggestions unitId={submission.unit_id} rows={draft.rows} onTake={add} />
      {draft.rows.map((row, index) => (
        <Paper
          key={row.key}
          ref={begins(row.key)}
          withBorder
          p="md"
          component="section"
          aria-label={texts.need(index + 1)}
        >
          <NeedFields
            row={row}
            number={index + 1}
            askYear={submission.round.year === null || submission.round.year === undefined}
            people={people.data ?? []}
            faults={faults}
            onChange={(part) => change(row.key, part)}
            onRemove={() =>
              setDraft((now) => ({ ...now, rows: now.rows.filter(({ key }) => key !== row.key) }))
            }
          />
        </Paper>
      ))}
      <Group>
        <Button variant="default" onClick={() => add()}>
          {texts.add}
        </Button>
      </Group>
      <Textarea
        label={texts.note}
        description={texts.noteHint}
        autosize
        minRows={2}
        value={draft.note}
        onChange={(event) => {
          const note = event.currentTarget.value;
          setDraft((now) => ({ ...now, note }));
        }}
        error={faults.note}
      />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {status}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={!isDirty || save.isPending}
            onClick={() => save.mutate({ typed: draft })}
          >
            {texts.saveDraft}
          </Button>
          <Button loading={submit.isPending || save.isPending} onClick={() => submit.mutate()}>
            {texts.submit}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
