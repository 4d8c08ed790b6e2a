import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Search } from './address';
import { fetchForPaper, usePaperPreparation } from './printing';

/** How many rows are asked for at a time. */
export const PAGE_SIZE = 50;

/** One answer of a list of the API. */
export interface ListPage<Row> {
  items: Row[];
  next_cursor?: string | null;
  total?: number | null;
}

/** What a list is asked with; spread it into the `query` of a generated function. */
export interface ListRequest {
  limit: number;
  cursor?: string;
  sort?: string;
  q?: string;
  with_total?: boolean;
}

/** The view of a list as it stands in the address, so that it can be sent as a link. */
export interface ListAddress {
  q: string;
  /** As the API writes it: `name` or `-name`; empty for the default order. */
  sort: string;
  /** Everything else in the address. */
  filters: Search;
  /** Changes a part; empty values leave the address. */
  change: (part: Record<string, string | null | undefined>) => void;
}

/** Reads and writes the view of the list on this page. */
export function useListAddress(): ListAddress {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  return useMemo(() => {
    const { q = '', sort = '', ...filters } = search;
    return {
      q,
      sort,
      filters,
      change: (part) => {
        const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value));
        void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
      },
    };
  }, [search, navigate]);
}

/** A list as the table takes it. */
export interface KeysetList<Row> {
  rows: Row[];
  total: number | null;
  isPending: boolean;
  /** The rows shown are of the view before, until the new ones come. */
  isOld: boolean;
  isLoadingMore: boolean;
  hasMore: boolean;
  error: unknown;
  retry: () => void;
  loadMore: () => void;
}

/**
 * A list of the API, page by page by its cursor. What was seen before appears at once and is asked anew behind it.
 * @param key of the cache: the name of the feature first, then everything the answer depends on besides the address
 * @param address search and order; filters are the caller's to read from `address.filters` and to pass on in `ask`
 */
export function useKeysetList<Row>(
  key: readonly unknown[],
  address: Pick<ListAddress, 'q' | 'sort' | 'filters'>,
  ask: (request: ListRequest, signal: AbortSignal) => Promise<ListPage<Row>>,
): KeysetList<Row> {
  const { q, sort, filters } = address;
  const query = useInfiniteQuery({
    queryKey: [...key, 'list', { q, sort, filters }],
    queryFn: ({ pageParam, signal }) =>
      ask(
        {
          limit: PAGE_SIZE,
          cursor: pageParam,
          sort: sort || undefined,
          q: q || undefined,
          // Counting costs the server a pass over everything; once per view is enough.
          with_total: pageParam === undefined || undefined,
        },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const stateOf = ({
    data,
    hasNextPage,
    isError,
  }: Pick<typeof query, 'data' | 'hasNextPage' | 'isError'>) => ({
    hasNextPage,
    isError,
    rows: data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0,
  });
  usePaperPreparation(() => fetchForPaper(stateOf(query), async () => stateOf(await query.fetchNextPage())));
  return {
    rows,
    total: query.data?.pages[0]?.total ?? null,
    isPending: query.isPending,
    isOld: query.isPlaceholderData,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    loadMore: () => void query.fetchNextPage(),
  };
}

/** Rows that are all there already, as the table takes them. */
export function wholeList<Row>(rows: Row[]): KeysetList<Row> {
  return {
    rows,
    total: rows.length,
    isPending: false,
    isOld: false,
    isLoadingMore: false,
    hasMore: false,
    error: null,
    retry: () => undefined,
    loadMore: () => undefined,
  };
}
