import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { changeClient, getClient, type NewClientSecret } from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { formatNumber } from '@/shared/lib/numbers';
import { places } from '@/shared/lib/places';
import { useCan, useMeta } from '@/shared/lib/server';
import { useUnits } from '@/shared/lib/units';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { CopyText } from '@/shared/ui/CopyText';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ClientDrawer } from '../components/ClientDrawer';
import { Failures } from '../components/Failures';
import { HealthBadge } from '../components/HealthBadge';
import { KindTable } from '../components/KindTable';
import { SecretSheet } from '../components/SecretSheet';
import { Secrets } from '../components/Secrets';
import { healthOf, lastDayOf } from '../health';
import { usePullStatus } from '../pull-status';
import { useTexts } from '../texts';

/** One program: what it may, its secrets, and kind by kind how far it has come. */
export default function ClientPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const { data: meta } = useMeta();
  const units = useUnits();
  const { id = '' } = useParams({ strict: false });
  const mayWrite = useCan('clients.write');
  const [asking, setAsking] = useState<'edit' | 'turn' | null>(null);
  const [secret, setSecret] = useState<NewClientSecret | null>(null);
  const pull = usePullStatus();
  const { data, error, refetch } = useQuery({
    queryKey: ['clients', id],
    queryFn: async ({ signal }) => (await getClient({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (secret) return <SecretSheet secret={secret} onDone={() => setSecret(null)} />;

  const status = pull.data?.find((one) => one.client_id === id);
  const turnLabel = data.active ? texts.shutOut : texts.letIn;
  return (
    <>
      <PageHeader
        title={data.name}
        description={status && meta && <HealthBadge health={healthOf(status, meta.now)} />}
        actions={
          mayWrite && (
            <>
              <Button variant="default" onClick={() => setAsking('turn')}>
                {turnLabel}
              </Button>
              <Button onClick={() => setAsking('edit')}>{texts.edit}</Button>
            </>
          )
        }
      />
      <Stack gap="xl">
        <Paper withBorder p="md" maw={820}>
          <Stack>
            <CopyText label={texts.clientId} value={data.id} />
            <Facts
              items={[
                [texts.unit, units?.find((unit) => unit.id === data.unit_id)?.name],
                [texts.scopes, data.scopes.map((scope) => labelOf('ClientScope', scope)).join(', ')],
                [
                  texts.lastToken,
                  data.last_used_at && data.last_used_from
                    ? texts.tokenFrom(formatInstant(data.last_used_at), data.last_used_from)
                    : formatInstant(data.last_used_at) || texts.never,
                ],
                [texts.silentSince, formatInstant(status?.silent_since)],
                [texts.addresses, data.addresses.join(', ') || texts.anywhere],
                [texts.lastDay, formatDay(lastDayOf(data.expires_at)) || texts.noEnd],
                [texts.requestsPerMinute, formatNumber(data.requests_per_minute)],
                [texts.alertAfterHours, formatNumber(data.alert_after_hours)],
                [texts.createdAt, formatInstant(data.created_at)],
              ]}
            />
          </Stack>
        </Paper>
        <Stack maw={820}>
          <Secrets client={data} mayWrite={mayWrite} onNew={setSecret} />
        </Stack>
        <section aria-labelledby="kinds">
          <Title order={2} id="kinds" mb="sm">
            {texts.kinds}
          </Title>
          {pull.error && <ErrorNotice error={pull.error} onRetry={pull.refetch} />}
          {status ? <KindTable kinds={status.kinds} /> : pull.data && <Text>{texts.nothingPulled}</Text>}
        </section>
        {status && (
          <section aria-labelledby="failures">
            <Title order={2} id="failures" mb="sm">
              {texts.failures}
            </Title>
            <Failures failures={status.failures} />
          </section>
        )}
        <div>
          <Button
            component={Link}
            to={`${places.audit.path}?kind=api-clients&subject_id=${id}`}
            variant="default"
          >
            {texts.history}
          </Button>
        </div>
        {asking === 'edit' && (
          <ClientDrawer key={data.revision} client={data} onClose={() => setAsking(null)} />
        )}
        {asking === 'turn' && (
          <ConfirmModal
            title={turnLabel}
            confirmLabel={turnLabel}
            danger={data.active}
            onClose={() => setAsking(null)}
            onConfirm={async () => {
              const headers = { 'If-Match': etagOf(data) };
              await changeClient({ path: { id }, headers, body: { active: !data.active } });
              notifyDone(data.active ? texts.shutOutDone : texts.letInDone);
              await cache.invalidateQueries({ queryKey: ['clients'] });
            }}
          >
            {data.active ? texts.shutOutText(data.name) : data.name}
          </ConfirmModal>
        )}
      </Stack>
    </>
  );
}
