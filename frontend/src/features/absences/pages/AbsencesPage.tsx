import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type AbsenceView, deleteAbsence, type ListAbsencesData, listAbsences } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan, useToday } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { AbsenceDrawer } from '../components/AbsenceDrawer';
import { useTexts } from '../texts';

/** Who is away: by unit, by days, by kind. */
export default function AbsencesPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const mayWrite = useCan('absences.write');
  const [editing, setEditing] = useState<AbsenceView | 'new' | null>(null);
  const [removing, setRemoving] = useState<AbsenceView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['absences'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListAbsencesData['query'];
    return (await listAbsences({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<AbsenceView, '/absences/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.staff_name}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, cell: (row) => row.unit_name },
      { id: 'kind', header: texts.kind, cell: (row) => labelOf('AbsenceKind', row.kind) },
      { id: 'first', header: texts.first, sortKey: 'first_day', cell: (row) => formatDay(row.first_day) },
      { id: 'last', header: texts.last, sortKey: 'last_day', cell: (row) => formatDay(row.last_day) },
      { id: 'note', header: texts.note, cell: (row) => row.note },
      ...(mayWrite
        ? [
            {
              id: 'actions',
              header: texts.actions,
              screenOnly: true as const,
              cell: (row: AbsenceView) => (
                <Group gap={4} wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={texts.changeOf(row.staff_name)}
                    onClick={() => setEditing(row)}
                  >
                    {texts.change}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={texts.removeOf(row.staff_name)}
                    onClick={() => setRemoving(row)}
                  >
                    {texts.remove}
                  </Button>
                </Group>
              ),
            },
          ]
        : []),
    ],
    [texts, mayWrite],
  );
  const importButton = mayWrite && (
    <Button component={Link} to="/vang-mat/nhap" variant="default">
      {texts.import}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={
          <>
            {importButton}
            {mayWrite && <Button onClick={() => setEditing('new')}>{texts.add}</Button>}
          </>
        }
      />
      <DataTable
        label={texts.title}
        name="absences"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/absences/workbook', name: 'vang-mat' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.staff_name}
        searchable
        filters={
          <>
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.kind}
              name="kind"
              address={address}
              options={optionsOf('AbsenceKind')}
            />
            <DateFilter label={texts.from} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
            {today && (
              <Button variant="default" onClick={() => address.change({ from: today, to: today })}>
                {texts.today}
              </Button>
            )}
          </>
        }
        empty={{ title: texts.none, hint: mayWrite ? texts.noneHint : undefined, action: importButton }}
      />
      {editing && (
        <AbsenceDrawer
          opened
          onClose={() => setEditing(null)}
          absence={editing === 'new' ? undefined : editing}
        />
      )}
      {removing && (
        <ConfirmModal
          danger
          title={texts.removeOf(removing.staff_name)}
          confirmLabel={texts.remove}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            const headers = { 'If-Match': etagOf(removing) };
            await deleteAbsence({ path: { id: removing.id }, headers });
            notifyDone(texts.removed);
            for (const name of ['absences', 'nominations', 'staff']) {
              void cache.invalidateQueries({ queryKey: [name] });
            }
          }}
        >
          {texts.removeText(
            removing.staff_name,
            labelOf('AbsenceKind', removing.kind),
            formatRange(removing.first_day, removing.last_day),
          )}
        </ConfirmModal>
      )}
    </>
  );
}
