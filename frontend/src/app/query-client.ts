import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/errors';

/** The cache of everything the server said. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // An answer that says no will say no again; only silence and a failing server are worth another try.
      retry: (count, error) =>
        count < 2 && error instanceof ApiError && (error.isOffline || error.status >= 502),
      // Asked all the same when the browser believes to be offline: it is often wrong inside an office network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
