/** The sections of a report, in the order of the law's yearly report. */
export const sections = ['steering', 'results', 'difficulties', 'directions', 'proposals'] as const;

export type Section = (typeof sections)[number];

export type SectionTexts = Record<Section, string>;

/** What is written, by section. */
export function textsOf(written: SectionTexts): SectionTexts {
  const { steering, results, difficulties, directions, proposals } = written;
  return { steering, results, difficulties, directions, proposals };
}
