import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DueEvaluation, listDueEvaluations, openEvaluation } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { notifyError } from '@/shared/ui/notify';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const tones: Record<string, Tone> = { waiting: 'neutral', open: 'info', overdue: 'danger', done: 'success' };

/** The forms to be filled in: told by the calendar. */
export function DueEvaluations() {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluations', 'due'],
    queryFn: async ({ signal }) => (await listDueEvaluations({ signal })).data.items,
  });
  return (
    <section aria-labelledby="due">
      <Title order={2} id="due" mb="sm">
        {texts.due}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={3} />}
      {data?.length === 0 && <Text c="dimmed">{texts.dueNone}</Text>}
      <Stack gap="xs">
        {data?.map((due) => (
          <Due key={`${due.person.staff_id} ${due.courses[0]?.nomination_id}`} due={due} />
        ))}
      </Stack>
    </section>
  );
}

function Due({ due }: { due: DueEvaluation }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: async () =>
      due.evaluation_id ??
      (await openEvaluation({ body: { nomination_id: due.courses[0]?.nomination_id ?? '' } })).data.id,
    onSuccess: (id) => {
      void cache.invalidateQueries({ queryKey: ['evaluations'] });
      return navigate({ to: '/danh-gia/$id', params: { id } });
    },
    onError: notifyError,
  });
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{due.person.full_name}</Text>
          <Text size="sm">{due.courses.map((course) => course.course_name).join('; ')}</Text>
          <Group gap="xs">
            <StatusBadge tone={tones[due.status] ?? 'neutral'}>
              {labelOf('EvaluationStatus', due.status)}
            </StatusBadge>
            <Text size="sm" c="dimmed">
              {[
                due.round && texts.roundOf(due.round),
                due.status === 'waiting'
                  ? texts.opens(formatDay(due.opens_on))
                  : due.due_on && texts.dueOn(formatDay(due.due_on)),
                !due.may_evaluate && due.holder && texts.holder(labelOf('Holder', due.holder)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Group>
        </div>
        {(due.may_evaluate || due.evaluation_id) && (
          <Button
            variant={due.may_evaluate ? 'filled' : 'default'}
            loading={open.isPending}
            onClick={() => open.mutate()}
            aria-label={texts.evaluateOf(due.person.full_name)}
          >
            {due.may_evaluate ? (due.evaluation_id ? texts.goOn : texts.evaluate) : texts.open}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
