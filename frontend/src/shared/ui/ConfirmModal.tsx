import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice';

interface ConfirmModalProps {
  onClose: () => void;
  title: string;
  /** What will happen, to whom. */
  children: ReactNode;
  /** The verb of the office: "Khóa tài khoản". */
  confirmLabel: string;
  /** Red for what somebody else will miss. */
  danger?: boolean;
  /** Does it; the dialog stays and says why when this fails. */
  onConfirm: () => Promise<unknown>;
}

/** Asks once more before something that needs no written reason. Shown as long as it is rendered. */
export function ConfirmModal({
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  onConfirm,
}: ConfirmModalProps) {
  const { t } = useTranslation();
  const [attempt, setAttempt] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const act = async () => {
    setAttempt({ busy: true, error: null });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setAttempt({ busy: false, error });
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack>
        {attempt.error !== null && <ErrorNotice error={attempt.error} />}
        <Text component="div">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button color={danger ? 'red' : undefined} loading={attempt.busy} onClick={act}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
