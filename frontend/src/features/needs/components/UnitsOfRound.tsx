import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type ListNeedsSubmissionsData,
  type ListNeedsSubmissionsResponse,
  listNeedsSubmissions,
} from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useToday } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';
import { SubmissionBadge } from './badges';

type ListedNeedsSubmission = ListNeedsSubmissionsResponse['items'][number];

/** Who has answered a round and who has not. */
export function UnitsOfRound({ roundId }: { roundId: string }) {
  const texts = useTexts();
  const today = useToday() ?? '';
  const address = useListAddress();
  const list = useKeysetList(['needs', 'units', roundId], address, async (request, signal) => {
    const { tab: _, ...filters } = address.filters;
    const query = { ...request, ...filters, round_id: roundId } as ListNeedsSubmissionsData['query'];
    return (await listNeedsSubmissions({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ListedNeedsSubmission, '/needs-submissions/workbook'>[]>(
    () => [
      {
        id: 'unit',
        header: texts.unit,
        isTitle: true,
        sortKey: 'unit',
        cell: (row) => (
          <Link to="/nhu-cau/don-vi/$id" params={{ id: row.id }}>
            {row.unit_name}
          </Link>
        ),
      },
      {
        id: 'state',
        header: texts.state,
        sortKey: 'state',
        cell: (row) => {
          const owes = row.state === 'draft' || row.state === 'returned';
          const isLate = owes && row.round.state === 'open' && row.round.deadline < today;
          return (
            <>
              <SubmissionBadge state={row.state} />{' '}
              {isLate && <StatusBadge tone="danger">{texts.overdue}</StatusBadge>}
            </>
          );
        },
      },
      { id: 'submitted_at', header: texts.submittedAt, cell: (row) => formatInstant(row.submitted_at) },
    ],
    [texts, today],
  );
  return (
    <DataTable
      label={texts.units}
      name="needs-units"
      columns={columns}
      list={list}
      address={address}
      rowId={(row) => row.id}
      rowLabel={(row) => row.unit_name}
      searchable
      workbook={{
        path: '/needs-submissions/workbook',
        name: 'nhu-cau-theo-don-vi',
        filters: { state: address.filters.state, round_id: roundId },
      }}
      filters={
        <FilterSelect
          label={texts.state}
          name="state"
          address={address}
          options={optionsOf('SubmissionState')}
        />
      }
      empty={{ title: texts.unitsNone }}
    />
  );
}
