import { Stack } from '@mantine/core';
import type { UnitReportView } from '@/api/generated';
import { SectionReading } from '@/shared/reports/SectionReading';
import type { SectionTexts } from '@/shared/reports/sections';
import { useReportTexts } from '@/shared/reports/texts';
import { toldOf } from '@/shared/reports/told';
import { headingOf, sectionsOf } from '../sections';
import { useTexts } from '../texts';
import { ReportedDifficulties } from './ReportedDifficulties';

interface ReadingProps {
  report: UnitReportView;
  /** Of the report itself, or of what was handed in before. */
  text: SectionTexts;
  /** Whether it is the report itself: then what is computed, and the difficulties of the year, stand with it. */
  whole?: boolean;
}

/** A report to be read. */
export function Reading({ report, text, whole = false }: ReadingProps) {
  const texts = useTexts();
  const reports = useReportTexts();
  const kind = report.request.kind;
  return (
    <Stack gap="md">
      {sectionsOf(kind).map((section) => (
        <div key={section}>
          <SectionReading
            heading={headingOf(texts, reports, kind, section)}
            order={whole ? 2 : 3}
            told={whole ? toldOf(report.told, section) : []}
            text={text[section]}
          />
          {whole && section === 'difficulties' && <ReportedDifficulties report={report} />}
        </div>
      ))}
    </Stack>
  );
}
