import type { WardReportView } from '@/api/generated';
import { type SectionTexts, textsOf } from '@/shared/reports/sections';

/** What people write of a report of the ward. */
export interface Written extends SectionTexts, Record<string, unknown> {
  title: string;
  addressees: string;
}

/** What has been written so far. */
export function writtenOf(report: Pick<WardReportView, 'title' | 'addressees' | 'words'>): Written {
  return { title: report.title, addressees: report.addressees, ...textsOf(report.words) };
}
