import type { ClientStatus, KindStatus } from '@/api/generated';

/** How a program is doing: shut out, never came, has not come for long, has everything, is behind a little or much. */
export type Health = 'shut_out' | 'never' | 'silent' | 'well' | 'behind' | 'lagging';

/** A change that has waited for so long is no longer on its way. */
const PATIENCE_MS = 24 * 60 * 60 * 1000;

/** How a program is doing, from what waits for it and since when. */
export function healthOf(
  status: Pick<ClientStatus, 'active' | 'kinds' | 'silent_since'>,
  now: string,
): Health {
  if (!status.active) return 'shut_out';
  if (status.kinds.every((kind) => !kind.last_pull_at)) return 'never';
  if (status.silent_since) return 'silent';
  const since = waitingSince(status.kinds);
  if (since === null) return 'well';
  return Date.parse(now) - Date.parse(since) > PATIENCE_MS ? 'lagging' : 'behind';
}

/** How many changes wait, over all kinds. */
export function waitingIn(kinds: readonly Pick<KindStatus, 'waiting'>[]): number {
  return kinds.reduce((sum, kind) => sum + kind.waiting, 0);
}

/** Since when the first of them waits; null when nothing does. */
export function waitingSince(kinds: readonly Pick<KindStatus, 'waiting' | 'waiting_since'>[]): string | null {
  const moments = kinds.flatMap((kind) =>
    kind.waiting > 0 && kind.waiting_since ? [kind.waiting_since] : [],
  );
  return moments.sort()[0] ?? null;
}

/** When the program last asked for anything. */
export function lastPull(kinds: readonly Pick<KindStatus, 'last_pull_at'>[]): string | null {
  const moments = kinds.flatMap((kind) => kind.last_pull_at ?? []);
  return moments.sort().at(-1) ?? null;
}

/** The last day that ends before such a moment; null where there is none. */
export function lastDayOf(moment: string | null | undefined): string | null {
  if (!moment) return null;
  // One millisecond before, in the office's zone (UTC+7).
  return new Date(Date.parse(moment) - 1 + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The moment from which a secret opens no more that is good to the end of a day in the office's zone (UTC+7). */
export function endOfDay(day: string): string {
  return `${day}T17:00:00Z`;
}
