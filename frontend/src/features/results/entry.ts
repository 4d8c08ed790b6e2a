import type { NewResult } from '@/api/generated';
import { isScore } from '@/shared/lib/score';

/** A result as it is typed: nothing chosen means nothing is entered for the person. */
export interface Entry {
  outcome: string;
  score: string;
}

/** What is sent of the lines that were filled in. */
export function resultsOf(
  entries: Readonly<Record<string, Entry>>,
  confirmedBySchool: boolean,
  reason = '',
): NewResult[] {
  return Object.entries(entries).flatMap(([nomination_id, { outcome, score }]) =>
    outcome
      ? [
          {
            nomination_id,
            outcome: outcome as NewResult['outcome'],
            score: score.trim() || undefined,
            confirmed_by_school: confirmedBySchool,
            reason: reason.trim() || undefined,
          },
        ]
      : [],
  );
}

/** The people whose score cannot be read. */
export function badScores(entries: Readonly<Record<string, Entry>>): string[] {
  return Object.entries(entries).flatMap(([id, { score }]) => (isScore(score) ? [] : [id]));
}
