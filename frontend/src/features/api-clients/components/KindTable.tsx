import { useMemo } from 'react';
import type { KindStatus } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { formatNumber } from '@/shared/lib/numbers';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { useTexts } from '../texts';

/** How far a program has come with each kind of data. */
export function KindTable({ kinds }: { kinds: KindStatus[] }) {
  const texts = useTexts();
  const address = useListAddress();
  const columns = useMemo<DataColumn<KindStatus>[]>(
    () => [
      { id: 'kind', header: texts.kind, isTitle: true, cell: (row) => labelOf('Feed', row.kind) },
      {
        id: 'waiting',
        header: texts.waiting,
        align: 'right',
        cell: (row) => (row.waiting > 0 ? <b>{formatNumber(row.waiting)}</b> : '0'),
      },
      {
        id: 'since',
        header: texts.since,
        cell: (row) => <span className="figures">{row.waiting > 0 && formatInstant(row.waiting_since)}</span>,
      },
      {
        id: 'last_pull',
        header: texts.lastPull,
        cell: (row) => <span className="figures">{formatInstant(row.last_pull_at) || texts.never}</span>,
      },
      { id: 'newest', header: texts.newest, align: 'right', cell: (row) => formatNumber(row.newest_change) },
      { id: 'taken', header: texts.taken, align: 'right', cell: (row) => formatNumber(row.taken_through) },
      {
        id: 'acknowledged',
        header: texts.acknowledged,
        align: 'right',
        cell: (row) => formatNumber(row.acknowledged_through),
      },
    ],
    [texts],
  );
  return (
    <DataTable
      label={texts.kinds}
      name="pull-kinds"
      columns={columns}
      list={wholeList(kinds)}
      address={address}
      rowId={(row) => row.kind}
      rowLabel={(row) => labelOf('Feed', row.kind)}
    />
  );
}
