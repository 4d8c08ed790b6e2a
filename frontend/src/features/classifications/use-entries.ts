import { createContext, useContext, useEffect, useState } from 'react';
import { type Entries, type Entry, NOTHING, readDraft, withoutEmpty } from './entry';

const keyOf = (year: number) => `classification-draft.${year}`;

/** What is typed of a year. It stays on this device until it is saved, whatever happens to the page. */
export function useEntries(year: number) {
  const [entries, setEntries] = useState<Entries>(() => readDraft(localStorage.getItem(keyOf(year))));
  useEffect(() => {
    const filled = withoutEmpty(entries);
    if (Object.keys(filled).length === 0) localStorage.removeItem(keyOf(year));
    else localStorage.setItem(keyOf(year), JSON.stringify(filled));
  }, [entries, year]);
  return {
    entries,
    set: (id: string, part: Partial<Entry>) =>
      setEntries((now) => ({ ...now, [id]: { ...NOTHING, ...now[id], ...part } })),
    /** Leaves only the lines of these people. */
    keep: (ids: ReadonlySet<string>) =>
      setEntries((now) => Object.fromEntries(Object.entries(now).filter(([id]) => ids.has(id)))),
  };
}

interface Typing {
  entries: Entries;
  set: (id: string, part: Partial<Entry>) => void;
  /** People whose points cannot be read. */
  bad: readonly string[];
  /** People whose level takes a reason, as the server has said. */
  needsReason: ReadonlySet<string>;
}

const context = createContext<Typing>({
  entries: {},
  set: () => undefined,
  bad: [],
  needsReason: new Set(),
});

/** Hands what is typed to the cells of the table, whose columns stay the same while one types. */
export const TypingProvider = context.Provider;

/** What is typed, inside a cell. */
export const useTyping = () => useContext(context);
