import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ClientStatus,
  type ClientView,
  createClientSecret,
  listClients,
  type NewClientSecret,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { formatNumber } from '@/shared/lib/numbers';
import { useCan, useMeta } from '@/shared/lib/server';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ClientDrawer } from '../components/ClientDrawer';
import { Failures } from '../components/Failures';
import { HealthBadge } from '../components/HealthBadge';
import { Help } from '../components/Help';
import { KindTable } from '../components/KindTable';
import { SecretSheet } from '../components/SecretSheet';
import { healthOf, lastPull, waitingIn, waitingSince } from '../health';
import { usePullStatus } from '../pull-status';
import { useTexts } from '../texts';

/** The programs of the city, and at a glance whether each has what there is to have. */
export default function ClientsPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const mayWrite = useCan('clients.write');
  // The coordinator and leaders see how the pull is going; the programs themselves are the administrator's.
  const administers = useCan('clients.read');
  const [adding, { open, close }] = useDisclosure();
  const [secret, setSecret] = useState<NewClientSecret | null>(null);
  const status = usePullStatus();
  const clients = useQuery({
    queryKey: ['clients', 'all'],
    queryFn: async ({ signal }) => (await listClients({ query: { limit: 200 }, signal })).data.items,
    enabled: administers,
  });
  // A failure leaves a program without a secret, which its own page offers.
  const issue = useMutation({
    mutationFn: async (client: ClientView) =>
      (await createClientSecret({ path: { id: client.id }, body: {} })).data,
    onSuccess: (issued) => {
      setSecret(issued);
      return cache.invalidateQueries({ queryKey: ['clients'] });
    },
    onError: notifyError,
  });
  if (secret) return <SecretSheet secret={secret} onDone={() => setSecret(null)} />;
  const cards: Card[] | undefined = administers
    ? clients.data?.map((client) => ({ id: client.id, name: client.name, client }))
    : status.data?.map((one) => ({ id: one.client_id, name: one.name }));
  const error = clients.error ?? status.error;
  const retry = () => void Promise.all([administers && clients.refetch(), status.refetch()]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            {administers && <ExcelButton path="/clients/workbook" name="phan-mem-ket-noi" />}
            {mayWrite && (
              <Button onClick={open} loading={issue.isPending}>
                {texts.add}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="xl">
        {error ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : cards && status.data ? (
          <Stack gap="sm" maw={administers ? 820 : undefined}>
            {cards.length === 0 && (
              <Paper withBorder>
                <EmptyState title={texts.none} hint={mayWrite ? texts.noneHint : undefined} />
              </Paper>
            )}
            {cards.map((card) => (
              <ClientCard
                key={card.id}
                card={card}
                status={status.data.find((one) => one.client_id === card.id)}
              />
            ))}
          </Stack>
        ) : (
          <Loading />
        )}
        {administers && <Help />}
        {adding && <ClientDrawer onClose={close} onCreated={(client) => issue.mutate(client)} />}
      </Stack>
    </>
  );
}

/** A program as it is shown here; `client` only to whoever administers it. */
interface Card {
  id: string;
  name: string;
  client?: ClientView;
}

function ClientCard({ card, status }: { card: Card; status?: ClientStatus }) {
  const { id, name, client } = card;
  const texts = useTexts();
  const { data: meta } = useMeta();
  const kinds = status?.kinds ?? [];
  const since = waitingSince(kinds);
  return (
    <Paper component="article" withBorder p="md" aria-labelledby={`client-${id}`}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id={`client-${id}`}>
            {client ? (
              <Link to="/phan-mem-thanh-pho/$id" params={{ id }}>
                {name}
              </Link>
            ) : (
              name
            )}
          </Title>
          {status && meta ? (
            <HealthBadge health={healthOf(status, meta.now)} />
          ) : (
            client?.active === false && <HealthBadge health="shut_out" />
          )}
        </Group>
        {!status && client?.active && <Text>{texts.nothingPulled}</Text>}
        {client?.secrets.length === 0 && <Text>{texts.noSecret}</Text>}
        <Facts
          items={[
            [texts.lastPull, status && (formatInstant(lastPull(kinds)) || texts.never)],
            [texts.waiting, since && texts.waitingText(formatNumber(waitingIn(kinds)), formatInstant(since))],
            [texts.silentSince, formatInstant(status?.silent_since)],
            [texts.lastToken, formatInstant(client?.last_used_at ?? status?.last_used_at) || texts.never],
          ]}
        />
        {!client && status && (
          <>
            <KindTable kinds={status.kinds} />
            {status.failures.length > 0 && <Failures failures={status.failures} />}
          </>
        )}
      </Stack>
    </Paper>
  );
}
