import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type EvaluationForm, type EvaluationView, putOwnMarks } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { notifyDone } from '@/shared/ui/notify';
import type { Sheet } from '../answers';
import { useTexts } from '../texts';
import { Criteria } from './Criteria';

/** The person's own marks: optional, and they never count. */
export function OwnMarks({ evaluation, form }: { evaluation: EvaluationView; form: EvaluationForm }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [sheet, setSheet] = useState<Sheet>(evaluation.own_answers);
  const [examples, setExamples] = useState(evaluation.own_examples ?? '');
  const [obstacles, setObstacles] = useState(evaluation.own_obstacles ?? '');
  const save = useMutation({
    mutationFn: () =>
      putOwnMarks({
        path: { id: evaluation.id },
        headers: { 'If-Match': etagOf(evaluation) },
        body: { answers: sheet, examples: examples.trim() || null, obstacles: obstacles.trim() || null },
      }),
    onSuccess: () => {
      notifyDone(texts.ownSaved);
      return cache.invalidateQueries({ queryKey: ['evaluations'] });
    },
  });
  return (
    <section aria-labelledby="own">
      <Title order={2} id="own">
        {texts.own}
      </Title>
      <Text c="dimmed" mb="sm">
        {texts.ownText}
      </Text>
      <Stack>
        {save.error && <ErrorNotice error={save.error} />}
        <Criteria form={form} sheet={sheet} onChange={setSheet} name="own" />
        <Textarea
          label={texts.ownExamples}
          autosize
          minRows={2}
          value={examples}
          onChange={(event) => setExamples(event.currentTarget.value)}
        />
        <Textarea
          label={texts.ownObstacles}
          autosize
          minRows={2}
          value={obstacles}
          onChange={(event) => setObstacles(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {texts.ownSave}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
