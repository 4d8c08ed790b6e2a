import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { actFor } from '@/api/session';

/** Changes for whom one acts, and starts afresh on the first page. */
export function useActFor(): (accountId: string | null) => Promise<void> {
  const router = useRouter();
  const cache = useQueryClient();
  return async (accountId) => {
    // A form that asks before it is left may keep the person here: then nothing has changed.
    await router.navigate({ to: '/' as never });
    if (router.state.location.pathname !== '/') return;
    actFor(accountId);
    // Rights and duties are another person's now: nothing that was read before may be shown.
    await cache.resetQueries();
    await router.invalidate();
  };
}
