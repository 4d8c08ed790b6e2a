import type { ToldFigures, ToldPart } from '@/api/generated';
import type { Section } from './sections';

/** What the figures say of a section, as parts: those without a heading of their own stand under the section's. */
export function toldOf(told: ToldFigures | null | undefined, section: Section): ToldPart[] {
  if (!told) return [];
  if (section === 'results') return told.results.filter(({ paragraphs }) => paragraphs.length > 0);
  if (section !== 'steering' && section !== 'difficulties') return [];
  return told[section].length > 0 ? [{ heading: '', paragraphs: told[section] }] : [];
}
