import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListDifficultiesData, type ListDifficultiesResponse, listDifficulties } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { useYears } from '@/shared/lib/years';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { DifficultyBadge } from '../components/DifficultyBadge';
import { DifficultyDrawer } from '../components/DifficultyDrawer';
import { useTexts } from '../texts';

type Row = ListDifficultiesResponse['items'][number];

/** The difficulties of the units in reach, what is due first on top. */
export default function DifficultiesPage() {
  const texts = useTexts();
  const mayWrite = useCan('difficulties.write');
  const years = useYears();
  const [adding, setAdding] = useState(false);
  const address = useListAddress();
  const list = useKeysetList(['difficulties'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListDifficultiesData['query'];
    return (await listDifficulties({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<Row, '/difficulties/workbook'>[]>(
    () => [
      {
        id: 'title',
        header: texts.subject,
        isTitle: true,
        sortKey: 'title',
        cell: (row) => (
          <Link to="/kho-khan/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'topic', header: texts.topic, cell: (row) => labelOf('DifficultyTopic', row.topic) },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <DifficultyBadge state={row.state} dueOn={row.due_on} />,
      },
      { id: 'due_on', header: texts.due, sortKey: 'due_on', cell: (row) => formatDay(row.due_on) },
      {
        id: 'reported_on',
        header: texts.reportedOn,
        sortKey: 'reported_on',
        cell: (row) => formatDay(row.reported_on),
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      />
      <DataTable
        label={texts.title}
        name="difficulties"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        searchable
        workbook={{ path: '/difficulties/workbook', name: 'kho-khan-vuong-mac' }}
        filters={
          <>
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('DifficultyState')}
            />
            <FilterSelect
              label={texts.topic}
              name="topic"
              address={address}
              options={optionsOf('DifficultyTopic')}
            />
            <FilterSelect
              label={texts.year}
              name="year"
              address={address}
              options={(years ?? []).map(({ year }) => ({ value: String(year), label: String(year) }))}
            />
            <FilterSelect
              label={texts.deadlines}
              name="overdue"
              address={address}
              options={[{ value: 'true', label: texts.overdue }]}
            />
          </>
        }
        empty={{ title: texts.none, hint: mayWrite ? texts.noneHint : undefined }}
      />
      {adding && <DifficultyDrawer onClose={() => setAdding(false)} />}
    </>
  );
}
