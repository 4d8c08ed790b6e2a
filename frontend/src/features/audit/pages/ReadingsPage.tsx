import { useMemo } from 'react';
import { type ListAccessRecordsData, listAccessRecords } from '@/api/generated';
import { formatInstant } from '@/shared/lib/dates';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { PageHeader } from '@/shared/ui/PageHeader';
import { DayFilters } from '../components/DayFilters';
import { RecordTabs } from '../components/RecordTabs';
import type { AccessRecord } from '../records';
import { useTexts } from '../texts';

/** Who has read whose file, newest first. */
export default function ReadingsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const list = useKeysetList(['access-records'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListAccessRecordsData['query'];
    return (await listAccessRecords({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<AccessRecord, '/access-records/workbook'>[]>(
    () => [
      {
        id: 'at',
        header: texts.at,
        isTitle: true,
        sortKey: 'at',
        cell: (row) => <span className="figures">{formatInstant(row.at)}</span>,
      },
      { id: 'who', header: texts.who, cell: (row) => row.account_name },
      { id: 'whose', header: texts.whose, cell: (row) => row.subject_name ?? texts.gone },
      { id: 'kind', header: texts.kind, cell: (row) => texts.kindWord(row.kind) },
      { id: 'address', header: texts.address, hiddenAtFirst: true, cell: (row) => row.address },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader title={texts.readings} description={texts.readingsAbout} />
      <RecordTabs here="readings" />
      <DataTable
        label={texts.readings}
        name="readings"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/access-records/workbook', name: 'nhat-ky-truy-cap' }}
        rowId={(row) => row.id}
        rowLabel={(row) => formatInstant(row.at)}
        searchable
        filters={<DayFilters address={address} />}
        empty={{ title: texts.noneRead }}
      />
    </>
  );
}
