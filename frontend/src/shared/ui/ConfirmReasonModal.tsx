import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormFailure } from './form-failure';

interface ConfirmReasonModalProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, to whom. */
  children?: ReactNode;
  /** The verb of the office: "Trả lại bổ sung". */
  confirmLabel: string;
  /** Red for what cannot be taken back. */
  danger?: boolean;
  /** Fewest characters of a reason. */
  minLength?: number;
  /** Does it; the dialog stays, with the reason, when this fails. */
  onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks for the written reason that stays on record, then acts. */
export function ConfirmReasonModal({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  minLength = 5,
  onConfirm,
}: ConfirmReasonModalProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: '' },
    validate: {
      reason: (reason) => {
        const length = reason.trim().length;
        if (length === 0) return t('reason.required');
        return length < minLength ? t('reason.too_short', { count: minLength }) : null;
      },
    },
  });
  const failure = useFormFailure(form);
  const start = useEffectEvent(() => {
    form.reset();
    failure.clear();
  });
  useEffect(() => {
    if (opened) start();
  }, [opened]);

  const submit = form.onSubmit(async ({ reason }) => {
    setBusy(true);
    failure.clear();
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (error) {
      failure.report(error);
    } finally {
      setBusy(false);
    }
  });

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {children && <Text component="div">{children}</Text>}
          {failure.notice}
          <Textarea
            label={t('reason.label')}
            description={t('reason.description')}
            autosize
            minRows={3}
            required
            data-autofocus
            key={form.key('reason')}
            {...form.getInputProps('reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red' : undefined} loading={busy}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
