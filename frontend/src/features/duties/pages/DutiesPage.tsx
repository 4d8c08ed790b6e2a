import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ListRemindersResponse, listReminders } from '@/api/generated';
import { listDutiesOptions } from '@/api/generated/@tanstack/react-query.gen';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { places } from '@/shared/lib/places';
import { isOpenTo, useMe, useToday } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { type Duty, groupDuties, type Urgency, urgencyOf } from '../grouping';
import { useTexts } from '../texts';
import classes from './DutiesPage.module.css';

/** What I owe: what, for whom, by when, one click to the place where it is done. */
export default function DutiesPage() {
  const texts = useTexts();
  const today = useToday();
  const { data, error, refetch } = useQuery(listDutiesOptions());
  const urged = useUrged();
  const me = useMe();
  const compares = me && isOpenTo(me, places.comparison);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={today && texts.today(formatDay(today))}
        actions={
          compares && (
            <Button component={Link} to={places.comparison.path} variant="default">
              {texts.comparison}
            </Button>
          )
        }
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && (
        <Paper withBorder>
          <EmptyState title={texts.none} hint={texts.noneHint} />
        </Paper>
      )}
      {data && (
        <Stack gap="xl" maw={860}>
          {groupDuties(data.items).map((group) => (
            <section key={group.urgency} aria-labelledby={`duties-${group.urgency}`}>
              <Title order={2} id={`duties-${group.urgency}`} mb="xs">
                {texts.groups[group.urgency]} ({group.duties.length})
              </Title>
              <ul className={classes.list}>
                {group.duties.map((duty) => (
                  <li key={duty.id}>
                    <DutyLine duty={duty} urged={urged?.get(duty.id)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Stack>
      )}
    </>
  );
}

const tones: Record<Urgency, Tone> = {
  overdue: 'danger',
  soon: 'warning',
  later: 'info',
  undated: 'neutral',
};

/** Who has lately urged me about what: the latest of each duty. */
function useUrged() {
  const { data } = useQuery({
    queryKey: ['reminders', 'urged'],
    queryFn: async ({ signal }) =>
      (await listReminders({ query: { mine: true, way: 'by_hand', limit: 200, sort: 'created_at' }, signal }))
        .data.items,
  });
  return data && new Map(data.map((reminder) => [reminder.duty_id, reminder]));
}

function DutyLine({ duty, urged }: { duty: Duty; urged?: ListRemindersResponse['items'][number] }) {
  const texts = useTexts();
  // Most titles name what they are about.
  const subject = duty.subject && !duty.title.includes(duty.subject.label) && duty.subject.label;
  return (
    <Link to={duty.link} className={classes.duty}>
      <div className={classes.what}>
        <Text component="span" fw={500}>
          {duty.title}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {[subject, duty.count > 1 && texts.count(duty.count)].filter(Boolean).join(' · ')}
        </Text>
        {urged && (
          <Text component="span" size="sm" fw={500}>
            {texts.urged(formatInstant(urged.created_at), urged.urged_by_name ?? '')}
            {urged.word && `: ${urged.word}`}
          </Text>
        )}
      </div>
      <div className={classes.when}>
        <StatusBadge tone={tones[urgencyOf(duty)]}>{whenOf(duty, texts)}</StatusBadge>
        {duty.due_on && (
          <Text component="span" size="sm" c="dimmed" className="figures">
            {texts.due(formatDay(duty.due_on))}
          </Text>
        )}
      </div>
    </Link>
  );
}

function whenOf(duty: Duty, texts: ReturnType<typeof useTexts>): string {
  const days = duty.days_left ?? null;
  if (duty.overdue) return texts.overdue(Math.abs(days ?? 0));
  if (days === null) return texts.noDate;
  return days === 0 ? texts.dueToday : texts.daysLeft(days);
}
