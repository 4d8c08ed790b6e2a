import { Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  getWardReport,
  listWardReportLines,
  listWardReportNames,
  listWardReportTargetNames,
  registerWardReport,
  uploadWardReportFile,
  type WardReportView,
} from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { Figures } from '@/shared/reports/Figures';
import { Registration } from '@/shared/reports/Registration';
import type { RegisterCalls } from '@/shared/reports/register';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Changes } from '../components/Changes';
import { Links } from '../components/Links';
import { Reading } from '../components/Reading';
import { ReportActions } from '../components/ReportActions';
import { UnitsOfReport } from '../components/UnitsOfReport';
import { WardReportBadge } from '../components/WardReportBadge';
import { Writing } from '../components/Writing';
import { useTexts } from '../texts';

/** A report of the ward: written over its figures as a draft, kept as it is once issued. */
export default function WardReportPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['ward-reports', id],
    queryFn: async ({ signal }) => (await getWardReport({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Report key={data.id} report={data} /> : <Loading />;
}

/** How a report of the ward is registered. */
function callsOf(id: string): RegisterCalls {
  const path = { id };
  return {
    filePath: `/ward-reports/${id}/file`,
    latest: async () => (await getWardReport({ path })).data,
    register: (body, etag) => registerWardReport({ path, headers: { 'If-Match': etag }, body }),
    upload: (file) => uploadWardReportFile({ path, body: { file } }),
    refresh: ['ward-reports'],
  };
}

const FIRST_TAB = 'noi-dung';

function Report({ report }: { report: WardReportView }) {
  const texts = useTexts();
  const address = useListAddress();
  const mayWrite = useCan('ward_reports.write');
  const mayName = useCan('ward_reports.names');
  const { id } = report;
  const isIssued = report.state === 'issued';
  return (
    <>
      <PageHeader
        title={report.title}
        description={
          <Group gap="xs">
            <WardReportBadge state={report.state} isEnded={report.is_ended} />
            <span>{labelOf('WardReportKind', report.kind)}</span>
            <span className="figures">{formatRange(report.from, report.to)}</span>
            <span>{report.unit_name}</span>
          </Group>
        }
        actions={<ReportActions report={report} />}
      />
      <Stack gap="sm" mb="md">
        <Links report={report} />
      </Stack>
      <Tabs
        data-whole-on-paper
        keepMountedMode="display-none"
        value={address.filters.tab ?? FIRST_TAB}
        onChange={(tab) => address.change({ tab: tab === FIRST_TAB ? null : tab })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value={FIRST_TAB}>{texts.text}</Tabs.Tab>
          <Tabs.Tab value="so-lieu">{texts.figures}</Tabs.Tab>
          <Tabs.Tab value="don-vi">{texts.units}</Tabs.Tab>
          {mayName && <Tabs.Tab value="thay-doi">{texts.changes}</Tabs.Tab>}
        </Tabs.List>
        {/* All stay: what is being written while the figures are looked at, and the whole report on paper. */}
        <Tabs.Panel value={FIRST_TAB}>
          {report.may_write ? (
            <Writing report={report} />
          ) : (
            <Stack gap="lg">
              {isIssued && <Registration paper={report} calls={callsOf(id)} mayWrite={mayWrite} />}
              <Reading report={report} />
            </Stack>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="so-lieu">
          <Text size="sm" c="dimmed" mb="sm">
            {isIssued ? texts.figuresKept : texts.figuresNow}
          </Text>
          <Figures
            figures={report.figures}
            queryKey={['ward-reports', id]}
            names={
              mayName
                ? async (wanted, signal) =>
                    (await listWardReportNames({ path: { id }, query: wanted, signal })).data.items
                : undefined
            }
            targetNames={
              mayName
                ? async (target_id, signal) =>
                    (await listWardReportTargetNames({ path: { id }, query: { target_id }, signal })).data
                      .items
                : undefined
            }
            lines={
              mayName
                ? async (wanted, signal) =>
                    (await listWardReportLines({ path: { id }, query: wanted, signal })).data.items
                : undefined
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="don-vi">
          <UnitsOfReport units={report.units} />
        </Tabs.Panel>
        {mayName && (
          <Tabs.Panel value="thay-doi">
            <Changes id={id} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
