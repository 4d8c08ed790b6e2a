import { Button, Paper, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type JobRunView, type JobView, listJobs, type RunOutcome, runJob } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const tones: Record<RunOutcome, Tone> = {
  running: 'info',
  done: 'success',
  idle: 'neutral',
  failed: 'danger',
  abandoned: 'warning',
};

/** How often the page looks again. */
const LOOK_EVERY = 15_000;

/** Each job with its schedule and its last runs. */
export default function JobsPage() {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['jobs'],
    queryFn: async ({ signal }) => (await listJobs({ signal })).data.items,
    refetchInterval: LOOK_EVERY,
  });
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={<ExcelButton path="/jobs/workbook" name="tac-vu-tu-dong" />}
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      <Stack gap="xl">
        {data?.map((job) => (
          <Job key={job.name} job={job} />
        ))}
      </Stack>
    </>
  );
}

function Job({ job }: { job: JobView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const address = useListAddress();
  const mayRun = useCan('jobs.run');
  const running = useMutation({
    mutationFn: async () => (await runJob({ path: { name: job.name } })).data,
    onSuccess: (run) => notifyDone(texts.ran(job.label, run.summary ?? labelOf('RunOutcome', run.outcome))),
    onError: notifyError,
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const columns = useMemo<DataColumn<JobRunView>[]>(
    () => [
      {
        id: 'started',
        header: texts.started,
        isTitle: true,
        cell: (row) => <span className="figures">{formatInstant(row.started_at)}</span>,
      },
      {
        id: 'outcome',
        header: texts.outcome,
        cell: (row) => (
          <StatusBadge tone={tones[row.outcome]}>{labelOf('RunOutcome', row.outcome)}</StatusBadge>
        ),
      },
      { id: 'summary', header: texts.summary, cell: (row) => row.summary ?? '' },
      {
        id: 'by',
        header: texts.by,
        cell: (row) => (row.way === 'by_hand' ? row.started_by_name : labelOf('RunWay', row.way)),
      },
      { id: 'instance', header: texts.instance, cell: (row) => row.instance },
    ],
    [texts],
  );
  const schedule = job.daily_at ? texts.daily(job.daily_at) : texts.every(job.every_minutes ?? 1);
  return (
    <section aria-labelledby={`job-${job.name}`}>
      <SectionHeader
        id={`job-${job.name}`}
        title={job.label}
        about={`${schedule}. ${texts.commandLine(job.name)}`}
        actions={
          mayRun && (
            <Button
              variant="default"
              loading={running.isPending}
              aria-label={texts.runOf(job.label)}
              onClick={() => running.mutate()}
            >
              {texts.run}
            </Button>
          )
        }
      />
      {job.runs.length === 0 ? (
        <Paper withBorder mt="xs">
          <EmptyState title={texts.never} />
        </Paper>
      ) : (
        <DataTable
          label={texts.runsOf(job.label)}
          name="job-runs"
          columns={columns}
          list={wholeList(job.runs)}
          address={{ ...address, filters: {} }}
          rowId={(row) => row.id}
          rowLabel={(row) => formatInstant(row.started_at)}
          plain
        />
      )}
    </section>
  );
}
