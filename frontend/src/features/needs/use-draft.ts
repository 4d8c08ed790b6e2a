import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { changeNeedsSubmission, type NeedsSubmissionView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { bodyOf, type Draft, draftOf, sameDraft, withIds } from './rows';

/** How long after the last key a draft is stored by itself. */
const PAUSE_MS = 2000;

interface Sent {
  typed: Draft;
  /** Of the version that is saved over; of the one that was last seen when left out. */
  etag?: string;
}

/** The needs of a unit: typed here, stored by themselves after a pause, and on demand. */
export function useDraft(submission: NeedsSubmissionView, onStale: (error: unknown, mine: Draft) => boolean) {
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(submission));
  const [failure, setFailure] = useState<unknown>(null);
  const stored = useRef(draftOf(submission));
  const seen = useRef(etagOf(submission));
  // What was refused is not sent again by itself before it is changed.
  const refused = useRef<Draft | null>(null);
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  const save = useMutation({
    mutationFn: async ({ typed, etag }: Sent) => {
      const path = { id: submission.id };
      const headers = { 'If-Match': etag ?? seen.current };
      const { data } = await changeNeedsSubmission({ path, headers, body: bodyOf(typed) });
      stored.current = typed;
      seen.current = etagOf(data);
      return data;
    },
    onMutate: () => setFailure(null),
    onSuccess: (data, { typed }) => {
      setDraft((now) => ({ ...now, rows: withIds(now.rows, typed.rows, data.needs) }));
      cache.setQueryData(['needs', 'submission', submission.id], data);
    },
    onError: (error, { typed }) => {
      refused.current = typed;
      if (!onStale(error, typed)) setFailure(error);
    },
  });
  const isDirty = !sameDraft(draft, stored.current);
  const saveBySelf = useEffectEvent((typed: Draft) => {
    const wasRefused = refused.current !== null && sameDraft(typed, refused.current);
    if (!sameDraft(typed, stored.current) && !wasRefused && !save.isPending) save.mutate({ typed });
  });
  useEffect(() => saveBySelf(settled), [settled]);
  /** Takes another version as the one that is written on. */
  const begin = (from: NeedsSubmissionView) => {
    stored.current = draftOf(from);
    seen.current = etagOf(from);
    setDraft(draftOf(from));
  };
  return { draft, setDraft, save, isDirty, failure, begin };
}
