import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts';
import { SignInForm } from './SignInForm';

interface ExpiredDialogProps {
  userName: string;
  onDone: () => void;
  onLeave: () => void;
}

/** Signs the same person in again over the page. It has no way out but signing in or leaving: the data is gone stale. */
export default function ExpiredDialog({ userName, onDone, onLeave }: ExpiredDialogProps) {
  const texts = useTexts();
  return (
    <Modal
      opened
      onClose={onLeave}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={texts.expiredTitle}
      zIndex={450}
    >
      <Stack>
        <Text>{texts.expiredText}</Text>
        <SignInForm userName={userName} onDone={onDone} />
        <Button variant="subtle" onClick={onLeave}>
          {texts.otherAccount}
        </Button>
      </Stack>
    </Modal>
  );
}
