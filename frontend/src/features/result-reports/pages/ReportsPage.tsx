import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type ListResultReportsData,
  type ListResultReportsResponse,
  listResultReports,
} from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { OwedReports } from '../components/OwedReports';
import { ReportBadge } from '../components/ReportBadge';
import { useTexts } from '../texts';

type ListedResultReport = ListResultReportsResponse['items'][number];

/** What is owed and what has come in. */
export default function ReportsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const list = useKeysetList(['result-reports'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListResultReportsData['query'];
    return (await listResultReports({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ListedResultReport, '/result-reports/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/bao-cao-ket-qua/$id" params={{ id: row.id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'course', header: texts.course, cell: (row) => row.course_name },
      { id: 'last_day', header: texts.lastDay, sortKey: 'last_day', cell: (row) => formatDay(row.last_day) },
      { id: 'state', header: texts.state, cell: (row) => <ReportBadge state={row.state} /> },
      {
        id: 'submitted_at',
        header: texts.submittedAt,
        sortKey: 'submitted_at',
        cell: (row) => formatInstant(row.submitted_at),
      },
    ],
    [texts],
  );
  return (
    <Stack gap="xl">
      <PageHeader title={texts.title} description={texts.about} />
      <OwedReports />
      <section aria-labelledby="all">
        <Title order={2} id="all" mb="sm">
          {texts.all}
        </Title>
        <DataTable
          label={texts.all}
          name="result-reports"
          columns={columns}
          list={list}
          address={address}
          workbook={{ path: '/result-reports/workbook', name: 'bao-cao-ket-qua' }}
          rowId={(row) => row.id}
          rowLabel={(row) => row.full_name}
          searchable
          filters={
            <>
              <FilterSelect
                label={texts.state}
                name="state"
                address={address}
                options={optionsOf('ReportState')}
              />
              <UnitFilter address={address} />
            </>
          }
          empty={{ title: texts.none }}
        />
      </section>
    </Stack>
  );
}
