import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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
  const act = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack>
        <Text component="div">{children}</Text>
        {act.error && <ErrorNotice error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button color={danger ? 'red' : undefined} loading={act.isPending} onClick={() => act.mutate()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
