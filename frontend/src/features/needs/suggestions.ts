import { ApiError } from '@/api/errors';
import { API_BASE, sessionFetch } from '@/api/session';

/** What the targets ask of a unit: who lacks it. */
export interface Suggestion {
  target_id: string;
  name: string;
  clause: string;
  programme_kinds: string[];
  people: { staff_id: string; full_name: string; post_title: string }[];
}

/** Who of a unit lacks what the targets ask for, as of a day; nothing where there are no targets. */
export async function suggestionsFor(unitId: string, day: string): Promise<Suggestion[]> {
  const query = new URLSearchParams({ unit_id: unitId, day });
  try {
    const answer = await sessionFetch(new URL(`${API_BASE}/targets/suggestions?${query}`, location.origin));
    const { items } = (await answer.json()) as { items: Suggestion[] };
    return items.filter(({ people }) => people.length > 0);
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return [];
    throw error;
  }
}
