import { Button, Paper, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createSlip,
  endAccountSessions,
  getAccount,
  lockAccount,
  type SlipView,
  unlockAccount,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { places } from '@/shared/lib/places';
import { useCan, useMe } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { AccountBadge } from '../components/AccountBadge';
import { AccountDrawer } from '../components/AccountDrawer';
import { Roles } from '../components/Roles';
import { SlipSheet } from '../components/SlipSheet';
import { useTexts } from '../texts';

/** One account: its roles, and what an administrator does with it. */
export default function AccountPage() {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const me = useMe();
  const { id = '' } = useParams({ strict: false });
  const mayWrite = useCan('accounts.write');
  const [asking, setAsking] = useState<'edit' | 'lock' | 'unlock' | 'sign_out' | 'slip' | null>(null);
  const [slip, setSlip] = useState<SlipView | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', id],
    queryFn: async ({ signal }) => (await getAccount({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (slip) return <SlipSheet slips={[slip]} onDone={() => setSlip(null)} />;

  const name = data.display_name;
  const close = () => setAsking(null);
  const settle = async (words: string) => {
    notifyDone(words);
    await cache.invalidateQueries({ queryKey: ['accounts'] });
  };
  const slipLabel = data.activated ? texts.resetPassword : texts.newSlip;
  // Nobody shuts himself out by mistake.
  const isOwn = data.id === me?.account_id;
  return (
    <>
      <PageHeader
        title={name}
        description={<AccountBadge account={data} />}
        actions={
          mayWrite && (
            <>
              {!isOwn && (
                <Button variant="default" onClick={() => setAsking(data.locked ? 'unlock' : 'lock')}>
                  {data.locked ? texts.unlock : texts.lock}
                </Button>
              )}
              {!isOwn && (
                <Button variant="default" onClick={() => setAsking('sign_out')}>
                  {texts.signOut}
                </Button>
              )}
              {!data.locked && (
                <Button variant="default" onClick={() => setAsking('slip')}>
                  {slipLabel}
                </Button>
              )}
              <Button onClick={() => setAsking('edit')}>{texts.edit}</Button>
            </>
          )
        }
      />
      <Stack gap="xl" maw={820}>
        <Paper withBorder p="md">
          <Facts
            items={[
              [texts.userName, data.user_name],
              [texts.email, data.email],
              [texts.onRoster, data.staff_id ? t('action.yes') : t('action.no')],
              [texts.lastSignIn, formatInstant(data.last_sign_in_at) || texts.never],
              [texts.createdAt, formatInstant(data.created_at)],
              [texts.mustChange, data.must_change_password && t('action.yes')],
            ]}
          />
        </Paper>
        <Roles account={data} mayWrite={mayWrite} />
        <div>
          <Button
            component={Link}
            to={`${places.audit.path}?kind=accounts&subject_id=${id}`}
            variant="default"
          >
            {texts.history}
          </Button>
        </div>
        {asking === 'edit' && <AccountDrawer key={data.revision} account={data} onClose={close} />}
        {asking === 'lock' && (
          <ConfirmModal
            title={texts.lock}
            confirmLabel={texts.lock}
            danger
            onClose={close}
            onConfirm={async () => {
              await lockAccount({ path: { id } });
              await settle(texts.lockDone);
            }}
          >
            {texts.lockText(name)}
          </ConfirmModal>
        )}
        {asking === 'unlock' && (
          <ConfirmModal
            title={texts.unlock}
            confirmLabel={texts.unlock}
            onClose={close}
            onConfirm={async () => {
              await unlockAccount({ path: { id } });
              await settle(texts.unlockDone);
            }}
          >
            {name}
          </ConfirmModal>
        )}
        {asking === 'sign_out' && (
          <ConfirmModal
            title={texts.signOut}
            confirmLabel={texts.signOut}
            danger
            onClose={close}
            onConfirm={async () => {
              await endAccountSessions({ path: { id } });
              notifyDone(texts.signedOut);
            }}
          >
            {texts.signOutText(name)}
          </ConfirmModal>
        )}
        {asking === 'slip' && (
          <ConfirmModal
            title={slipLabel}
            confirmLabel={slipLabel}
            onClose={close}
            onConfirm={async () => setSlip((await createSlip({ path: { id } })).data)}
          >
            {texts.newSlipText(name)}
          </ConfirmModal>
        )}
      </Stack>
    </>
  );
}
