import type { UnitReportView } from '@/api/generated';

/** The sections of a report, in the order of the law's yearly report. */
export const sections = ['steering', 'results', 'difficulties', 'directions', 'proposals'] as const;

export type Section = (typeof sections)[number];

export type SectionTexts = Record<Section, string>;

/** The sections that a report of this kind has: one that was asked for has no direction and no outlook. */
export function sectionsOf(kind: string): readonly Section[] {
  return kind === 'yearly' ? sections : ['results', 'difficulties', 'proposals'];
}

/** Those without which it is not handed in. */
export function isRequired(kind: string, section: Section): boolean {
  if (kind !== 'yearly') return section === 'results';
  return section === 'steering' || section === 'results' || section === 'directions';
}

/** The text of a report by section. */
export function textsOf(report: Pick<UnitReportView, Section>): SectionTexts {
  const { steering, results, difficulties, directions, proposals } = report;
  return { steering, results, difficulties, directions, proposals };
}

interface SectionWords extends Record<Section, string> {
  adHocResults: string;
  adHocDifficulties: string;
  adHocProposals: string;
}

/** What a section is called in a report of this kind. */
export function headingOf(texts: SectionWords, kind: string, section: Section): string {
  if (kind === 'yearly') return texts[section];
  if (section === 'results') return texts.adHocResults;
  if (section === 'difficulties') return texts.adHocDifficulties;
  return section === 'proposals' ? texts.adHocProposals : texts[section];
}
