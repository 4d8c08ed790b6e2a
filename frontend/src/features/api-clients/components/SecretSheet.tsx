import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import type { NewClientSecret } from '@/api/generated';
import { CopyText } from '@/shared/ui/CopyText';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { PageHeader } from '@/shared/ui/PageHeader';
import { useTexts } from '../texts';

/** A new secret with what belongs to it. It exists only on this page: leaving it asks. */
export function SecretSheet({ secret, onDone }: { secret: NewClientSecret; onDone: () => void }) {
  const texts = useTexts();
  return (
    <>
      <LeaveGuard dirty text={texts.secretLeave} />
      <PageHeader title={texts.secretTitle} />
      <Paper withBorder p="md" maw={720}>
        <Stack>
          <Alert color="yellow">{texts.secretOnce}</Alert>
          <CopyText label={texts.clientId} value={secret.client_id} />
          <CopyText label={texts.secret} value={secret.secret} />
          <CopyText label={texts.tokenAddress} value={`${location.origin}/api/v1/oauth/token`} />
          <Group justify="flex-end">
            <Button onClick={onDone}>{texts.secretDone}</Button>
          </Group>
        </Stack>
      </Paper>
    </>
  );
}
