import { Button, Group, Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getNomination, listPossibleActions, type NominationView } from '@/api/generated';
import { formatDay, formatInstant, formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { CityBadge } from '@/shared/ui/CityBadge';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { awaitsConfirmation } from '../actions';
import { ActionBar } from '../components/ActionBar';
import { CarryButton } from '../components/CarryButton';
import { Failures } from '../components/Failures';
import { NominationBadge } from '../components/NominationBadge';
import { NominationDrawer } from '../components/NominationDrawer';
import { OverrideButton } from '../components/OverrideButton';
import { ReplaceDrawer } from '../components/ReplaceDrawer';
import type { Failure } from '../outcomes';
import { useTexts } from '../texts';

const changeable = ['proposed', 'returned', 'endorsed', 'waitlisted', 'approved', 'sent_up', 'admitted'];

/** What found no place may be carried into the next needs. */
const unserved = ['waitlisted', 'not_admitted', 'rejected'];

/** One nomination with its whole way and what can be done next. */
export default function NominationPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['nominations', id],
    queryFn: async ({ signal }) => (await getNomination({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Nomination nomination={data} /> : <Loading />;
}

function Nomination({ nomination }: { nomination: NominationView }) {
  const texts = useTexts();
  const mayChange = useCan('nominations.change');
  const seesNeeds = useCan('needs.read');
  const [failures, setFailures] = useState<Failure[]>([]);
  // Who has the authority over this person is the server's to say.
  const { data: allowed = [] } = useQuery({
    queryKey: ['nominations', nomination.id, 'actions'],
    queryFn: async ({ signal }) =>
      (await listPossibleActions({ path: { id: nomination.id }, signal })).data.items.map(
        ({ action }) => action as string,
      ),
  });
  const [replacing, replace] = useDisclosure();
  const [editing, edit] = useDisclosure();
  const { person, course } = nomination;
  return (
    <Stack maw={860}>
      <PageHeader
        title={person.full_name}
        description={
          <Group gap="xs">
            <NominationBadge state={nomination.state} label={nomination.state_label} />
            <CityBadge kind="nominations" id={nomination.id} />
            {awaitsConfirmation(nomination) && <StatusBadge tone="warning">{texts.toConfirm}</StatusBadge>}
          </Group>
        }
      />
      <Failures failures={failures} nameOf={() => person.full_name} />
      <Paper withBorder p="md">
        <Facts
          items={[
            [
              texts.course,
              <Link key="course" to="/lop/$id" params={{ id: course.id }}>
                {course.name}
              </Link>,
            ],
            [texts.days, formatRange(course.first_day, course.last_day)],
            [texts.unit, nomination.unit.short_name],
            [texts.post, person.post_title],
            [texts.way, labelOf('Way', nomination.way)],
            [texts.admittedOn, formatDay(nomination.admitted_on)],
            [texts.handOver, nomination.hand_over?.full_name],
            [texts.cost, typeof nomination.cost === 'number' && formatMoney(nomination.cost)],
            [texts.purpose, nomination.purpose && labelOf('Purpose', nomination.purpose)],
            [texts.purposeTask, nomination.purpose_task],
            [
              texts.decision,
              nomination.decision_id && (
                <Link key="decision" to={`${places.decisions.path}/${nomination.decision_id}`}>
                  {texts.openDecision}
                </Link>
              ),
            ],
            [texts.override, nomination.override_reason],
            [texts.kept, nomination.kept_reason],
            [texts.reason, nomination.reason],
          ]}
        />
      </Paper>
      <section aria-label={texts.actions}>
        <Group gap="xs">
          <ActionBar rows={[nomination]} onFailures={setFailures} allowed={allowed} />
          {allowed.includes('override') && !nomination.override_reason && (
            <OverrideButton nomination={nomination} />
          )}
          {allowed.includes('replace') && (
            <Button variant="default" onClick={replace.open}>
              {labelOf('Action', 'replace')}
            </Button>
          )}
          {mayChange && changeable.includes(nomination.state) && (
            <Button variant="default" onClick={edit.open}>
              {texts.edit}
            </Button>
          )}
          {seesNeeds && unserved.includes(nomination.state) && <CarryButton nominationId={nomination.id} />}
        </Group>
      </section>
      <section aria-labelledby="steps">
        <Title order={2} id="steps" mb="md">
          {texts.steps}
        </Title>
        <Timeline active={nomination.steps.length} bulletSize={14} lineWidth={2}>
          {nomination.steps.map((step) => (
            <Timeline.Item key={step.id} title={labelOf('Action', step.action)}>
              <Text size="sm" c="dimmed">
                <span className="figures">{formatInstant(step.at)}</span> ·{' '}
                {step.acting_for_name
                  ? texts.asFor(step.account_name, step.acting_for_name)
                  : step.account_name}
              </Text>
              {step.reason && <Text size="sm">{step.reason}</Text>}
              {step.warnings.map((warning) => (
                <Text size="sm" key={warning.code}>
                  {texts.warning}: {warning.detail}
                </Text>
              ))}
            </Timeline.Item>
          ))}
        </Timeline>
      </section>
      {replacing && <ReplaceDrawer opened onClose={replace.close} nomination={nomination} />}
      {editing && <NominationDrawer opened onClose={edit.close} nomination={nomination} />}
    </Stack>
  );
}
