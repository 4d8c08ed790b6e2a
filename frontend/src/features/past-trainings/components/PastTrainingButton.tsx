import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTexts } from '../texts';
import { PastTrainingDrawer } from './PastTrainingDrawer';

/** Records past training: of the person whose page it stands on, or of one chosen in the form. */
export default function PastTrainingButton({ person }: { person?: { id: string; full_name: string } }) {
  const texts = useTexts();
  const [recording, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open}>
        {person ? texts.onPerson : texts.one}
      </Button>
      {recording && <PastTrainingDrawer person={person} onClose={close} />}
    </>
  );
}
