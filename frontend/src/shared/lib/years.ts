import { useQuery } from '@tanstack/react-query';
import { listYears } from '@/api/generated';

/** The years of the plan so far, as the server has them; undefined until it has answered. */
export function useYears() {
  return useQuery({
    queryKey: ['years'],
    queryFn: async ({ signal }) => (await listYears({ signal })).data.items,
    staleTime: 60_000,
  }).data;
}

/** Whether the year of a day is closed: what belongs to it then changes with a reason alone. */
export function useIsClosed(day: string | null | undefined): boolean {
  const year = Number(day?.slice(0, 4));
  return useYears()?.some((one) => one.year === year && one.state === 'closed') ?? false;
}
