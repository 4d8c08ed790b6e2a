import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ActionsBody, actOnNominations } from '@/api/generated';
import { notifyDone } from '@/shared/ui/notify';
import { type Failure, failuresOf } from './outcomes';
import { useTexts } from './texts';

/** Acts on one or many nominations; answers for whom it failed. Says how many were done. */
export function useAct() {
  const texts = useTexts();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: ActionsBody): Promise<Failure[]> => {
      const { data } = await actOnNominations({ body });
      const failures = failuresOf(data.items);
      const done = data.items.length - failures.length;
      if (done > 0) notifyDone(texts.done(done));
      return failures;
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['courses'] });
      void cache.invalidateQueries({ queryKey: ['money'] });
      return cache.invalidateQueries({ queryKey: ['nominations'] });
    },
  });
}
