import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type CourseView,
  enterResults,
  listNominations,
  listResults,
  type Problem,
  type ResultView,
} from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { useIsClosed } from '@/shared/lib/years';
import { ClosedYearReason } from '@/shared/ui/ClosedYearReason';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { badScores, type Entry, resultsOf } from '../entry';
import { useTexts } from '../texts';
import { OutcomeBadge } from './badges';
import { CorrectionDrawer } from './CorrectionDrawer';

const NOTHING: Entry = { outcome: '', score: '' };

/** The results of a course: entered for many at once, corrected one by one. */
export default function CourseResults({ course }: { course: CourseView }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['results', 'course', course.id],
    queryFn: async ({ signal }) => {
      const query = { course_id: course.id, limit: 200 };
      const [sent, known] = await Promise.all([
        listNominations({ query: { ...query, state: 'admitted,completed,failed,absent_all' }, signal }),
        listResults({ query, signal }),
      ]);
      return sent.data.items.map((nomination) => ({
        id: nomination.id,
        name: nomination.person.full_name,
        unit: nomination.unit.short_name,
        result: known.data.items.find((result) => result.nomination_id === nomination.id),
      }));
    },
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Entering course={course} people={data} /> : <Loading />;
}

interface Participant {
  id: string;
  name: string;
  unit: string;
  result?: ResultView;
}

function Entering({ course, people }: { course: CourseView; people: Participant[] }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const mayWrite = useCan('results.write');
  const [entries, setEntries] = useState<Record<string, Entry>>({});
  const [confirmed, setConfirmed] = useState(course.origin !== 'own');
  const [failures, setFailures] = useState<{ name: string; detail: string }[]>([]);
  const [correcting, setCorrecting] = useState<ResultView | null>(null);
  const open = people.filter(({ result }) => !result);
  const closed = useIsClosed(course.last_day);
  const [reason, setReason] = useState('');
  const filled = resultsOf(entries, confirmed, reason);
  const unreadable = badScores(entries);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const set = (id: string, part: Partial<Entry>) =>
    setEntries((now) => ({ ...now, [id]: { ...NOTHING, ...now[id], ...part } }));
  const markPassed = () => {
    for (const { id } of open) set(id, { outcome: 'passed' });
  };
  const save = useMutation({
    mutationFn: async () => (await enterResults({ path: { id: course.id }, body: { results: filled } })).data,
    onSuccess: async ({ items }) => {
      const failed = items.filter(({ problem }) => problem);
      const kept = new Set(failed.map(({ nomination_id }) => nomination_id));
      setFailures(
        failed.map(({ nomination_id, problem }) => ({
          name: nameOf(nomination_id),
          detail: wordsOf(problem as Partial<Problem>),
        })),
      );
      setEntries((now) => Object.fromEntries(Object.entries(now).filter(([id]) => kept.has(id))));
      if (items.length > failed.length) notifyDone(texts.entered(items.length - failed.length));
      void cache.invalidateQueries({ queryKey: ['nominations'] });
      await cache.invalidateQueries({ queryKey: ['results'] });
    },
  });
  if (people.length === 0) {
    return (
      <Paper withBorder>
        <EmptyState title={texts.nobody} />
      </Paper>
    );
  }
  return (
    <Stack maw={860}>
      <LeaveGuard dirty={filled.length > 0} />
      {save.error && <ErrorNotice error={save.error} />}
      {failures.length > 0 && (
        <Alert color="red" variant="light" role="alert" title={texts.failedSome(failures.length)}>
          <List size="sm">
            {failures.map(({ name, detail }) => (
              <List.Item key={name}>{detail.includes(name) ? detail : `${name}: ${detail}`}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {mayWrite && open.length > 0 && (
        <Group justify="space-between">
          <Checkbox
            label={texts.confirmed}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
          <Button variant="default" onClick={markPassed}>
            {texts.allPassed}
          </Button>
        </Group>
      )}
      {people.map((person) => (
        <Paper key={person.id} withBorder p="sm" role="group" aria-label={person.name}>
          <Group justify="space-between" align="flex-end">
            <div>
              <Text fw={600}>{person.name}</Text>
              <Text size="sm" c="dimmed">
                {person.unit}
              </Text>
            </div>
            {person.result ? (
              <Entered result={person.result} onCorrect={mayWrite ? setCorrecting : undefined} />
            ) : mayWrite ? (
              <Group align="flex-start" gap="xs">
                <NativeSelect
                  aria-label={texts.outcomeOf(person.name)}
                  value={entries[person.id]?.outcome ?? ''}
                  onChange={(event) => set(person.id, { outcome: event.currentTarget.value })}
                  data={[{ value: '', label: texts.notYet }, ...optionsOf('ResultOutcome')]}
                />
                <TextInput
                  w={110}
                  aria-label={texts.scoreOf(person.name)}
                  placeholder={texts.score}
                  inputMode="decimal"
                  value={entries[person.id]?.score ?? ''}
                  onChange={(event) => set(person.id, { score: event.currentTarget.value })}
                  error={unreadable.includes(person.id) && texts.badScore}
                />
              </Group>
            ) : (
              <Text c="dimmed">{texts.notYet}</Text>
            )}
          </Group>
        </Paper>
      ))}
      {mayWrite && open.length > 0 && (
        <ClosedYearReason closed={closed} value={reason} onChange={setReason} />
      )}
      {mayWrite && open.length > 0 && (
        <Group justify="flex-end">
          <Button
            disabled={filled.length === 0 || unreadable.length > 0 || (closed && !reason.trim())}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {texts.enter(filled.length)}
          </Button>
        </Group>
      )}
      {correcting && <CorrectionDrawer opened result={correcting} onClose={() => setCorrecting(null)} />}
    </Stack>
  );
}

function Entered({ result, onCorrect }: { result: ResultView; onCorrect?: (result: ResultView) => void }) {
  const texts = useTexts();
  return (
    <Group gap="xs">
      <OutcomeBadge outcome={result.outcome} />
      {result.score && (
        <Text className="figures">
          {result.score}
          {result.grade && ` (${labelOf('Grade', result.grade)})`}
        </Text>
      )}
      {onCorrect && (
        <Button
          size="xs"
          variant="default"
          aria-label={texts.correctOf(result.full_name)}
          onClick={() => onCorrect(result)}
        >
          {texts.correct}
        </Button>
      )}
    </Group>
  );
}

function wordsOf(problem: Partial<Problem>): string {
  const faults = (problem.errors ?? []).map((fault) => fault.detail ?? fault.code);
  return faults.length > 0 ? faults.join(' ') : (problem.detail ?? problem.title ?? '');
}
