import type { Day } from '@/shared/lib/dates';

/** A session as the editor holds it. */
export interface SessionDraft {
  /** For the list of the page only. */
  key: string;
  day: Day | null;
  starts: string;
  ends: string;
  topic: string;
  place: string;
}

/** Hours as an input of the browser takes them: `08:00:00` → `08:00`. */
export function hoursOf(time: string): string {
  return time.slice(0, 5);
}

/** Sessions in the order in which they are held; those without a day last. */
export function inOrder(sessions: readonly SessionDraft[]): SessionDraft[] {
  const at = ({ day, starts }: SessionDraft) => `${day ?? '9999'} ${starts}`;
  return [...sessions].sort((one, other) => at(one).localeCompare(at(other)));
}

/** Adds the same hours on each of the days; what stands in the timetable already is not added twice. */
export function withDays(
  sessions: readonly SessionDraft[],
  days: readonly Day[],
  hours: Pick<SessionDraft, 'starts' | 'ends'>,
  newKey: () => string,
): SessionDraft[] {
  const isThere = (day: Day) =>
    sessions.some(
      (session) => session.day === day && session.starts === hours.starts && session.ends === hours.ends,
    );
  const added = days
    .filter((day) => !isThere(day))
    .map((day) => ({ key: newKey(), day, ...hours, topic: '', place: '' }));
  return inOrder([...sessions, ...added]);
}

/** One more session at the hours of the last one; its day is still to be chosen. The very first is on the first day. */
export function nextAfter(last: SessionDraft | undefined, firstDay: Day, key: string): SessionDraft {
  return {
    key,
    day: last ? null : firstDay,
    starts: last?.starts ?? '08:00',
    ends: last?.ends ?? '11:30',
    topic: '',
    place: '',
  };
}
