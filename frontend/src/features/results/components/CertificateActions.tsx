import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CertificateView, rejectCertificate, verifyCertificate } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyDone, notifyError } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** Verifies or rejects the chosen certificates. */
export function CertificateActions({ rows, onDone }: { rows: CertificateView[]; onDone: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const settled = async () => {
    void cache.invalidateQueries({ queryKey: ['staff'] });
    await cache.invalidateQueries({ queryKey: ['certificates'] });
  };
  const verify = useMutation({
    mutationFn: async () => {
      for (const row of rows) {
        await verifyCertificate({ path: { id: row.id }, headers: { 'If-Match': etagOf(row) } });
      }
    },
    onSuccess: () => {
      notifyDone(texts.verified(rows.length));
      onDone();
    },
    onError: notifyError,
    onSettled: settled,
  });
  const reject = async (reason: string) => {
    try {
      for (const row of rows) {
        await rejectCertificate({
          path: { id: row.id },
          headers: { 'If-Match': etagOf(row) },
          body: { reason },
        });
      }
    } finally {
      await settled();
    }
    notifyDone(texts.rejected);
    onDone();
  };
  return (
    <>
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {texts.verify(rows.length)}
      </Button>
      <Button variant="default" onClick={() => setAsking(true)}>
        {texts.reject}
      </Button>
      <ConfirmReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={texts.reject}
        confirmLabel={texts.reject}
        onConfirm={reject}
      >
        {rows.map((row) => row.full_name).join(', ')}
      </ConfirmReasonModal>
    </>
  );
}
