import type { CriterionAnswer } from '@/api/generated';

/** The answers of a form by the code of the criterion. */
export type Sheet = Readonly<Record<string, CriterionAnswer>>;

/** The choice that stands for "không áp dụng" among the marks. */
export const NOT_APPLICABLE = 'na';

/** What is chosen for a criterion: a mark as text, `na`, or nothing yet. */
export function choiceOf(answer: CriterionAnswer | undefined): string {
  if (answer?.not_applicable) return NOT_APPLICABLE;
  return answer?.mark ? String(answer.mark) : '';
}

/** Answers a criterion; the word beside it stays. */
export function withChoice(sheet: Sheet, code: string, choice: string): Sheet {
  const comment = sheet[code]?.comment;
  const answer: CriterionAnswer =
    choice === NOT_APPLICABLE ? { not_applicable: true } : { mark: Number(choice) };
  return { ...sheet, [code]: comment ? { ...answer, comment } : answer };
}

/** Puts a word beside a criterion, answered or not. */
export function withComment(sheet: Sheet, code: string, comment: string): Sheet {
  const { comment: _, ...answer } = sheet[code] ?? {};
  return { ...sheet, [code]: comment ? { ...answer, comment } : answer };
}

/** How many of the criteria have no answer yet. */
export function unansweredOf(sheet: Sheet, codes: readonly string[]): number {
  return codes.filter((code) => choiceOf(sheet[code]) === '').length;
}

/**
 * The answers as a merge patch sends them: what an answer no longer holds is taken back, or the server would keep it
 * beside the new one.
 */
export function patchOf(sheet: Sheet): Record<string, CriterionAnswer> {
  return Object.fromEntries(
    Object.entries(sheet).map(([code, { mark, not_applicable, comment }]) => [
      code,
      { mark: mark ?? null, not_applicable: not_applicable ?? false, comment: comment?.trim() || null },
    ]),
  );
}

/** A mean in hundredths as it is written here: 767 → `7,67`. */
export function formatIndex(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) return '';
  return (hundredths / 100).toFixed(2).replace('.', ',');
}
