import { labels } from '@/api/generated/labels';

/** The enumerations that have Vietnamese labels in the OpenAPI document. */
export type LabelledEnum = keyof typeof labels;

/** The Vietnamese word for a code; a code newer than this page stays as it is. */
export function labelOf(kind: LabelledEnum, code: string): string {
  return (labels[kind] as Record<string, string>)[code] ?? code;
}

/** All codes of an enumeration with their words, for a choice. */
export function optionsOf(kind: LabelledEnum): { value: string; label: string }[] {
  return Object.entries(labels[kind]).map(([value, label]) => ({ value, label }));
}
