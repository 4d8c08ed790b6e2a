import type { ColumnChoiceBody, ImportCounts, RosterPreviewView, RowAnswerBody } from '@/api/generated';

/** What the person has said about the file so far. */
export interface ImportSaid {
  choices: ColumnChoiceBody[];
  answers: RowAnswerBody[];
}

/** Says what a column holds; a later word on the same column takes the place of the former. */
export function withMeaning(said: ImportSaid, choice: ColumnChoiceBody): ImportSaid {
  const others = said.choices.filter(
    ({ sheet, column }) => sheet !== choice.sheet || column !== choice.column,
  );
  return { ...said, choices: [...others, choice] };
}

/** Says who a row is: a known person, or somebody new. */
export function withAnswer(said: ImportSaid, answer: RowAnswerBody): ImportSaid {
  const others = said.answers.filter(({ sheet, row }) => sheet !== answer.sheet || row !== answer.row);
  return { ...said, answers: [...others, answer] };
}

/** Whether accepting would change anything. */
export function changesAnything(counts: ImportCounts): boolean {
  return counts.create + counts.update + counts.units_created > 0;
}

/** The rows that were asked about so far, with those of a new preview. */
export function withAsked(
  known: RosterPreviewView['rows'],
  rows: RosterPreviewView['rows'],
): RosterPreviewView['rows'] {
  const isKnown = (row: { sheet: string; row: number }) =>
    known.some((one) => one.sheet === row.sheet && one.row === row.row);
  const fresh = rows.filter((row) => row.action === 'ask' && !isKnown(row));
  return fresh.length > 0 ? [...known, ...fresh] : known;
}

/** What most needs a look: rows that change somebody, else those that are left out, else the new ones. */
export function worthSeeing(rows: RosterPreviewView['rows']): string {
  const order = ['update', 'left_out', 'create'];
  return order.find((action) => rows.some((row) => row.action === action)) ?? 'unchanged';
}
