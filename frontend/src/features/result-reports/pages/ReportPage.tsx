import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  acceptResultReport,
  getResultReport,
  type ResultReportView,
  returnResultReport,
  submitResultReport,
} from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { faultsByField, messageOf } from '@/shared/lib/form-faults';
import { useCan, useMe } from '@/shared/lib/server';
import { CityBadge } from '@/shared/ui/CityBadge';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { ReportBadge } from '../components/ReportBadge';
import { ReportFiles } from '../components/ReportFiles';
import { sections } from '../sections';
import { useTexts } from '../texts';
import { useDraft } from '../use-draft';

/** One report: its author writes it, the coordinator takes it or sends it back. */
export default function ReportPage() {
  const texts = useTexts();
  const { id = '' } = useParams({ strict: false });
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['result-reports', id],
    queryFn: async ({ signal }) => (await getResultReport({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data || !me) return <Loading />;
  const isEditable = me.staff_id === data.staff_id && (data.state === 'draft' || data.state === 'returned');
  return (
    <Stack maw={820}>
      <PageHeader
        title={texts.title}
        actions={<PaperButton path={`/result-reports/${data.id}/paper`} name="bao-cao-ket-qua" />}
        description={
          <>
            {data.full_name} · {data.course_name} · {formatDay(data.last_day)}
            <div>
              <ReportBadge state={data.state} /> {formatInstant(data.submitted_at)}{' '}
              <CityBadge kind="result-reports" id={data.id} />
            </div>
          </>
        }
      />
      {data.return_reason && data.state === 'returned' && (
        <Alert color="yellow" variant="light" title={texts.returnedWhy}>
          {data.return_reason}
        </Alert>
      )}
      {isEditable ? <Writing key={data.id} report={data} /> : <Reading report={data} />}
    </Stack>
  );
}

function Writing({ report }: { report: ResultReportView }) {
  const words = useTexts();
  const cache = useQueryClient();
  const { texts, setTexts, save, isDirty } = useDraft(report);
  const submit = useMutation({
    mutationFn: async () => {
      const path = { id: report.id };
      if (isDirty) await save.mutateAsync(texts);
      const { data } = await getResultReport({ path });
      return submitResultReport({ path, headers: { 'If-Match': etagOf(data) } });
    },
    onSuccess: () => {
      notifyDone(words.submitted);
      return cache.invalidateQueries({ queryKey: ['result-reports'] });
    },
  });
  const error = submit.error ?? save.error;
  const faults = faultsByField(error);
  const status = save.isPending ? words.saving : isDirty ? words.unsaved : words.draftSaved;
  return (
    <Stack>
      <LeaveGuard dirty={isDirty} />
      {error && (
        <ErrorNotice
          error={error}
          message={[...new Set([messageOf(error), ...Object.values(faults)])].join('\n')}
        />
      )}
      {sections.map(({ field, required }, index) => (
        <Textarea
          key={field}
          label={words.step(index + 1, sections.length, words.sections[field])}
          description={words.guides[field]}
          required={required}
          autosize
          minRows={4}
          value={texts[field]}
          onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
          error={faults[field]}
        />
      ))}
      <ReportFiles report={report} editable />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {status}
        </Text>
        <Group gap="xs">
          <Button variant="default" disabled={!isDirty} onClick={() => save.mutate(texts)}>
            {words.saveDraft}
          </Button>
          <Button loading={submit.isPending} onClick={() => submit.mutate()}>
            {words.submit}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Reading({ report }: { report: ResultReportView }) {
  const words = useTexts();
  const cache = useQueryClient();
  const isMine = useMe()?.staff_id === report.staff_id;
  const reviews = useCan('result_reports.review') && !isMine && report.state === 'submitted';
  const [asking, { open, close }] = useDisclosure();
  const request = { path: { id: report.id }, headers: { 'If-Match': etagOf(report) } };
  const refresh = () => cache.invalidateQueries({ queryKey: ['result-reports'] });
  const accept = useMutation({
    mutationFn: () => acceptResultReport(request),
    onSuccess: () => notifyDone(words.accepted),
    onError: notifyError,
    onSettled: refresh,
  });
  return (
    <Stack>
      <Paper withBorder p="md">
        <Stack>
          {sections.map(({ field }) => (
            <section key={field}>
              <Title order={2} size="h4">
                {words.sections[field]}
              </Title>
              <Text className="keep-lines">{report[field] || words.empty}</Text>
            </section>
          ))}
          <ReportFiles report={report} editable={false} />
        </Stack>
      </Paper>
      {reviews && (
        <Group justify="flex-end">
          <Button variant="default" onClick={open}>
            {words.returnBack}
          </Button>
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            {words.accept}
          </Button>
        </Group>
      )}
      <ConfirmReasonModal
        opened={asking}
        onClose={close}
        title={words.returnBack}
        confirmLabel={words.returnBack}
        onConfirm={async (reason) => {
          await returnResultReport({ ...request, body: { reason } });
          notifyDone(words.returned);
          await refresh();
        }}
      />
    </Stack>
  );
}
