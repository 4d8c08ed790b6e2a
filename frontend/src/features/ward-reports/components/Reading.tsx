import { Paper, Stack, Text } from '@mantine/core';
import type { WardReportView } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { SectionReading } from '@/shared/reports/SectionReading';
import { sections } from '@/shared/reports/sections';
import { useReportTexts } from '@/shared/reports/texts';
import { toldOf } from '@/shared/reports/told';
import { Facts } from '@/shared/ui/Facts';
import { useTexts } from '../texts';

/** A report of the ward as it is read. */
export function Reading({ report }: { report: WardReportView }) {
  const texts = useTexts();
  const reports = useReportTexts();
  const { file, addressees } = report;
  return (
    <Stack gap="lg">
      {sections.map((section) => (
        <SectionReading
          key={section}
          heading={reports[section]}
          told={toldOf(report.told, section)}
          text={report.words[section]}
        />
      ))}
      <Paper withBorder p="md">
        <Facts
          items={[
            [texts.addressees, addressees && <span className="keep-lines">{addressees}</span>],
            [texts.issuedAt, formatInstant(report.issued_at)],
            [texts.issuedBy, report.issued_by_name],
            [
              texts.file,
              file && (
                <>
                  {file.name}
                  <Text size="xs" c="dimmed" className="break-anywhere">
                    {texts.sha256}: {file.sha256}
                  </Text>
                </>
              ),
            ],
          ]}
        />
      </Paper>
    </Stack>
  );
}
