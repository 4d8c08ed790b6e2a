import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type ListTrainedPeopleData,
  type ListTrainedPeopleResponse,
  listProgrammes,
  listTrainedPeople,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { SavedLists, SaveListDrawer } from '../components/SavedLists';
import { useTexts } from '../texts';

type Row = ListTrainedPeopleResponse['items'][number];

/** Who has what, who lacks what, from when. */
export default function TrainingListPage() {
  const texts = useTexts();
  const mayKeep = useCan('saved_lists.write');
  const [keeping, setKeeping] = useState(false);
  const address = useListAddress();
  const { data: programmes } = useQuery({
    queryKey: ['programmes', 'choice'],
    queryFn: async ({ signal }) => (await listProgrammes({ query: { limit: 200 }, signal })).data.items,
  });
  const list = useKeysetList(['training-lists'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListTrainedPeopleData['query'];
    return (await listTrainedPeople({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/training-lists/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'post', header: texts.post, cell: (row) => row.post_title },
      { id: 'category', header: texts.category, cell: (row) => labelOf('StaffCategory', row.category) },
      { id: 'times', header: texts.times, align: 'right', cell: (row) => row.times },
      { id: 'last_on', header: texts.lastOn, sortKey: 'last_on', cell: (row) => formatDay(row.last_on) },
    ],
    [texts],
  );
  const { q, sort, filters } = address;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={<span className="no-print">{texts.about}</span>}
        actions={mayKeep && <Button onClick={() => setKeeping(true)}>{texts.save}</Button>}
      />
      <SavedLists />
      <DataTable
        label={texts.title}
        name="training-lists"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        workbook={{ path: '/training-lists/workbook', name: 'danh-sach-theo-tieu-chi' }}
        filters={
          <>
            <FilterSelect
              label={texts.side}
              name="side"
              address={address}
              options={optionsOf('CriterionSide')}
              allLabel={null}
            />
            <FilterSelect
              label={texts.event}
              name="event"
              address={{ ...address, filters: { ...filters, event: filters.event ?? 'completed' } }}
              options={optionsOf('CriterionEvent')}
              allLabel={null}
            />
            <FilterSelect
              label={texts.kind}
              name="programme_kind"
              address={address}
              options={optionsOf('ProgrammeKind')}
            />
            <FilterSelect
              label={texts.programme}
              name="programme_id"
              address={address}
              options={(programmes ?? []).map((programme) => ({
                value: programme.id,
                label: programme.name,
              }))}
            />
            <DateFilter label={texts.from} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.category}
              name="category"
              address={address}
              options={optionsOf('StaffCategory')}
            />
            <FilterSelect
              label={texts.level}
              name="level"
              address={address}
              options={optionsOf('PostLevel')}
            />
          </>
        }
        empty={{ title: texts.none, hint: texts.noneHint }}
      />
      {keeping && <SaveListDrawer search={{ q, sort, ...filters }} onClose={() => setKeeping(false)} />}
    </>
  );
}
