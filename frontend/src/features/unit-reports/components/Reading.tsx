import { Stack, Text, Title } from '@mantine/core';
import type { UnitReportView } from '@/api/generated';
import { headingOf, type SectionTexts, sectionsOf } from '../sections';
import { useTexts } from '../texts';
import { ReportedDifficulties } from './ReportedDifficulties';

interface ReadingProps {
  report: UnitReportView;
  /** Of the report itself, or of what was handed in before. */
  text: SectionTexts;
  /** Whether it is the report itself: then the difficulties of the year stand beside section III. */
  whole?: boolean;
}

/** A report to be read. */
export function Reading({ report, text, whole = false }: ReadingProps) {
  const texts = useTexts();
  const kind = report.request.kind;
  return (
    <Stack gap="md">
      {sectionsOf(kind).map((section) => (
        <div key={section}>
          <Title order={whole ? 2 : 3} size="h5">
            {headingOf(texts, kind, section)}
          </Title>
          {text[section] ? (
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text[section]}</Text>
          ) : (
            <Text c="dimmed">{texts.empty}</Text>
          )}
          {whole && section === 'difficulties' && <ReportedDifficulties report={report} />}
        </div>
      ))}
    </Stack>
  );
}
