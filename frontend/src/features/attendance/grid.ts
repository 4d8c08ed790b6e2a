import type { AttendanceGrid, AttendanceMark, MarkBody } from '@/api/generated';

/** What was changed and is not stored yet: cell → mark, null for a mark taken away. */
export type Draft = Readonly<Record<string, AttendanceMark | null>>;

/** A place in the grid. */
export interface Place {
  row: number;
  column: number;
}

const byLetter: Record<string, AttendanceMark> = { c: 'present', m: 'late', p: 'excused', v: 'absent' };

/** The key of a cell. */
export function cellOf(nominationId: string, sessionId: string): string {
  return `${nominationId} ${sessionId}`;
}

/** The mark that a typed letter stands for; undefined for any other key. */
export function markOfLetter(letter: string): AttendanceMark | undefined {
  return byLetter[letter.toLowerCase()];
}

/** The marks as they are stored, by cell. */
export function storedMarks(grid: AttendanceGrid): Draft {
  return Object.fromEntries(
    grid.participants.flatMap((person) =>
      person.marks.map(({ session_id, mark }) => [cellOf(person.nomination_id, session_id), mark]),
    ),
  );
}

/** Sets a mark; what is as stored again is no change any more. */
export function withMark(draft: Draft, stored: Draft, cell: string, mark: AttendanceMark | null): Draft {
  const { [cell]: _, ...others } = draft;
  return (stored[cell] ?? null) === mark ? others : { ...others, [cell]: mark };
}

/** Where an arrow, Home or End leads; null for every other key. Nothing leads out of the grid. */
export function moved(place: Place, key: string, rows: number, columns: number): Place | null {
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  const to = (row: number, column: number) => ({ row: within(row, rows), column: within(column, columns) });
  switch (key) {
    case 'ArrowUp':
      return to(place.row - 1, place.column);
    case 'ArrowDown':
    case 'Enter':
      return to(place.row + 1, place.column);
    case 'ArrowLeft':
      return to(place.row, place.column - 1);
    case 'ArrowRight':
      return to(place.row, place.column + 1);
    case 'Home':
      return to(place.row, 0);
    case 'End':
      return to(place.row, columns - 1);
    default:
      return null;
  }
}

/** What came from Excel: rows of marks, undefined for an empty cell, and what could not be read. */
export function readPaste(text: string): { rows: (AttendanceMark | undefined)[][]; unread: string[] } {
  const unread: string[] = [];
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) =>
      line.split('\t').map((cell) => {
        const typed = cell.trim();
        const mark = markOfLetter(typed);
        if (typed && !mark) unread.push(typed);
        return mark;
      }),
    );
  return { rows, unread };
}

/** Lays pasted marks over the grid from a place on; sessions that have not begun and empty cells are passed over. */
export function pasted(
  grid: AttendanceGrid,
  draft: Draft,
  stored: Draft,
  from: Place,
  rows: (AttendanceMark | undefined)[][],
): Draft {
  let next = draft;
  for (const [down, marks] of rows.entries()) {
    for (const [right, mark] of marks.entries()) {
      const person = grid.participants[from.row + down];
      const session = grid.sessions[from.column + right];
      if (!mark || !person || !session?.begun) continue;
      next = withMark(next, stored, cellOf(person.nomination_id, session.session_id), mark);
    }
  }
  return next;
}

/** Marks everybody without a mark in a session as present. */
export function allPresent(grid: AttendanceGrid, draft: Draft, stored: Draft, sessionId: string): Draft {
  return grid.participants.reduce((next, { nomination_id }) => {
    const cell = cellOf(nomination_id, sessionId);
    const mark = cell in next ? next[cell] : stored[cell];
    return mark ? next : withMark(next, stored, cell, 'present');
  }, draft);
}

/** What is sent: each change with the revision that it was made upon, so that nobody's mark is overwritten unseen. */
export function changesOf(grid: AttendanceGrid, draft: Draft): MarkBody[] {
  return grid.participants.flatMap((person) =>
    grid.sessions.flatMap(({ session_id }) => {
      const mark = draft[cellOf(person.nomination_id, session_id)];
      if (mark === undefined) return [];
      const before = person.marks.find((known) => known.session_id === session_id);
      return [{ session_id, nomination_id: person.nomination_id, mark, revision: before?.revision ?? 0 }];
    }),
  );
}
