import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { listLetters } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { useTexts } from '../texts';
import { LetterDrawer } from './LetterDrawer';

interface LetterFieldProps {
  value: string | null;
  onChange: (id: string | null) => void;
  initialLabel?: string;
  error?: ReactNode;
}

/** The superior's letter behind a course: one that is known, or a new one with its scan. */
export function LetterField({ value, onChange, initialLabel, error }: LetterFieldProps) {
  const texts = useTexts();
  const [entering, { open, close }] = useDisclosure();
  // A letter just entered: the choice begins anew with its name.
  const [entered, setEntered] = useState<{ id: string; label: string } | null>(null);
  const line = (letter: { number: string; issued_on: string; issuer: string }) =>
    texts.letterLine(letter.number, formatDay(letter.issued_on), letter.issuer);
  return (
    <Stack gap="xs" align="flex-start">
      <AsyncSelect
        key={entered?.id}
        w="100%"
        label={texts.letter}
        queryKey="letters"
        search={async (text, signal) => {
          const { data } = await listLetters({ query: { q: text || undefined, limit: 20 }, signal });
          return data.items.map((letter) => ({ value: letter.id, label: line(letter) }));
        }}
        initialLabel={entered?.label ?? initialLabel}
        value={value}
        onChange={onChange}
        error={error}
      />
      <Button variant="default" size="xs" onClick={open}>
        {texts.letterNew}
      </Button>
      {entering && (
        <LetterDrawer
          opened
          onClose={close}
          onSaved={(letter) => {
            setEntered({ id: letter.id, label: line(letter) });
            onChange(letter.id);
          }}
        />
      )}
    </Stack>
  );
}
