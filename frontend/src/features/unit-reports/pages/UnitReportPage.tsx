import { Accordion, Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  getUnitReport,
  listUnitReportLines,
  listUnitReportNames,
  registerUnitReport,
  type UnitReportView,
  uploadUnitReportFile,
} from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { useCan } from '@/shared/lib/server';
import { Figures } from '@/shared/reports/Figures';
import { Registration } from '@/shared/reports/Registration';
import type { RegisterCalls } from '@/shared/reports/register';
import { textsOf } from '@/shared/reports/sections';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StepsList } from '@/shared/ui/StepsList';
import { Reading } from '../components/Reading';
import { ReviewSteps } from '../components/ReviewSteps';
import { UnitReportBadge } from '../components/UnitReportBadge';
import { Writing } from '../components/Writing';
import { useTexts } from '../texts';

/** The report of a unit: its head writes it, the coordinator reads it and takes it or sends it back. */
export default function UnitReportPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['unit-reports', id],
    queryFn: async ({ signal }) => (await getUnitReport({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Report key={data.id} report={data} /> : <Loading />;
}

/** How the report of a unit is registered. */
function callsOf(id: string): RegisterCalls {
  const path = { id };
  return {
    filePath: `/unit-reports/${id}/file`,
    latest: async () => (await getUnitReport({ path })).data,
    register: (body, etag) => registerUnitReport({ path, headers: { 'If-Match': etag }, body }),
    upload: (file) => uploadUnitReportFile({ path, body: { file } }),
    refresh: ['unit-reports'],
  };
}

function Report({ report }: { report: UnitReportView }) {
  const texts = useTexts();
  const { request } = report;
  const mayRegister = useCan('unit_reports.write');
  const isHandedIn = report.state === 'submitted' || report.state === 'accepted';
  return (
    <Stack gap="lg">
      <PageHeader
        title={request.title}
        description={
          <Group gap="xs">
            <UnitReportBadge state={report.state} isLate={report.is_late} />
            <span>{report.unit_name}</span>
            <span>
              {texts.deadline}: <span className="figures">{formatDay(request.deadline)}</span>
            </span>
          </Group>
        }
        actions={
          <>
            <PaperButton path={`/unit-reports/${report.id}/paper`} name="bao-cao" />
            <ReviewSteps report={report} />
          </>
        }
      />
      {report.return_reason && report.state === 'returned' && (
        <Alert color="yellow" variant="light" title={texts.returnedWhy}>
          {report.return_reason}
        </Alert>
      )}
      {request.about && (
        <section aria-labelledby="about">
          <SectionHeader id="about" title={texts.about_} />
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{request.about}</Text>
        </section>
      )}
      {report.may_write ? (
        <Writing key={report.state} report={report} />
      ) : (
        <Reading report={report} text={textsOf(report)} whole />
      )}
      {(isHandedIn || report.registration) && (
        <Registration paper={report} calls={callsOf(report.id)} mayWrite={mayRegister && isHandedIn} />
      )}
      {report.figures && (
        <Stack component="section" aria-labelledby="figures" gap="md">
          <SectionHeader id="figures" title={texts.figures} about={texts.figuresAbout} />
          <Figures
            figures={report.figures}
            queryKey={['unit-reports', report.id]}
            names={async (wanted, signal) =>
              (await listUnitReportNames({ path: { id: report.id }, query: wanted, signal })).data.items
            }
            lines={async (wanted, signal) =>
              (await listUnitReportLines({ path: { id: report.id }, query: wanted, signal })).data.items
            }
            isLive={!isHandedIn}
          />
        </Stack>
      )}
      {report.versions.length > 1 && (
        <section aria-labelledby="versions">
          <SectionHeader id="versions" title={texts.versions} />
          <Accordion mt="xs">
            {report.versions.map((version) => (
              <Accordion.Item key={version.version} value={String(version.version)}>
                <Accordion.Control>
                  {texts.version(
                    version.version,
                    formatInstant(version.submitted_at),
                    version.submitted_by_name,
                  )}
                </Accordion.Control>
                <Accordion.Panel>
                  <Reading report={report} text={textsOf(version)} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </section>
      )}
      {report.steps.length > 0 && (
        <Stack component="section" aria-labelledby="history">
          <SectionHeader id="history" title={texts.history} />
          <StepsList actions="UnitReportAction" steps={report.steps} />
        </Stack>
      )}
    </Stack>
  );
}
