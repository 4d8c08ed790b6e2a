import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nominate } from '@/api/generated';
import { useMe } from '@/shared/lib/server';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { failuresOf } from '../outcomes';
import { useTexts } from '../texts';

/** States the own wish for a course; the head of the unit takes it from there. */
export default function WishButton({ courseId }: { courseId: string }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const staffId = useMe()?.staff_id;
  const [refused, setRefused] = useState<string | null>(null);
  const wish = useMutation({
    mutationFn: async (own: string) =>
      (await nominate({ body: { course_id: courseId, staff_ids: [own], as: 'request' } })).data,
    onMutate: () => setRefused(null),
    onSuccess: ({ items }) => {
      const [failure] = failuresOf(items);
      if (failure) return setRefused(failure.details.join(' '));
      notifyDone(texts.wishDone);
      void cache.invalidateQueries({ queryKey: ['nominations'] });
    },
    onError: notifyError,
  });
  if (!staffId) return null;
  return (
    <>
      <Button variant="default" loading={wish.isPending} onClick={() => wish.mutate(staffId)}>
        {texts.wish}
      </Button>
      {refused && (
        <Alert color="red" variant="light" role="alert">
          {refused}
        </Alert>
      )}
    </>
  );
}
