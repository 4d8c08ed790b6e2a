import { Alert, Button, Group, List, Paper, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  getYearPlan,
  getYearPlanProgress,
  registerYearPlan,
  uploadYearPlanFile,
  type YearPlanItemView,
  type YearPlanProgress,
  type YearPlanView,
} from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { useCan } from '@/shared/lib/server';
import { Registration } from '@/shared/reports/Registration';
import type { RegisterCalls } from '@/shared/reports/register';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ItemDrawer } from '../components/ItemDrawer';
import { PlanBadge } from '../components/PlanBadge';
import { PlanSteps } from '../components/PlanSteps';
import classes from '../components/plan.module.css';
import { Quarters } from '../components/Quarters';
import { useTexts } from '../texts';

/** One year plan as a calendar of quarters, with what has been done of it. */
export default function YearPlanPage() {
  const { id = '' } = useParams({ strict: false });
  const plan = useQuery({
    queryKey: ['year-plans', id],
    queryFn: async ({ signal }) => (await getYearPlan({ path: { id }, signal })).data,
  });
  const progress = useQuery({
    queryKey: ['year-plans', id, 'progress'],
    queryFn: async ({ signal }) => (await getYearPlanProgress({ path: { id }, signal })).data,
  });
  const error = plan.error ?? progress.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void plan.refetch()} />;
  return plan.data ? <Plan plan={plan.data} progress={progress.data} /> : <Loading />;
}

/** How a plan is registered. */
function callsOf(id: string): RegisterCalls {
  const path = { id };
  return {
    filePath: `/year-plans/${id}/file`,
    latest: async () => (await getYearPlan({ path })).data,
    register: (body, etag) => registerYearPlan({ path, headers: { 'If-Match': etag }, body }),
    upload: (file) => uploadYearPlanFile({ path, body: { file } }),
    refresh: ['year-plans'],
  };
}

function Plan({ plan, progress }: { plan: YearPlanView; progress?: YearPlanProgress }) {
  const texts = useTexts();
  const mayWrite = useCan('year_plans.write');
  const seesNeeds = useCan('needs.read');
  const [adding, add] = useDisclosure();
  const [editing, setEditing] = useState<YearPlanItemView | null>(null);
  const isChangeable = mayWrite && plan.state !== 'submitted';
  const registered = plan.registration;
  const paper = registered?.number && texts.paperLine(registered.number, formatDay(registered.signed_on));
  return (
    <Stack>
      <PageHeader
        title={plan.name}
        description={
          <Group gap="xs">
            <PlanBadge state={plan.state} />
            {paper && <span>{paper}</span>}
            {plan.approved_by_name && (
              <span>{texts.approvedBy(plan.approved_by_name, formatDay(plan.approved_on))}</span>
            )}
            {seesNeeds && (
              <Link to={`/nhu-cau/${plan.round_id}`}>
                {texts.round}: {plan.round_name}
              </Link>
            )}
          </Group>
        }
        actions={<PlanSteps plan={plan} />}
      />
      {plan.return_reason && plan.state === 'returned' && (
        <Alert color="yellow" variant="light" title={texts.returnedWhy}>
          {plan.return_reason}
        </Alert>
      )}
      {progress && (
        <Paper withBorder p="md" component="section" aria-label={texts.planAndDone}>
          <dl className={classes.sums}>
            {[
              [texts.nominated, texts.ofPlanned(progress.nominated, progress.people)],
              [texts.admitted, texts.ofPlanned(progress.admitted, progress.people)],
              [texts.completed, texts.ofPlanned(progress.completed, progress.people)],
              [texts.cost, formatMoney(progress.estimated_cost)],
              [texts.actualCost, formatMoney(progress.actual_cost)],
            ].map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Paper>
      )}
      {isChangeable && (
        <Group className="no-print">
          <Button variant="default" onClick={add.open}>
            {texts.addItem}
          </Button>
        </Group>
      )}
      <Quarters plan={plan} progress={progress} onEdit={isChangeable ? setEditing : undefined} />
      {plan.state === 'approved' && (
        <Registration paper={plan} calls={callsOf(plan.id)} mayWrite={mayWrite} />
      )}
      {plan.amendments.length > 0 && (
        <section aria-labelledby="amendments">
          <Title order={2} size="h4" id="amendments" mb="xs">
            {texts.amendments}
          </Title>
          <List size="sm">
            {plan.amendments.map((amendment) => (
              <List.Item key={amendment.id}>
                <span className="figures">{formatInstant(amendment.at)}</span> ·{' '}
                {labelOf('AmendmentKind', amendment.kind)}: {amendment.content}. {amendment.reason} (
                {amendment.account_name})
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {adding && <ItemDrawer plan={plan} onClose={add.close} />}
      {editing && <ItemDrawer plan={plan} item={editing} onClose={() => setEditing(null)} />}
    </Stack>
  );
}
