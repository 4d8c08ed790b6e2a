import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ListYearPlansData, type ListYearPlansResponse, listYearPlans } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PlanBadge } from '../components/PlanBadge';
import { useTexts } from '../texts';

type ListedYearPlan = ListYearPlansResponse['items'][number];

/** All year plans in reach. */
export default function YearPlansPage() {
  const texts = useTexts();
  const mayMake = useCan('year_plans.write');
  const address = useListAddress();
  const list = useKeysetList(['year-plans'], address, async (request, signal) => {
    const { q: _, ...asked } = request;
    const query = { ...asked, ...address.filters } as ListYearPlansData['query'];
    return (await listYearPlans({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ListedYearPlan, '/year-plans/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/ke-hoach-nam/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      { id: 'year', header: texts.year, sortKey: 'year', align: 'right', cell: (row) => row.year },
      { id: 'state', header: texts.state, cell: (row) => <PlanBadge state={row.state} /> },
      {
        id: 'paper',
        header: texts.paper,
        cell: (row) => row.number && texts.paperLine(row.number, formatDay(row.signed_on)),
      },
      { id: 'approved_on', header: texts.approvedOn, cell: (row) => formatDay(row.approved_on) },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <DataTable
        label={texts.title}
        name="year-plans"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/year-plans/workbook', name: 'ke-hoach-nam' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        filters={
          <FilterSelect
            label={texts.state}
            name="state"
            address={address}
            options={optionsOf('YearPlanState')}
          />
        }
        empty={{ title: texts.none, hint: mayMake ? texts.noneHint : undefined }}
      />
    </>
  );
}
