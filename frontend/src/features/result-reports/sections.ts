import type { ResultReportView } from '@/api/generated';

/** The parts of a report in their order, as the API calls their texts and as their labels are found. */
export const sections = [
  { field: 'learnt', label: 'learnt', required: true },
  { field: 'link_to_post', label: 'link_to_post', required: true },
  { field: 'plan_to_apply', label: 'plan', required: true },
  { field: 'proposals', label: 'proposals', required: false },
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
