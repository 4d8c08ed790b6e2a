import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { changeResultReport, getResultReport, type ResultReportView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { type ReportTexts, sameTexts, textsOf } from './sections';

/** How long after the last key a draft is stored by itself. */
const PAUSE_MS = 2000;

/** The text of one's own report: typed here, stored by itself after a pause, and on demand. */
export function useDraft(report: ResultReportView) {
  const cache = useQueryClient();
  const [texts, setTexts] = useState(() => textsOf(report));
  const stored = useRef(textsOf(report));
  const [settled] = useDebouncedValue(texts, PAUSE_MS);
  const save = useMutation({
    mutationFn: async (typed: ReportTexts) => {
      const path = { id: report.id };
      // Files change the revision too: what counts is that nobody changed the text meanwhile.
      const { data: latest } = await getResultReport({ path });
      const seen = sameTexts(textsOf(latest), stored.current);
      const etag = etagOf(seen ? latest : report);
      const { data } = await changeResultReport({ path, headers: { 'If-Match': etag }, body: typed });
      stored.current = typed;
      return data;
    },
    onSuccess: (data) => cache.setQueryData(['result-reports', report.id], data),
  });
  const isDirty = !sameTexts(texts, stored.current);
  const saveBySelf = useEffectEvent((typed: ReportTexts) => {
    if (!sameTexts(typed, stored.current) && !save.isPending) save.mutate(typed);
  });
  useEffect(() => saveBySelf(settled), [settled]);
  return { texts, setTexts, save, isDirty };
}
