import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type DecisionView, getCourse, getDecision, listDecisions, listNominations } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { labelOf } from '@/shared/lib/labels';
import { useCan } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { NewDecisionDrawer } from '../components/NewDecisionDrawer';
import { PaperDrawer } from '../components/PaperDrawer';
import { StandingBadge } from '../components/StandingBadge';
import { isClosed } from '../rules';
import { useTexts } from '../texts';

/** One decision: the paper, its people, the papers that came of it. */
export default function DecisionPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['decisions', id],
    queryFn: async ({ signal }) => (await getDecision({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Decision key={data.id} decision={data} /> : <Loading />;
}

function Decision({ decision }: { decision: DecisionView }) {
  const texts = useTexts();
  const mayWrite = useCan('decisions.write');
  const [changing, change] = useDisclosure();
  const [amending, amend] = useDisclosure();
  const { course_id, file } = decision;
  const course = useQuery({
    queryKey: ['courses', course_id],
    queryFn: async ({ signal }) => (await getCourse({ path: { id: course_id }, signal })).data,
  });
  const papers = useQuery({
    queryKey: ['decisions', course_id, 'all'],
    queryFn: async ({ signal }) =>
      (await listDecisions({ query: { course_id, limit: 200 }, signal })).data.items,
  });
  const linkTo = (other: DecisionView) => (
    <Link to="/quyet-dinh/$id" params={{ id: other.id }}>
      {[labelOf('DecisionKind', other.kind), other.number].filter(Boolean).join(' ')}
    </Link>
  );
  const earlier = papers.data?.find(({ id }) => id === decision.amends_id);
  const later = papers.data?.filter(({ amends_id }) => amends_id === decision.id) ?? [];
  return (
    <Stack maw={860}>
      <PageHeader
        title={decision.subject}
        description={
          <Group gap="xs">
            <StandingBadge decision={decision} />
            <span className="figures">
              {[labelOf('DecisionKind', decision.kind), decision.number].filter(Boolean).join(' ')}
            </span>
          </Group>
        }
        actions={
          <>
            <PaperButton path={`/decisions/${decision.id}/paper`} name="quyet-dinh" />
            {mayWrite && decision.number && !decision.revoked && course.data && (
              <Button variant="default" onClick={amend.open}>
                {texts.amend}
              </Button>
            )}
            {mayWrite && !isClosed(decision) && <Button onClick={change.open}>{texts.change}</Button>}
          </>
        }
      />
      <Paper withBorder p="md">
        <Facts
          items={[
            [
              texts.course,
              course.data && (
                <Link to="/lop/$id" params={{ id: course_id }}>
                  {course.data.name}
                </Link>
              ),
            ],
            [texts.number, decision.number ?? texts.noNumber],
            [texts.signedOn, formatDay(decision.signed_on)],
            [texts.signer, decision.signer_name],
            [texts.signerTitle, decision.signer_title],
            [texts.amends, earlier && linkTo(earlier)],
            [
              texts.later,
              later.length > 0 && (
                <List listStyleType="none">
                  {later.map((other) => (
                    <List.Item key={other.id}>{linkTo(other)}</List.Item>
                  ))}
                </List>
              ),
            ],
            [
              texts.paper,
              file ? (
                <Button
                  key="paper"
                  size="compact-sm"
                  variant="default"
                  onClick={() => download(`/decisions/${decision.id}/file`, file.name).catch(notifyError)}
                >
                  {texts.openPaper}
                </Button>
              ) : (
                texts.noPaper
              ),
            ],
          ]}
        />
      </Paper>
      <People decision={decision} />
      {changing && <PaperDrawer opened onClose={change.close} decision={decision} />}
      {amending && course.data && (
        <NewDecisionDrawer opened onClose={amend.close} course={course.data} earlier={decision} />
      )}
    </Stack>
  );
}

function People({ decision }: { decision: DecisionView }) {
  const texts = useTexts();
  const { course_id } = decision;
  const { data, error, refetch } = useQuery({
    queryKey: ['nominations', 'of-decision', course_id],
    queryFn: async ({ signal }) =>
      (await listNominations({ query: { course_id, limit: 200 }, signal })).data.items,
  });
  const people = data?.filter(({ id }) => decision.nomination_ids.includes(id)) ?? [];
  return (
    <section aria-labelledby="people">
      <Title order={2} id="people" mb="sm">
        {texts.people}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && people.length === 0 && <Text>{texts.noPeople}</Text>}
      <List type="ordered">
        {people.map((one) => (
          <List.Item key={one.id}>
            <Link to="/cu-di-hoc/$id" params={{ id: one.id }}>
              {one.person.full_name}
            </Link>
            {`, ${one.person.post_title}, ${one.unit.short_name} (${one.state_label.toLowerCase()})`}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
