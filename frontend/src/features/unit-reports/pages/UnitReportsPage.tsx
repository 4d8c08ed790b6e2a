import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  createUnitReport,
  type ListUnitReportsData,
  type ListUnitReportsResponse,
  listReportRequests,
  listUnitReports,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { UnitReportBadge } from '../components/UnitReportBadge';
import { useTexts } from '../texts';

type Row = ListUnitReportsResponse['items'][number];

/** What units are asked for, written or not. */
export default function UnitReportsPage() {
  const texts = useTexts();
  const mayWrite = useCan('unit_reports.write');
  const reviews = useCan('unit_reports.review');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const address = useListAddress();
  const { data: requests } = useQuery({
    queryKey: ['report-requests', 'choice'],
    queryFn: async ({ signal }) => (await listReportRequests({ query: { limit: 200 }, signal })).data.items,
  });
  const list = useKeysetList(['unit-reports', 'list'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListUnitReportsData['query'];
    return (await listUnitReports({ query, signal })).data;
  });
  const begin = useMutation({
    mutationFn: async (row: Row) =>
      (await createUnitReport({ body: { request_id: row.request.id, unit_id: row.unit_id } })).data,
    onSuccess: (report) => {
      void cache.invalidateQueries({ queryKey: ['unit-reports'] });
      return navigate({ to: '/bao-cao-don-vi/$id', params: { id: report.id } });
    },
    onError: notifyError,
  });
  const columns = useMemo<DataColumn<Row, '/unit-reports/workbook'>[]>(
    () => [
      {
        id: 'unit',
        header: texts.unit,
        isTitle: true,
        sortKey: 'unit',
        cell: (row) =>
          row.id ? (
            <Link to="/bao-cao-don-vi/$id" params={{ id: row.id }}>
              {row.unit_name}
            </Link>
          ) : (
            row.unit_name
          ),
      },
      { id: 'request', header: texts.request, cell: (row) => row.request.title },
      {
        id: 'kind',
        header: texts.kind,
        hiddenAtFirst: true,
        cell: (row) => labelOf('ReportRequestKind', row.request.kind),
      },
      {
        id: 'deadline',
        header: texts.deadline,
        sortKey: 'deadline',
        cell: (row) => formatDay(row.request.deadline),
      },
      {
        id: 'state',
        header: texts.state,
        sortKey: 'state',
        cell: (row) => <UnitReportBadge state={row.state} isLate={row.is_late} />,
      },
      {
        id: 'first_submitted_on',
        header: texts.firstSubmittedOn,
        cell: (row) =>
          row.state === 'asked' && mayWrite && !reviews ? (
            <Button
              size="compact-sm"
              aria-label={texts.writeFor(row.unit_name)}
              loading={begin.isPending && begin.variables === row}
              onClick={() => begin.mutate(row)}
            >
              {texts.write}
            </Button>
          ) : (
            formatDay(row.first_submitted_on)
          ),
      },
    ],
    [texts, mayWrite, reviews, begin.isPending, begin.variables, begin.mutate],
  );
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <DataTable
        label={texts.title}
        name="unit-reports"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => `${row.request.id}${row.unit_id}`}
        rowLabel={(row) => row.unit_name}
        searchable
        workbook={{ path: '/unit-reports/workbook', name: 'bao-cao-cua-don-vi' }}
        filters={
          <>
            <FilterSelect
              label={texts.request}
              name="request_id"
              address={address}
              options={(requests ?? []).map((request) => ({ value: request.id, label: request.title }))}
            />
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('UnitReportState')}
            />
          </>
        }
        empty={{ title: texts.none, hint: texts.noneHint }}
      />
    </>
  );
}
