import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  changeSubstitution,
  type ListSubstitutionsData,
  listSubstitutions,
  type SubstitutionView,
} from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useMe, useToday } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { LastDayDrawer } from '../components/LastDayDrawer';
import { SubstituteDrawer } from '../components/SubstituteDrawer';
import { type SubstitutionState, stateOf } from '../state';
import { useTexts } from '../texts';

const tones: Record<SubstitutionState, Tone> = {
  upcoming: 'info',
  current: 'success',
  past: 'neutral',
  ended: 'neutral',
};

/** Who stands in for whom: one's own, and those in which one stands in; for an administrator everybody's. */
export default function SubstitutesPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const me = useMe();
  const [adding, { open, close }] = useDisclosure();
  const [changing, setChanging] = useState<SubstitutionView | null>(null);
  const [ending, setEnding] = useState<SubstitutionView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['substitutions'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListSubstitutionsData['query'];
    return (await listSubstitutions({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<SubstitutionView, '/substitutions/workbook'>[]>(
    () => [
      { id: 'away', header: texts.away, isTitle: true, cell: (row) => row.account_name },
      { id: 'substitute', header: texts.substitute, cell: (row) => row.substitute_name },
      {
        id: 'days',
        header: texts.days,
        sortKey: 'first_day',
        cell: (row) => <span className="figures">{formatRange(row.first_day, row.last_day)}</span>,
      },
      { id: 'reason', header: texts.reason, cell: (row) => row.reason },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => {
          const state = today && stateOf(row, today);
          return state && <StatusBadge tone={tones[state]}>{texts.states[state]}</StatusBadge>;
        },
      },
      {
        id: 'act',
        header: texts.act,
        screenOnly: true,
        cell: (row) => {
          const state = today && stateOf(row, today);
          if (state !== 'current' && state !== 'upcoming') return null;
          return (
            <Group gap="xs" className="no-print">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={texts.changeLastOf(row.substitute_name)}
                onClick={() => setChanging(row)}
              >
                {texts.changeLast}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={texts.endOf(row.substitute_name)}
                onClick={() => setEnding(row)}
              >
                {texts.end}
              </Button>
            </Group>
          );
        },
      },
    ],
    [texts, today],
  );
  // Nobody names the next substitute in the name of another: the server refuses it.
  const add = !me?.acting_for && <Button onClick={open}>{texts.add}</Button>;
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} actions={add} />
      <DataTable
        label={texts.title}
        name="substitutes"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/substitutions/workbook', name: 'nguoi-xu-ly-thay' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.account_name}
        filters={
          today && (
            <FilterSelect
              label={texts.on}
              name="on"
              address={address}
              options={[{ value: today, label: texts.onToday }]}
            />
          )
        }
        empty={{ title: texts.none, hint: texts.noneHint }}
      />
      {adding && <SubstituteDrawer onClose={close} />}
      {changing && <LastDayDrawer key={changing.id} row={changing} onClose={() => setChanging(null)} />}
      {ending && (
        <ConfirmModal
          title={texts.endTitle}
          confirmLabel={texts.end}
          danger
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            const headers = { 'If-Match': etagOf(ending) };
            await changeSubstitution({ path: { id: ending.id }, headers, body: { ended: true } });
            notifyDone(texts.ended);
            await cache.invalidateQueries({ queryKey: ['substitutions'] });
          }}
        >
          {texts.endText(ending.substitute_name, ending.account_name)}
        </ConfirmModal>
      )}
    </>
  );
}
