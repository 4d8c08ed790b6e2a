import { useQuery } from '@tanstack/react-query';
import { listUnits, type UnitView } from '@/api/generated';

/** Units in reach, in the order of their places; the API hands out at most this many at once, more than a ward has. */
const MOST_UNITS = 200;

/** The query for all units in reach. */
export function useUnitsQuery() {
  return useQuery({
    queryKey: ['units', 'filter'],
    queryFn: async ({ signal }) => (await listUnits({ query: { limit: MOST_UNITS }, signal })).data.items,
    staleTime: 5 * 60_000,
  });
}

/** All units in reach; undefined until the server has answered. */
export function useUnits(): UnitView[] | undefined {
  return useUnitsQuery().data;
}
