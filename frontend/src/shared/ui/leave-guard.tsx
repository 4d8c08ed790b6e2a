import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface LeaveDialogProps {
  opened: boolean;
  /** What is lost, where it is something else than what was typed. */
  text?: string;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before changes are lost. Staying is the safe answer and has the focus. */
export function LeaveDialog({ opened, text, onStay, onLeave }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t('leave.title')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text>{text ?? t('leave.text')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" color="red" onClick={onLeave}>
          {t('leave.leave')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('leave.stay')}
        </Button>
      </Group>
    </Modal>
  );
}

/** Put into a page or drawer with a form: asks before another page is opened or the window closed. */
export function LeaveGuard({ dirty, text }: { dirty: boolean; text?: string }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <LeaveDialog
      opened={status === 'blocked'}
      text={text}
      onStay={() => reset?.()}
      onLeave={() => proceed?.()}
    />
  );
}
