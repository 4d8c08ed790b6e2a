import { Text } from '@mantine/core';
import type { AccountView } from '@/api/generated';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { stateOf } from '../account-values';
import { useTexts } from '../texts';

const tones: Record<ReturnType<typeof stateOf>, Tone> = {
  locked: 'danger',
  waiting: 'warning',
  open: 'success',
};

/** Whether an account is in use, locked, or waits for its person. */
export function AccountBadge({ account }: { account: Pick<AccountView, 'locked' | 'activated'> }) {
  const texts = useTexts();
  const state = stateOf(account);
  return (
    <Text span inherit style={{ whiteSpace: 'nowrap' }}>
      <StatusBadge tone={tones[state]}>{texts.states[state]}</StatusBadge>
    </Text>
  );
}
