import { Alert, Button, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { getSuperiorLayout, type ListSuperiorDataData, listSuperiorData } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { LayoutDrawer } from '../components/LayoutDrawer';
import { MarksDrawer, type Refused, type SuperiorRow } from '../components/MarksDrawer';
import { useTexts } from '../texts';

/** What the superior's software is given: the sheet in its layout, and what of it has been entered there. */
export default function SuperiorDataPage() {
  const texts = useTexts();
  const address = useListAddress();
  const [marking, setMarking] = useState<{ rows: SuperiorRow[]; done: () => void } | null>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [laying, setLaying] = useState(false);
  const layout = useQuery({
    queryKey: ['superior-layout'],
    queryFn: async ({ signal }) => (await getSuperiorLayout({ signal })).data,
  });
  const list = useKeysetList(['superior-data'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListSuperiorDataData['query'];
    return (await listSuperiorData({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<SuperiorRow, '/superior-data/workbook'>[]>(
    () => [
      { id: 'name', header: texts.name, isTitle: true, sortKey: 'name', cell: (row) => row.full_name },
      { id: 'unit', header: texts.unit, cell: (row) => row.unit_name },
      {
        id: 'course',
        header: texts.course,
        cell: (row) => (
          <Link to="/lop/$id" params={{ id: row.course_id }}>
            {row.course_name}
          </Link>
        ),
      },
      {
        id: 'last_day',
        header: texts.lastDay,
        sortKey: 'last_day',
        cell: (row) => <span className="figures">{formatDay(row.last_day)}</span>,
      },
      {
        id: 'outcome',
        header: texts.outcome,
        cell: (row) => row.outcome && labelOf('ResultOutcome', row.outcome),
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) =>
          row.marked_on ? (
            <StatusBadge tone="success">{texts.markedOn(formatDay(row.marked_on))}</StatusBadge>
          ) : (
            <StatusBadge tone={row.reported ? 'warning' : 'neutral'}>
              {row.reported ? texts.notMarked : texts.notReported}
            </StatusBadge>
          ),
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
          <Button variant="default" disabled={!layout.data} onClick={() => setLaying(true)}>
            {texts.layout}
          </Button>
        }
      />
      {refused.length > 0 && (
        <Alert color="red" variant="light" role="alert" mb="md" title={texts.refused(refused.length)}>
          <List size="sm">
            {refused.map(({ name, why }) => (
              <List.Item key={name}>
                {name}: {why}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <DataTable
        label={texts.title}
        name="superior-data"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/superior-data/workbook', name: 'du-lieu-phan-mem-cap-tren' }}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.full_name}, ${row.course_name}`}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.state}
              name="marked"
              address={address}
              options={[
                { value: 'false', label: texts.notMarked },
                { value: 'true', label: texts.marked },
              ]}
            />
            <UnitFilter address={address} />
            <DateFilter label={texts.from} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
          </>
        }
        actions={(rows, done) => (
          <Button size="sm" onClick={() => setMarking({ rows, done })}>
            {texts.mark(rows.length)}
          </Button>
        )}
        empty={{ title: texts.none }}
      />
      {marking && (
        <MarksDrawer
          rows={marking.rows}
          onRefused={setRefused}
          onDone={marking.done}
          onClose={() => setMarking(null)}
        />
      )}
      {laying && layout.data && <LayoutDrawer layout={layout.data} onClose={() => setLaying(false)} />}
    </>
  );
}
