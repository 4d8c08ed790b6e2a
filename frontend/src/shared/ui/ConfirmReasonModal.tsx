import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyFaults } from '@/shared/lib/form-faults';
import { ErrorNotice } from './ErrorNotice';

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
  const [failure, setFailure] = useState<unknown>(null);
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
  const { reset } = form;
  useEffect(() => {
    if (opened) {
      reset();
      setFailure(null);
    }
  }, [opened, reset]);

  const submit = form.onSubmit(async ({ reason }) => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (error) {
      if (applyFaults(form, error) !== null) setFailure(error);
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
          {failure !== null && <ErrorNotice error={failure} />}
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
