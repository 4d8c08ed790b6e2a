import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Radio,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type CourseView, getCourse, type NominateBody, nominate } from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PersonSelect } from '@/shared/ui/PersonSelect';
import { CheckFindings, useCheck } from '../components/CheckFindings';
import { Failures } from '../components/Failures';
import { type ChosenPerson, PeopleChooser } from '../components/PeopleChooser';
import { type Failure, failuresOf } from '../outcomes';
import { useTexts } from '../texts';

/** Names people for a course: choose, see the consequences day by day, send. */
export default function NominatePage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['courses', id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <NominateForm course={data} /> : <Loading />;
}

function NominateForm({ course }: { course: CourseView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const gathers = useCan('nominations.gather');
  const isRecorded = course.origin === 'summoned' || course.origin === 'past';
  const [entry, setEntry] = useState<NominateBody['as']>(isRecorded ? 'record' : 'propose');
  // A link from a target or a need names people by id; what the rules say of them tells their names.
  const named = (useSearch({ strict: false }) as { people?: string }).people;
  const [people, setPeople] = useState<ChosenPerson[]>(() =>
    (named ?? '')
      .split(',')
      .filter(Boolean)
      .map((person) => ({ id: person, name: '…' })),
  );
  const [handOver, setHandOver] = useState<string | null>(null);
  const [purpose, setPurpose] = useState('');
  const [purposeTask, setPurposeTask] = useState('');
  const [waitingList, setWaitingList] = useState(false);
  const [passReason, setPassReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const [failures, setFailures] = useState<{ list: Failure[]; names: ChosenPerson[] }>({
    list: [],
    names: [],
  });
  const [asked] = useDebouncedValue(
    people.map((person) => person.id),
    300,
  );
  const check = useCheck(course.id, asked);
  const checked = check.data?.people;
  useEffect(() => {
    const nameOf = (person: ChosenPerson) => checked?.find((one) => one.staff_id === person.id)?.full_name;
    setPeople((now) =>
      now.some((person) => person.name === '…' && nameOf(person))
        ? now.map((person) => ({ ...person, name: nameOf(person) ?? person.name }))
        : now,
    );
  }, [checked]);
  const labels = {
    propose: texts.nominate,
    enter: texts.enter,
    record: course.origin === 'past' ? texts.recordPast : texts.record,
    request: texts.wish,
  };
  const toCourse = () =>
    navigate({
      to: '/lop/$id',
      params: { id: course.id },
      search: { tab: 'danh-sach-cu' } as never,
      ignoreBlocker: true,
    });

  const send = useMutation({
    mutationFn: async () =>
      (
        await nominate({
          body: {
            course_id: course.id,
            staff_ids: people.map((person) => person.id),
            as: entry,
            hand_over_staff_id: handOver ?? undefined,
            purpose: (purpose || undefined) as NominateBody['purpose'],
            purpose_task: purposeTask || undefined,
            waiting_list: waitingList || undefined,
            pass_warnings_reason: passReason.trim() || undefined,
          },
        })
      ).data,
    onSuccess: async ({ items }) => {
      const failed = failuresOf(items);
      const left = people.filter((person) => failed.some((failure) => failure.id === person.id));
      setFailures({ list: failed, names: people });
      setPeople(left);
      if (items.length > failed.length) notifyDone(texts.done(items.length - failed.length));
      await cache.invalidateQueries({ queryKey: ['nominations'] });
      void cache.invalidateQueries({ queryKey: ['courses'] });
      if (failed.length === 0) void toCourse();
    },
  });
  const submit = () => {
    setMissing(people.length === 0 ? texts.nobodyChosen : undefined);
    if (people.length > 0) send.mutate();
  };

  return (
    <Stack maw={980}>
      <PageHeader
        title={labels[entry]}
        description={`${course.name} · ${formatRange(course.first_day, course.last_day)}`}
      />
      <LeaveGuard dirty={people.length > 0 && !send.isPending} />
      {send.error && <ErrorNotice error={send.error} />}
      <Failures
        failures={failures.list}
        nameOf={(id) => failures.names.find((person) => person.id === id)?.name ?? id}
      />
      <Paper withBorder p="md">
        <Stack>
          {gathers && !isRecorded && (
            <Radio.Group
              label={texts.entryLabel}
              value={entry}
              onChange={(value) => setEntry(value as NominateBody['as'])}
            >
              <Stack gap={6} mt={4}>
                <Radio value="propose" label={texts.entry.propose} />
                <Radio value="enter" label={texts.entry.enter} />
              </Stack>
            </Radio.Group>
          )}
          <PeopleChooser value={people} onChange={setPeople} error={missing} />
          <PersonSelect
            label={texts.handOver}
            description={texts.handOverHint}
            value={handOver}
            onChange={setHandOver}
          />
          {course.programme.kind === 'specialised' && (
            <NativeSelect
              label={texts.purpose}
              data={[{ value: '', label: '' }, ...optionsOf('Purpose')]}
              value={purpose}
              onChange={(event) => setPurpose(event.currentTarget.value)}
            />
          )}
          {(purpose === 'new_task' || purpose === 'added_task') && (
            <TextInput
              label={texts.purposeTask}
              value={purposeTask}
              onChange={(event) => setPurposeTask(event.currentTarget.value)}
            />
          )}
          {course.seats !== null && course.seats !== undefined && !isRecorded && (
            <Checkbox
              label={texts.waitingList}
              description={texts.seats(course.seats_taken, course.seats)}
              checked={waitingList}
              onChange={(event) => setWaitingList(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </Paper>
      <section aria-labelledby="check">
        <Title order={2} id="check" mb="sm">
          {texts.checkTitle}
        </Title>
        {people.length === 0 ? <Text c="dimmed">{texts.checkNothing}</Text> : <CheckFindings check={check} />}
      </section>
      {gathers && (check.data?.people.some(({ warnings }) => warnings.length > 0) ?? false) && (
        <Textarea
          label={texts.passWarnings}
          description={texts.passWarningsHint}
          autosize
          minRows={2}
          value={passReason}
          onChange={(event) => setPassReason(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end">
        <Button onClick={submit} loading={send.isPending}>
          {texts.submit(labels[entry], people.length)}
        </Button>
      </Group>
    </Stack>
  );
}
