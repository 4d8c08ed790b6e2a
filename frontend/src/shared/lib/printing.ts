import { useEffect, useRef } from 'react';

/** Rows of one list that go onto paper; of a longer one the workbook is to be handed out. */
export const MOST_ON_PAPER = 1000;

/** Answers whether something had to be left out. */
type Preparation = () => Promise<boolean>;

const preparations = new Set<Preparation>();

/** Something that has to be fetched before the page is whole on paper: the rows of a list that are not loaded yet. */
export function usePaperPreparation(prepare: Preparation): void {
  const latest = useRef(prepare);
  useEffect(() => {
    latest.current = prepare;
  });
  useEffect(() => {
    const run = () => latest.current();
    preparations.add(run);
    return () => {
      preparations.delete(run);
    };
  }, []);
}

/**
 * Fetches what belongs on paper. What could not be fetched is missing on paper, where the list says so.
 * @returns whether a list is too long for paper
 */
export async function prepareForPaper(): Promise<boolean> {
  const found = await Promise.allSettled([...preparations].map((prepare) => prepare()));
  // The answers are in the cache, and the next turns of the loop draw them.
  await new Promise((drawn) => setTimeout(drawn, 50));
  return found.some((one) => one.status === 'fulfilled' && one.value);
}

/** Whether keys pressed together are those by which a browser prints. */
export function isPrintKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
) {
  return (
    event.key.toLowerCase() === 'p' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey
  );
}

interface Fetched {
  hasNextPage: boolean;
  isError: boolean;
  rows: number;
}

/**
 * Fetches a list page by page until all of it is there, or as much as paper takes.
 * @returns whether it is too long for paper
 */
export async function fetchForPaper(now: Fetched, fetchNext: () => Promise<Fetched>): Promise<boolean> {
  let state = now;
  while (state.hasNextPage && !state.isError && state.rows < MOST_ON_PAPER) state = await fetchNext();
  return state.hasNextPage && state.rows >= MOST_ON_PAPER;
}

/** What paper says of the rows of a list. */
export type PaperCount =
  | { kind: 'all' | 'first'; count: number }
  | { kind: 'part'; count: number; left: number };

/** @param total how many there are, where the server has counted */
export function countOnPaper(count: number, total: number | null, hasMore: boolean): PaperCount {
  if (!hasMore) return { kind: 'all', count };
  return total === null ? { kind: 'first', count } : { kind: 'part', count, left: total - count };
}

/** The office whose paper it is, one line each: its superior above, as official papers do. */
export function officeLines(ward: string, unit: string | undefined): string[] {
  const whole = (name: string) => name.replace(/^UBND /, 'Ủy ban nhân dân ').toLocaleUpperCase('vi');
  return unit && unit !== ward ? [whole(ward), whole(unit)] : [whole(ward)];
}

/** The unit for which somebody prints: the ward itself where one of the roles is over it. */
export function printingUnit(ward: string, roles: readonly { unit_name: string }[]): string | undefined {
  return roles.some((role) => role.unit_name === ward) ? ward : roles[0]?.unit_name;
}
