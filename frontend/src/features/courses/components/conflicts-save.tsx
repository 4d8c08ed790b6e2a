import { List, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { type PersonInConflict, peopleInConflict } from '../conflicts';
import { useTexts } from '../texts';

interface ConflictsSave<Sent> {
  /** To stand behind the form, never within: it lies over a drawer, and its own form must not lie in another. */
  dialog: ReactNode;
  /** Takes a failed save; true when it was for people in conflict and the dialog has taken over. */
  catches: (error: unknown, sent: Sent) => boolean;
}

/**
 * Saving new days of a course: whoever comes to stand against a rule is named, and a reason asked for keeping them.
 * @param again saves the same once more, with that reason
 */
export function useConflictsSave<Sent>(
  again: (sent: Sent, reason: string) => Promise<unknown>,
): ConflictsSave<Sent> {
  const texts = useTexts();
  const [refused, setRefused] = useState<{ sent: Sent; people: PersonInConflict[] } | null>(null);
  const people = refused?.people ?? [];
  return {
    catches: (error, sent) => {
      const found = peopleInConflict(error);
      if (found.length === 0) return false;
      setRefused({ sent, people: found });
      return true;
    },
    dialog: (
      <ConfirmReasonModal
        opened={refused !== null}
        onClose={() => setRefused(null)}
        title={texts.conflictsTitle(people.length)}
        confirmLabel={texts.conflictsKeep}
        onConfirm={async (reason) => {
          if (refused) await again(refused.sent, reason);
        }}
      >
        <Stack gap="sm">
          <List size="sm">
            {people.map(({ id, name, details }) => (
              <List.Item key={id}>
                <Text fw={600} size="sm">
                  {name}
                </Text>
                {details.map((detail) => (
                  <Text size="sm" key={detail}>
                    {detail}
                  </Text>
                ))}
              </List.Item>
            ))}
          </List>
          <Text size="sm">{texts.conflictsText}</Text>
        </Stack>
      </ConfirmReasonModal>
    ),
  };
}
