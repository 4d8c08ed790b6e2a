import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListWardReportsData, type ListWardReportsResponse, listWardReports } from '@/api/generated';
import { formatDay, formatInstant, formatRange } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan, useToday } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CheckDrawer } from '../components/CheckDrawer';
import { NewReportDrawer } from '../components/NewReportDrawer';
import { WardReportBadge } from '../components/WardReportBadge';
import { useTexts } from '../texts';

type Row = ListWardReportsResponse['items'][number];

/** The reports of the ward, the latest period first. */
export default function WardReportsPage() {
  const texts = useTexts();
  const today = useToday();
  const mayWrite = useCan('ward_reports.write');
  const [opened, setOpened] = useState<'new' | 'check' | null>(null);
  const close = () => setOpened(null);
  const address = useListAddress();
  const list = useKeysetList(['ward-reports', 'list'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListWardReportsData['query'];
    return (await listWardReports({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/ward-reports/workbook'>[]>(
    () => [
      {
        id: 'title',
        header: texts.name,
        isTitle: true,
        cell: (row) => (
          <>
            <Link to="/bao-cao-phuong/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            {row.amendment && ` (${labelOf('ReportAmendment', row.amendment).toLowerCase()})`}
          </>
        ),
      },
      { id: 'kind', header: texts.kind, cell: (row) => labelOf('WardReportKind', row.kind) },
      {
        id: 'period',
        header: texts.period,
        sortKey: 'to',
        cell: (row) => <span className="figures">{formatRange(row.from, row.to)}</span>,
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <WardReportBadge state={row.state} isEnded={row.is_ended} />,
      },
      {
        id: 'number',
        header: texts.number,
        cell: (row) => [row.number, formatDay(row.signed_on)].filter(Boolean).join(', '),
      },
      {
        id: 'issued_at',
        header: texts.issuedAt,
        hiddenAtFirst: true,
        cell: (row) => formatInstant(row.issued_at),
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            <Button variant="default" onClick={() => setOpened('check')}>
              {texts.check}
            </Button>
            {mayWrite && <Button onClick={() => setOpened('new')}>{texts.add}</Button>}
          </>
        }
      />
      <DataTable
        label={texts.title}
        name="ward-reports"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        searchable
        workbook={{ path: '/ward-reports/workbook', name: 'bao-cao-cua-phuong' }}
        filters={
          <>
            <FilterSelect
              label={texts.kind}
              name="kind"
              address={address}
              options={optionsOf('WardReportKind')}
            />
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('WardReportState')}
            />
          </>
        }
        empty={{ title: texts.none, hint: mayWrite ? texts.noneHint : undefined }}
      />
      {opened === 'new' && today && <NewReportDrawer today={today} onClose={close} />}
      {opened === 'check' && <CheckDrawer onClose={close} />}
    </>
  );
}
