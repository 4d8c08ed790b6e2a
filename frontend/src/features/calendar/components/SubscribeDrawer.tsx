import { Alert, Anchor, Button, Drawer, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CalendarFeedView,
  createCalendarFeed,
  listCalendarFeeds,
  revokeCalendarFeed,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { CopyText } from '@/shared/ui/CopyText';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';

/** The value of one's own calendar among those that can be chosen. */
export const MINE = 'mine';

/** A calendar that can be chosen: one's own or a unit's. */
export interface Choice {
  value: string;
  label: string;
}

interface SubscribeDrawerProps {
  choices: Choice[];
  /** The one that is seen now. */
  chosen: string;
  onClose: () => void;
}

const feedsKey = ['calendar', 'feeds'];

/** Private addresses of calendars for phones and other programs: made, shown once, revoked. */
export function SubscribeDrawer({ choices, chosen, onClose }: SubscribeDrawerProps) {
  const { t } = useTranslation();
  const texts = useTexts();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={texts.subscribeTitle}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="lg">
        <Text size="sm">{texts.subscribeAbout}</Text>
        <NewFeed choices={choices} chosen={chosen} />
        <Feeds />
      </Stack>
    </Drawer>
  );
}

function NewFeed({ choices, chosen }: Pick<SubscribeDrawerProps, 'choices' | 'chosen'>) {
  const texts = useTexts();
  const cache = useQueryClient();
  const isOffered = choices.some(({ value }) => value === chosen);
  const [whose, setWhose] = useState(isOffered ? chosen : (choices[0]?.value ?? MINE));
  const make = useMutation({
    mutationFn: async () =>
      (await createCalendarFeed({ body: { unit_id: whose === MINE ? null : whose } })).data,
    onSuccess: () => cache.invalidateQueries({ queryKey: feedsKey }),
  });
  return (
    <>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={texts.whose}
          value={whose}
          onChange={(event) => {
            setWhose(event.currentTarget.value);
            make.reset();
          }}
          data={choices}
          flex="1 1 12rem"
        />
        <Button onClick={() => make.mutate()} loading={make.isPending} disabled={make.isSuccess}>
          {texts.make}
        </Button>
      </Group>
      {make.error && <ErrorNotice error={make.error} />}
      {make.data && <NewAddress address={make.data.address} />}
    </>
  );
}

function NewAddress({ address }: { address: string }) {
  const texts = useTexts();
  return (
    <Stack gap="sm">
      <Alert color="yellow" role="status">
        {texts.once}
      </Alert>
      <CopyText label={texts.address} value={address} />
      <Anchor href={address.replace(/^https?:/, 'webcal:')}>{texts.openHere}</Anchor>
      {texts.how.map(([program, sentence]) => (
        <Text size="sm" key={program}>
          <b>{program}:</b> {sentence}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {texts.howNote}
      </Text>
    </Stack>
  );
}

function Feeds() {
  const texts = useTexts();
  const cache = useQueryClient();
  const [revoking, setRevoking] = useState<CalendarFeedView | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: feedsKey,
    queryFn: async ({ signal }) => (await listCalendarFeeds({ signal })).data,
  });
  const nameOf = (feed: CalendarFeedView) => (feed.unit_name ? texts.feedOf(feed.unit_name) : texts.feedMine);
  return (
    <section aria-labelledby="feeds">
      <Title order={3} id="feeds" mb="xs">
        {texts.feeds}
      </Title>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={2} />}
      {data?.items.length === 0 && <Text c="dimmed">{texts.noFeeds}</Text>}
      <Stack gap="xs">
        {data?.items.map((feed) => {
          const made = formatInstant(feed.created_at);
          return (
            <Paper withBorder p="xs" key={feed.id}>
              <Group justify="space-between" gap="xs">
                <div>
                  <Text fw={500}>{nameOf(feed)}</Text>
                  <Text size="sm" c="dimmed">
                    {texts.created(made)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {feed.last_read_at ? texts.lastRead(formatInstant(feed.last_read_at)) : texts.neverRead}
                  </Text>
                </div>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={texts.revokeOf(nameOf(feed), made)}
                  onClick={() => setRevoking(feed)}
                >
                  {texts.revoke}
                </Button>
              </Group>
            </Paper>
          );
        })}
      </Stack>
      {revoking && (
        <ConfirmModal
          title={texts.revokeTitle}
          confirmLabel={texts.revoke}
          danger
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revokeCalendarFeed({ path: { id: revoking.id } });
            notifyDone(texts.revoked);
            await cache.invalidateQueries({ queryKey: feedsKey });
          }}
        >
          <Text fw={500}>
            {nameOf(revoking)}, {texts.created(formatInstant(revoking.created_at)).toLowerCase()}
          </Text>
          {texts.revokeText}
        </ConfirmModal>
      )}
    </section>
  );
}
