import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListNeedsRoundsData, listNeedsRounds, type NeedsRoundView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { RoundBadge } from '../components/badges';
import { RoundDrawer } from '../components/RoundDrawer';
import { useTexts } from '../texts';

/** All rounds of needs. */
export default function RoundsPage() {
  const texts = useTexts();
  const mayOpen = useCan('needs.consolidate');
  const [opening, { open, close }] = useDisclosure();
  const address = useListAddress();
  const list = useKeysetList(['needs'], address, async (request, signal) => {
    const { q: _, ...asked } = request;
    const query = { ...asked, ...address.filters } as ListNeedsRoundsData['query'];
    return (await listNeedsRounds({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<NeedsRoundView, '/needs-rounds/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.round,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/nhu-cau/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      { id: 'kind', header: texts.kind, cell: (row) => labelOf('RoundKind', row.kind) },
      { id: 'year', header: texts.year, align: 'right', cell: (row) => row.year },
      {
        id: 'deadline',
        header: texts.deadline,
        sortKey: 'deadline',
        cell: (row) => <span className="figures">{formatDay(row.deadline)}</span>,
      },
      { id: 'state', header: texts.state, cell: (row) => <RoundBadge state={row.state} /> },
      {
        id: 'answered',
        header: texts.answered,
        align: 'right',
        cell: (row) => texts.answeredOf(row.units_answered, row.units_asked),
      },
    ],
    [texts],
  );
  const openButton = mayOpen && <Button onClick={open}>{texts.open}</Button>;
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} actions={<Group>{openButton}</Group>} />
      <DataTable
        label={texts.title}
        name="needs-rounds"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        workbook={{ path: '/needs-rounds/workbook', name: 'dot-ra-soat-nhu-cau' }}
        filters={
          <>
            <FilterSelect label={texts.kind} name="kind" address={address} options={optionsOf('RoundKind')} />
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('RoundState')}
            />
          </>
        }
        empty={{ title: texts.none, hint: mayOpen ? texts.noneHint : undefined }}
      />
      {opening && <RoundDrawer onClose={close} />}
    </>
  );
}
