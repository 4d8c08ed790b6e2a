import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type NominationView, overrideNomination } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** A leader lets somebody go whose unit has come to be short since the course was moved. */
export function OverrideButton({ nomination }: { nomination: NominationView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [asking, { open, close }] = useDisclosure();
  const label = labelOf('Action', 'override');
  const pass = useMutation({
    mutationFn: (reason: string) => overrideNomination({ path: { id: nomination.id }, body: { reason } }),
    onSuccess: () => {
      notifyDone(texts.done(1));
      return cache.invalidateQueries({ queryKey: ['nominations'] });
    },
  });
  return (
    <>
      <Button onClick={open}>{label}</Button>
      <ConfirmReasonModal
        opened={asking}
        onClose={close}
        title={label}
        confirmLabel={label}
        onConfirm={pass.mutateAsync}
      >
        {nomination.person.full_name}
      </ConfirmReasonModal>
    </>
  );
}
