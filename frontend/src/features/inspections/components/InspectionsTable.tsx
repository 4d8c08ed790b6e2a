import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListInspectionsData, type ListInspectionsResponse, listInspections } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { useTexts } from '../texts';

type Row = ListInspectionsResponse['items'][number];

/** The inspections, the latest first, with how many findings are still to be mended. */
export function InspectionsTable() {
  const texts = useTexts();
  const address = useListAddress();
  const { tab: _, ...filters } = address.filters;
  const list = useKeysetList(['inspections', 'list'], address, async (request, signal) => {
    const query = { ...request, ...filters } as ListInspectionsData['query'];
    return (await listInspections({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/inspections/workbook'>[]>(
    () => [
      {
        id: 'subject',
        header: texts.subject,
        isTitle: true,
        cell: (row) => (
          <Link to="/kiem-tra/$id" params={{ id: row.id }}>
            {row.subject}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'day', header: texts.day, sortKey: 'day', cell: (row) => formatDay(row.day) },
      {
        id: 'left',
        header: texts.left,
        align: 'right',
        cell: (row) => texts.of(row.findings_open, row.findings_count),
      },
      { id: 'recorded_by', header: texts.recordedBy, cell: (row) => row.recorded_by_name },
    ],
    [texts],
  );
  return (
    <DataTable
      label={texts.inspections}
      name="inspections"
      columns={columns}
      list={list}
      address={address}
      rowId={(row) => row.id}
      rowLabel={(row) => row.subject}
      searchable
      workbook={{ path: '/inspections/workbook', name: 'kiem-tra', filters }}
      filters={<UnitFilter address={address} />}
      empty={{ title: texts.none }}
    />
  );
}
