import { Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listAbsences,
  listAssignments,
  listCertificates,
  listEvaluations,
  listNominations,
  listResultReports,
  listResults,
  listStaffStates,
  listStandings,
  type StaffView,
} from '@/api/generated';
import { PersonYears } from '@/features/classifications';
import { CompetenceProfile } from '@/features/competences';
import { PersonCertificates } from '@/features/results';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { lineOfTime } from '../line-of-time';
import { useTexts } from '../texts';
import { Findings } from './Findings';
import { History } from './History';

/** Everything known of a person: facts, the requirement of the post, the line of time. */
export function PersonFile({ person }: { person: StaffView }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const optional = (kind: Parameters<typeof labelOf>[0], code: string | null | undefined) =>
    code && labelOf(kind, code);
  return (
    <Stack gap="xl" maw={900}>
      <Paper withBorder p="md" component="section" aria-label={texts.facts}>
        <Facts
          items={[
            [texts.unit, person.unit_name],
            [texts.post, person.post_title],
            [texts.level, labelOf('PostLevel', person.level)],
            [texts.category, labelOf('StaffCategory', person.category)],
            [texts.body, optional('PublicBody', person.public_body)],
            [texts.state, labelOf('StaffState', person.state)],
            [texts.scope, person.in_plan_scope ? t('action.yes') : t('action.no')],
            [texts.party, person.party_member && t('action.yes')],
            [texts.code, person.code],
            [texts.birth, formatDay(person.birth_date) || person.birth_year],
            [texts.gender, optional('Gender', person.gender)],
            [texts.rank, [person.rank_code, person.rank_name].filter(Boolean).join(' · ')],
            [texts.qualification, optional('Qualification', person.qualification)],
            [texts.field, person.field_of_study],
            [texts.theory, optional('PoliticalTheory', person.political_theory)],
            [texts.management, optional('StateManagement', person.state_management)],
            [texts.informatics, person.informatics],
            [texts.language, person.foreign_language],
            [texts.hired, formatDay(person.hired_on)],
            [texts.phone, person.phone],
            [texts.email, person.email],
            [texts.note, person.note],
          ]}
        />
      </Paper>
      <Requirement staffId={person.id} />
      <Suspense fallback={null}>
        <PersonYears staffId={person.id} />
      </Suspense>
      <Suspense fallback={<Loading />}>
        <CompetenceProfile staffId={person.id} />
      </Suspense>
      <Suspense fallback={null}>
        <PersonCertificates staffId={person.id} />
      </Suspense>
      <History staffId={person.id} />
      <LineOfTime staffId={person.id} />
    </Stack>
  );
}

const standingTones: Record<string, Tone> = { meets: 'success', below: 'warning', unknown: 'neutral' };

function Requirement({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['staff', staffId, 'standing'],
    queryFn: async ({ signal }) =>
      (await listStandings({ query: { staff_id: staffId, limit: 1 }, signal })).data.items[0] ?? null,
  });
  if (data === undefined) return null;
  const words: Record<string, string> = { meets: texts.meets, below: texts.below, unknown: texts.unknown };
  return (
    <section aria-labelledby="requirement">
      <Title order={2} id="requirement" mb="sm">
        {texts.requirement}
      </Title>
      <Stack gap="xs">
        {data?.requirements.map(({ requirement, requirement_task, post_id, standing }) => (
          <Text key={`${requirement} ${requirement_task} ${post_id}`}>
            {requirement_task ?? labelOf('Purpose', requirement)}:{' '}
            <StatusBadge tone={standingTones[standing] ?? 'neutral'}>
              {words[standing] ?? standing}
            </StatusBadge>
          </Text>
        ))}
        <Findings staffId={staffId} />
      </Stack>
    </section>
  );
}

function LineOfTime({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', staffId, 'line'],
    queryFn: async ({ signal }) => {
      const path = { id: staffId };
      const query = { staff_id: staffId, limit: 200 };
      const [assignments, states, absences, nominations, results, certificates, reports, evaluations] =
        await Promise.all([
          listAssignments({ path, signal }),
          listStaffStates({ path, signal }),
          listAbsences({ query, signal }),
          listNominations({ query, signal }),
          listResults({ query, signal }),
          listCertificates({ query, signal }),
          listResultReports({ query, signal }),
          listEvaluations({ query, signal }),
        ]);
      return lineOfTime({
        assignments: assignments.data,
        states: states.data,
        absences: absences.data.items,
        nominations: nominations.data.items,
        results: results.data.items,
        certificates: certificates.data.items,
        reports: reports.data.items,
        evaluations: evaluations.data.items,
      });
    },
  });
  return (
    <section aria-labelledby="line">
      <Title order={2} id="line" mb="md">
        {texts.line}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Text c="dimmed">{texts.lineNone}</Text>}
      <Timeline active={data?.length} bulletSize={14} lineWidth={2}>
        {data?.map((line) => (
          <Timeline.Item
            key={`${line.kind} ${line.key}`}
            title={line.link ? <Link to={line.link}>{line.title}</Link> : line.title}
          >
            <Text size="sm" c="dimmed">
              {texts.kinds[line.kind]} · {line.detail}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  );
}
