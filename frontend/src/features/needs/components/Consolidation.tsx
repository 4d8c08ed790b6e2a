import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ConsolidatedGroup,
  consolidateNeeds,
  listYearPlans,
  makeYearPlan,
  moveNeeds,
  type NeedsRoundView,
  type QuarterLoad,
} from '@/api/generated';
import { formatMoney } from '@/shared/lib/numbers';
import { useCan, useToday } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';
import { nextYear, planYears, quarters } from '../years';
import classes from './needs.module.css';

/** The accepted needs of a round put together: quarters balanced, demand beside the places, and the plan made of it. */
export function Consolidation({ round }: { round: NeedsRoundView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const today = useToday();
  const makes = useCan('year_plans.write');
  const isPhase = round.kind === 'phase';
  const [chosen, setChosen] = useState<number | null>(null);
  const year = round.year ?? chosen ?? nextYear(today);
  const { data, error, refetch } = useQuery({
    queryKey: ['needs', 'consolidation', round.id, year],
    queryFn: async ({ signal }) =>
      (await consolidateNeeds({ path: { id: round.id }, query: { year }, signal })).data,
  });
  const plans = useQuery({
    queryKey: ['year-plans', 'of-round', round.id, year],
    queryFn: async ({ signal }) =>
      (await listYearPlans({ query: { round_id: round.id, year, limit: 1 }, signal })).data.items,
  });
  const make = useMutation({
    mutationFn: async () =>
      (await makeYearPlan({ path: { id: round.id }, body: isPhase ? { year } : {} })).data,
    onSuccess: (plan) => {
      notifyDone(texts.planMade);
      void cache.invalidateQueries({ queryKey: ['year-plans'] });
      void cache.invalidateQueries({ queryKey: ['needs'] });
      void navigate({ to: `/ke-hoach-nam/${plan.id}` as never });
    },
    onError: notifyError,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const plan = plans.data?.[0];
  const isDraft = !plan || plan.state === 'draft' || plan.state === 'returned';
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        <Text c="dimmed">{texts.consolidationAbout(round.units_accepted, round.units_asked)}</Text>
        <Group align="flex-end">
          {isPhase && (
            <NativeSelect
              label={texts.planYear}
              data={planYears.map(String)}
              value={String(year)}
              onChange={(event) => setChosen(Number(event.currentTarget.value))}
            />
          )}
          {data.groups.length > 0 && (
            <ExcelButton
              path={`/needs-rounds/${round.id}/consolidation/workbook`}
              query={{ year }}
              name={`tong-hop-nhu-cau-${year}`}
            />
          )}
          {plan && <Link to={`/ke-hoach-nam/${plan.id}`}>{texts.openPlan}</Link>}
          {makes && isDraft && data.groups.length > 0 && (
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {plan ? texts.refreshPlan : texts.makePlan}
            </Button>
          )}
        </Group>
      </Group>
      {data.groups.length === 0 ? (
        <Paper withBorder>
          <EmptyState title={texts.consolidationNone} />
        </Paper>
      ) : (
        <>
          <Paper withBorder p="md" component="section" aria-labelledby="loads">
            <Title order={2} size="h4" id="loads" mb="sm">
              {texts.loads}
            </Title>
            <Loads loads={data.quarters} />
          </Paper>
          <ul className={classes.cards}>
            {data.groups.map((group) => (
              <li key={group.programme?.id ?? group.content}>
                <Matter group={group} roundId={round.id} movable={isDraft} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}

/** What each quarter bears, as a bar and in figures. */
function Loads({ loads }: { loads: QuarterLoad[] }) {
  const texts = useTexts();
  const most = Math.max(1, ...loads.map(({ people }) => people));
  return (
    <dl className={classes.loads}>
      {loads.map(({ quarter, people, estimated_cost: cost }) => (
        <Bar
          key={quarter}
          label={texts.quarter(quarter)}
          share={people / most}
          text={`${texts.load(people)} · ${formatMoney(cost)}`}
        />
      ))}
    </dl>
  );
}

function Bar({ label, share, text }: { label: string; share: number; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={classes.track} aria-hidden="true">
        <div className={classes.bar} data-ink style={{ width: `${Math.round(share * 100)}%` }} />
      </dd>
      <dd className="figures">{text}</dd>
    </>
  );
}

interface MatterProps {
  group: ConsolidatedGroup;
  roundId: string;
  movable: boolean;
}

function Matter({ group, roundId, movable }: MatterProps) {
  const texts = useTexts();
  const missing = group.seats === null || group.seats === undefined ? 0 : group.people - group.seats;
  return (
    <Paper withBorder p="md" h="100%">
      <Title order={3} size="h5" mb="xs">
        {group.content}
      </Title>
      <Facts
        items={[
          [texts.units, [...new Set(group.needs.map(({ unit_name: name }) => name))].join(', ')],
          [texts.people, group.people],
          [texts.cost, formatMoney(group.estimated_cost)],
          [
            texts.seats,
            <Group key="seats" gap="xs">
              {group.seats ?? texts.seatsAny}
              <StatusBadge tone={missing > 0 ? 'warning' : 'success'}>
                {missing > 0 ? texts.seatsShort(missing) : texts.seatsEnough}
              </StatusBadge>
            </Group>,
          ],
        ]}
      />
      <ul className={classes.moves}>
        {group.quarters
          .filter(({ needs }) => needs > 0)
          .map(({ quarter, people }) => (
            <li key={quarter}>
              <Group gap="xs" justify="space-between">
                <Text size="sm">
                  {texts.quarter(quarter)}: {texts.load(people)}
                </Text>
                {movable && <Move group={group} roundId={roundId} quarter={quarter} />}
              </Group>
            </li>
          ))}
      </ul>
    </Paper>
  );
}

function Move({ group, roundId, quarter }: { group: ConsolidatedGroup; roundId: string; quarter: number }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const move = useMutation({
    mutationFn: (to: number) => {
      const ids = group.needs.filter((need) => need.quarter === quarter).map(({ id }) => id);
      return moveNeeds({ path: { id: roundId }, body: { need_ids: ids, quarter: to } });
    },
    onSuccess: () => notifyDone(texts.moved),
    onError: notifyError,
    onSettled: () => cache.invalidateQueries({ queryKey: ['needs'] }),
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={texts.moveOf(group.content, texts.quarter(quarter))}
      disabled={move.isPending}
      value=""
      onChange={(event) => move.mutate(Number(event.currentTarget.value))}
      data={[
        { value: '', label: texts.moveHint },
        ...quarters
          .filter((other) => other !== quarter)
          .map((other) => ({ value: String(other), label: texts.quarter(other) })),
      ]}
    />
  );
}
