import { useQuery } from '@tanstack/react-query';
import { getPullStatus } from '@/api/generated';

/** How far every program has come; asked anew each minute while the page is open. */
export function usePullStatus() {
  return useQuery({
    queryKey: ['clients', 'pull-status'],
    queryFn: async ({ signal }) => (await getPullStatus({ signal })).data.items,
    refetchInterval: 60_000,
  });
}
