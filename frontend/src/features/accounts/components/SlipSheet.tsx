import { Alert, Button, CopyButton, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SlipView } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { PageHeader } from '@/shared/ui/PageHeader';
import { activationLink } from '../account-values';
import { useTexts } from '../texts';
import classes from './SlipSheet.module.css';

/** Slips to print and cut out. Their codes exist only on this page: leaving it asks. */
export function SlipSheet({ slips, onDone }: { slips: SlipView[]; onDone: () => void }) {
  const texts = useTexts();
  const { t } = useTranslation();
  return (
    <>
      <LeaveGuard dirty text={texts.slipsLeave} />
      <PageHeader
        title={texts.slipsTitle(slips.length)}
        actions={
          <>
            <Button variant="default" onClick={onDone}>
              {texts.slipDone}
            </Button>
            <Button onClick={() => print()}>{t('action.print')}</Button>
          </>
        }
      />
      <Alert color="yellow" mb="md" className="no-print">
        {texts.slipsOnce}
      </Alert>
      <SimpleGrid cols={{ base: 1, md: 2 }} className={classes.sheet}>
        {slips.map((slip) => (
          <Slip key={slip.account_id} slip={slip} />
        ))}
      </SimpleGrid>
    </>
  );
}

function Slip({ slip }: { slip: SlipView }) {
  const texts = useTexts();
  return (
    <Paper withBorder p="md" className={classes.slip}>
      <Stack gap={6}>
        <div>
          <Text fw={600}>{slip.display_name}</Text>
          <Text size="sm" c="dimmed">
            {slip.unit_name}
          </Text>
        </div>
        <Text size="sm">{texts.slipHow(`${location.origin}/kich-hoat`)}</Text>
        <div>
          <Text size="sm">
            {texts.userName}: <b>{slip.user_name}</b>
          </Text>
          <Text size="sm">{texts.slipCode}:</Text>
          <Text className={classes.code}>{slip.code}</Text>
        </div>
        <Text size="xs" c="dimmed">
          {texts.slipUntil(formatInstant(slip.expires_at))}
        </Text>
        <Group className="no-print">
          <CopyButton value={activationLink(slip.code)} timeout={3000}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                onClick={copy}
                aria-label={texts.copyLinkOf(slip.display_name)}
              >
                <span aria-live="polite">{copied ? texts.copied : texts.copyLink}</span>
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Paper>
  );
}
