import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type AccountView,
  createSlip,
  type ListAccountsData,
  listAccounts,
  type SlipView,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { AccountBadge } from '../components/AccountBadge';
import { AccountDrawer } from '../components/AccountDrawer';
import { SlipSheet } from '../components/SlipSheet';
import { useTexts } from '../texts';

/** All accounts in reach. */
export default function AccountsPage() {
  const texts = useTexts();
  const mayWrite = useCan('accounts.write');
  const [adding, { open, close }] = useDisclosure();
  const [slip, setSlip] = useState<SlipView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['accounts'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListAccountsData['query'];
    return (await listAccounts({ query, signal })).data;
  });
  // A failure leaves an account that waits for its slip, which its own page offers.
  const issue = useMutation({
    mutationFn: async (account: AccountView) => (await createSlip({ path: { id: account.id } })).data,
    onSuccess: setSlip,
    onError: notifyError,
  });
  const columns = useMemo<DataColumn<AccountView, '/accounts/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.displayName,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/tai-khoan/$id" params={{ id: row.id }}>
            {row.display_name}
          </Link>
        ),
      },
      { id: 'user_name', header: texts.userName, sortKey: 'user_name', cell: (row) => row.user_name },
      {
        id: 'roles',
        header: texts.roles,
        cell: (row) =>
          row.roles.map((held) => (
            <div key={held.id}>
              {labelOf('Role', held.role)}, {held.unit_name}
            </div>
          )),
      },
      { id: 'state', header: texts.state, cell: (row) => <AccountBadge account={row} /> },
      {
        id: 'last_sign_in',
        header: texts.lastSignIn,
        sortKey: 'last_sign_in_at',
        cell: (row) => <span className="figures">{formatInstant(row.last_sign_in_at) || texts.never}</span>,
      },
      {
        id: 'created',
        header: texts.createdAt,
        sortKey: 'created_at',
        hiddenAtFirst: true,
        cell: (row) => <span className="figures">{formatInstant(row.created_at)}</span>,
      },
    ],
    [texts],
  );
  if (slip) return <SlipSheet slips={[slip]} onDone={() => setSlip(null)} />;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          mayWrite && (
            <>
              <Button component={Link} to="/tai-khoan/theo-danh-sach" variant="default">
                {texts.fromRoster}
              </Button>
              <Button onClick={open} loading={issue.isPending}>
                {texts.add}
              </Button>
            </>
          )
        }
      />
      <DataTable
        label={texts.title}
        name="accounts"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/accounts/workbook', name: 'tai-khoan' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.display_name}
        searchable
        filters={
          <>
            <FilterSelect label={texts.role} name="role" address={address} options={optionsOf('Role')} />
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.locked}
              name="locked"
              address={address}
              options={[
                { value: 'true', label: texts.lockedYes },
                { value: 'false', label: texts.lockedNo },
              ]}
            />
            <FilterSelect
              label={texts.activated}
              name="activated"
              address={address}
              options={[
                { value: 'true', label: texts.activatedYes },
                { value: 'false', label: texts.activatedNo },
              ]}
            />
          </>
        }
        empty={{ title: texts.none }}
      />
      {adding && <AccountDrawer onClose={close} onCreated={(account) => issue.mutate(account)} />}
    </>
  );
}
