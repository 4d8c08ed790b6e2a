import { type Section, sections } from '@/shared/reports/sections';
import type { ReportTexts } from '@/shared/reports/texts';

/** The sections that a report of this kind has: one that was asked for has no direction and no outlook. */
export function sectionsOf(kind: string): readonly Section[] {
  return kind === 'yearly' ? sections : ['results', 'difficulties', 'proposals'];
}

/** Those without which it is not handed in: the results of a year are told by the figures. */
export function isRequired(kind: string, section: Section): boolean {
  return kind === 'yearly' ? section === 'steering' || section === 'directions' : section === 'results';
}

interface AdHocWords {
  adHocResults: string;
  adHocDifficulties: string;
  adHocProposals: string;
}

/** What a section is called in a report of this kind. */
export function headingOf(
  texts: AdHocWords,
  reports: Pick<ReportTexts, Section>,
  kind: string,
  section: Section,
): string {
  if (kind === 'yearly') return reports[section];
  if (section === 'results') return texts.adHocResults;
  if (section === 'difficulties') return texts.adHocDifficulties;
  return section === 'proposals' ? texts.adHocProposals : reports[section];
}
