import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type ListInspectionFindingsData,
  type ListInspectionFindingsResponse,
  listInspectionFindings,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { useTexts } from '../texts';
import { FindingBadge } from './FindingBadge';

type Row = ListInspectionFindingsResponse['items'][number];

/** What units have to mend, the earliest day first. */
export function FindingsTable() {
  const texts = useTexts();
  const address = useListAddress();
  const { tab: _, ...filters } = address.filters;
  const list = useKeysetList(['inspections', 'findings'], address, async (request, signal) => {
    const query = { ...request, ...filters } as ListInspectionFindingsData['query'];
    return (await listInspectionFindings({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/inspection-findings/workbook'>[]>(
    () => [
      {
        id: 'words',
        header: texts.finding,
        isTitle: true,
        cell: (row) => (
          <Link to="/kiem-tra/$id" params={{ id: row.inspection_id }}>
            {row.words}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'mend_by', header: texts.mendBy, sortKey: 'mend_by', cell: (row) => formatDay(row.mend_by) },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <FindingBadge state={row.state} mendBy={row.mend_by} />,
      },
      { id: 'mended_on', header: texts.mendedOn, cell: (row) => formatDay(row.mended_on) },
      {
        id: 'day',
        header: texts.day,
        sortKey: 'day',
        hiddenAtFirst: true,
        cell: (row) => formatDay(row.inspected_on),
      },
    ],
    [texts],
  );
  return (
    <DataTable
      label={texts.findings}
      name="inspection-findings"
      columns={columns}
      list={list}
      address={address}
      rowId={(row) => row.id}
      rowLabel={(row) => row.words}
      workbook={{ path: '/inspection-findings/workbook', name: 'viec-phai-khac-phuc', filters }}
      filters={
        <>
          <UnitFilter address={address} />
          <FilterSelect
            label={texts.state}
            name="state"
            address={address}
            options={optionsOf('MendingState')}
          />
          <FilterSelect
            label={texts.deadlines}
            name="overdue"
            address={address}
            options={[{ value: 'true', label: texts.overdue }]}
          />
        </>
      }
      empty={{ title: texts.noFinding }}
    />
  );
}
