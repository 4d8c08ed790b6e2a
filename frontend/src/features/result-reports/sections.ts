import type { ResultReportView } from '@/api/generated';

/** The parts of a report in their order and by the API's names. */
export const sections = [
  { field: 'learnt', required: true },
  { field: 'link_to_post', required: true },
  { field: 'plan_to_apply', required: true },
  { field: 'proposals', required: false },
] as const;

/** The texts of a report. */
export type ReportTexts = Record<(typeof sections)[number]['field'], string>;

/** The texts of a stored report. */
export function textsOf(report: ResultReportView): ReportTexts {
  const { learnt, link_to_post, plan_to_apply, proposals } = report;
  return { learnt, link_to_post, plan_to_apply, proposals };
}

/** Whether two versions read the same. */
export function sameTexts(one: ReportTexts, other: ReportTexts): boolean {
  return sections.every(({ field }) => one[field] === other[field]);
}
