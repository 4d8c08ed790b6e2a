import { Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClassificationUnit, closeYear } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** Closes the year for good, with what is still missing before one's eyes. */
export function CloseYear({ year, units }: { year: number; units: readonly ClassificationUnit[] }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const missing = units.filter((unit) => unit.missing > 0);
  const close = useMutation({
    mutationFn: () => closeYear({ path: { year }, body: { note: note.trim() || undefined } }),
    onSuccess: () => {
      notifyDone(texts.closed(year));
      setAsking(false);
      void cache.invalidateQueries({ queryKey: ['years'] });
      void cache.invalidateQueries({ queryKey: ['duties'] });
      return cache.invalidateQueries({ queryKey: ['classifications'] });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.close}</Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={texts.closeTitle(year)}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          {close.error && <ErrorNotice error={close.error} />}
          <Text>{texts.closeText}</Text>
          {missing.length === 0 ? (
            <Text>{texts.closeNothingMissing}</Text>
          ) : (
            <div>
              <Text fw={600}>{texts.closeMissing}</Text>
              <List>
                {missing.map((unit) => (
                  <List.Item key={unit.unit_id}>
                    {unit.unit_name}: {texts.missing(unit.missing).toLowerCase()}
                  </List.Item>
                ))}
              </List>
            </div>
          )}
          <Textarea
            label={texts.note}
            autosize
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={close.isPending} onClick={() => close.mutate()}>
              {texts.close}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
