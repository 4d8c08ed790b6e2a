import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListReportRequestsData, listReportRequests, type ReportRequestView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { RequestDrawer } from '../components/RequestDrawer';
import { useTexts } from '../texts';

/** The requests for reports, with how many units have answered: each figure opens to the units. */
export default function RequestsPage() {
  const texts = useTexts();
  const [editing, setEditing] = useState<ReportRequestView | 'new' | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['report-requests'], address, async (request, signal) => {
    const { q: _, ...asked } = request;
    const query = { ...asked, ...address.filters } as ListReportRequestsData['query'];
    return (await listReportRequests({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ReportRequestView, '/unit-report-requests/workbook'>[]>(
    () => [
      {
        id: 'title',
        header: texts.request,
        isTitle: true,
        sortKey: 'title',
        cell: (row) => (
          <Link to="/bao-cao-don-vi" search={{ request_id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      { id: 'kind', header: texts.kind, cell: (row) => labelOf('ReportRequestKind', row.kind) },
      { id: 'opened_on', header: texts.openedOn, cell: (row) => formatDay(row.opened_on) },
      { id: 'deadline', header: texts.deadline, sortKey: 'deadline', cell: (row) => formatDay(row.deadline) },
      {
        id: 'answered',
        header: texts.answered,
        align: 'right',
        cell: (row) => (
          <Link to="/bao-cao-don-vi" search={{ request_id: row.id, sort: 'state' }}>
            {texts.of(row.units_answered, row.units_asked)}
          </Link>
        ),
      },
      {
        id: 'accepted',
        header: texts.accepted,
        align: 'right',
        cell: (row) => (
          <Link to="/bao-cao-don-vi" search={{ request_id: row.id, state: 'accepted' }}>
            {texts.of(row.units_accepted, row.units_asked)}
          </Link>
        ),
      },
      {
        id: 'edit',
        header: texts.editRequest,
        screenOnly: true,
        cell: (row) => (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={texts.editRequestOf(row.title)}
            onClick={() => setEditing(row)}
          >
            {texts.editRequest}
          </Button>
        ),
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.requests}
        description={texts.requestsAbout}
        actions={<Button onClick={() => setEditing('new')}>{texts.ask}</Button>}
      />
      <DataTable
        label={texts.requests}
        name="report-requests"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        workbook={{ path: '/unit-report-requests/workbook', name: 'yeu-cau-bao-cao' }}
        filters={
          <FilterSelect
            label={texts.kind}
            name="kind"
            address={address}
            options={optionsOf('ReportRequestKind')}
          />
        }
        empty={{ title: texts.noRequest }}
      />
      {editing && (
        <RequestDrawer request={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
