import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  createResultReport,
  type ListOwedResultReportsResponse,
  listOwedResultReports,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useMe } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { notifyError } from '@/shared/ui/notify';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';
import { ReportBadge } from './ReportBadge';

type OwedReportView = ListOwedResultReportsResponse['items'][number];

/** Whose course ended first comes first. */
const ORDER = { sort: 'last_day' };

/** Who still owes a report, and until when; one's own can be begun at once. */
export function OwedReports() {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['result-reports', 'owed'],
    queryFn: async ({ signal }) =>
      (await listOwedResultReports({ query: { limit: 200, ...ORDER }, signal })).data.items,
  });
  return (
    <section aria-labelledby="owed">
      <SectionHeader
        id="owed"
        title={texts.owed}
        actions={
          data &&
          data.length > 0 && (
            <ExcelButton path="/owed-result-reports/workbook" query={ORDER} name="con-no-bao-cao" />
          )
        }
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={2} />}
      {data?.length === 0 && <Text c="dimmed">{texts.owedNone}</Text>}
      <Stack gap="xs" mt="sm">
        {data?.map((owed) => (
          <Owed key={owed.nomination_id} owed={owed} />
        ))}
      </Stack>
    </section>
  );
}

function Owed({ owed }: { owed: OwedReportView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const isMine = useMe()?.staff_id === owed.staff_id;
  const open = (id: string) => navigate({ to: '/bao-cao-ket-qua/$id', params: { id } });
  const begin = useMutation({
    mutationFn: async () =>
      owed.report_id ?? (await createResultReport({ body: { nomination_id: owed.nomination_id } })).data.id,
    onSuccess: (id) => {
      void cache.invalidateQueries({ queryKey: ['result-reports'] });
      return open(id);
    },
    onError: notifyError,
  });
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{isMine ? owed.course_name : owed.full_name}</Text>
          <Group gap="xs">
            <StatusBadge tone={owed.overdue ? 'danger' : 'info'}>
              {owed.overdue ? texts.overdue : texts.inTime}
            </StatusBadge>
            {owed.report_state && <ReportBadge state={owed.report_state} />}
            <Text size="sm" c="dimmed">
              {[!isMine && owed.course_name, owed.due_on ? texts.due(formatDay(owed.due_on)) : texts.noDue]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Group>
        </div>
        {isMine && (
          <Button
            loading={begin.isPending}
            onClick={() => begin.mutate()}
            aria-label={texts.writeFor(owed.course_name)}
          >
            {owed.report_id ? texts.goOn : texts.write}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
