import { Alert, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type DifficultyView, getDifficulty } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StepsList } from '@/shared/ui/StepsList';
import { DifficultyBadge } from '../components/DifficultyBadge';
import { DifficultySteps } from '../components/DifficultySteps';
import { useTexts } from '../texts';

/** One difficulty: what the unit says, what was advised and decided, and what is to be done now. */
export default function DifficultyPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['difficulties', id],
    queryFn: async ({ signal }) => (await getDifficulty({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Difficulty difficulty={data} /> : <Loading />;
}

function Difficulty({ difficulty }: { difficulty: DifficultyView }) {
  const texts = useTexts();
  const { decision, joined_to } = difficulty;
  // What a leader has decided names who carries it out; the coordinator's answer does not.
  const decisionLabel = difficulty.carried_out_by ? texts.decision : texts.answer;
  return (
    <Stack gap="lg">
      <PageHeader
        title={difficulty.title}
        description={
          <Group gap="xs">
            <DifficultyBadge state={difficulty.state} dueOn={difficulty.due_on} />
            <span>{difficulty.unit_name}</span>
            <span>{labelOf('DifficultyTopic', difficulty.topic)}</span>
          </Group>
        }
        actions={<DifficultySteps difficulty={difficulty} />}
      />
      {decision && (
        <Paper withBorder p="md" component="section" aria-label={decisionLabel}>
          <Stack gap="sm">
            <Text fw={600}>{decisionLabel}</Text>
            <Words>{decision}</Words>
            <Facts
              items={[
                [texts.carriedOutBy, difficulty.carried_out_by],
                [texts.carriedOutUntil, formatDay(difficulty.carried_out_until)],
                [texts.settledOn, formatDay(difficulty.settled_on)],
              ]}
            />
          </Stack>
        </Paper>
      )}
      {difficulty.is_joined && (
        <Alert color="blue" variant="light">
          {joined_to ? (
            <>
              {texts.joinedTo}:{' '}
              <Link to="/kho-khan/$id" params={{ id: joined_to.id }}>
                {joined_to.title}
              </Link>{' '}
              ({joined_to.unit_name})
            </>
          ) : (
            texts.joinedElsewhere
          )}
        </Alert>
      )}
      <Facts
        items={[
          [texts.content, <Words key="content">{difficulty.content}</Words>],
          [texts.proposal, difficulty.proposal && <Words key="proposal">{difficulty.proposal}</Words>],
          [texts.advice, difficulty.advice && <Words key="advice">{difficulty.advice}</Words>],
          [texts.reportedOn, formatDay(difficulty.reported_on)],
          [texts.due, formatDay(difficulty.due_on)],
        ]}
      />
      {difficulty.joined.length > 0 && (
        <section aria-labelledby="joined">
          <SectionHeader id="joined" title={texts.joined} />
          <List mt="xs">
            {difficulty.joined.map((one) => (
              <List.Item key={one.id}>
                <Link to="/kho-khan/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>{' '}
                ({one.unit_name})
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {difficulty.steps.length > 0 && (
        <Stack component="section" aria-labelledby="history">
          <SectionHeader id="history" title={texts.history} />
          <StepsList actions="DifficultyAction" steps={difficulty.steps} />
        </Stack>
      )}
    </Stack>
  );
}

function Words({ children }: { children: string }) {
  return (
    <Text component="span" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}
