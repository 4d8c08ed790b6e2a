import { Button, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListTargetPeopleData, listTargetPeople, type TargetView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { optionsOf } from '@/shared/lib/labels';
import { type ListAddress, useKeysetList } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { countsPeople, type TargetPerson } from '../shares';
import { useTexts } from '../texts';
import { ChooseCourseDrawer } from './ChooseCourseDrawer';
import { DepartureDrawer } from './DepartureDrawer';
import { MarkDrawer } from './MarkDrawer';

/** The time of being sent, or the document, that a row is about. */
function AboutLink({ person }: { person: TargetPerson }) {
  if (person.nomination_id) {
    return (
      <Link to="/cu-di-hoc/$id" params={{ id: person.nomination_id }}>
        {person.about}
      </Link>
    );
  }
  return (
    <Link to="/van-ban/$id" params={{ id: person.document_id ?? '' }}>
      {person.about}
    </Link>
  );
}

interface PeopleSectionProps {
  target: TargetView;
  address: ListAddress;
}

/** The names behind a figure, those missing first; who is missing can be nominated from here. */
export function PeopleSection({ target, address }: PeopleSectionProps) {
  const texts = useTexts();
  const mayNominate = useCan('nominations.propose');
  const mayWrite = useCan('targets.write');
  const [nominated, setNominated] = useState<TargetPerson[]>([]);
  const [leaving, setLeaving] = useState<TargetPerson | null>(null);
  const [marking, setMarking] = useState<TargetPerson | null>(null);
  const side = address.filters.side ?? 'missing';
  const ofPeople = countsPeople(target);
  const ofDocuments = target.population.counted === 'addressees';
  const isMissing = side === 'missing' || side === 'beside_missing';
  const mayLeave = mayWrite && target.population.counted === 'once_below';
  const mayMark = mayWrite && target.event.kind === 'in_superior_software' && isMissing;
  const maySend = ofPeople && isMissing && mayNominate;
  const list = useKeysetList(['targets', target.id, 'people'], address, async (request, signal) => {
    const query = { ...request, ...address.filters, side } as ListTargetPeopleData['query'];
    return (await listTargetPeople({ path: { id: target.id }, query, signal })).data;
  });
  const columns = useMemo<DataColumn<TargetPerson>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'post', header: texts.post, cell: (row) => row.post_title },
      { id: 'unit', header: texts.unit, cell: (row) => row.unit_name },
      ...(ofPeople
        ? [
            {
              id: 'planned',
              header: texts.status,
              cell: (row: TargetPerson) =>
                row.planned && <StatusBadge tone="info">{texts.onTheWay}</StatusBadge>,
            },
          ]
        : [
            {
              id: 'course',
              header: ofDocuments ? texts.document : texts.course,
              cell: (row: TargetPerson) => <AboutLink person={row} />,
            },
            {
              id: 'last',
              header: ofDocuments ? texts.holdsFrom : texts.lastDay,
              cell: (row: TargetPerson) => formatDay(row.about_day),
            },
          ]),
      ...(mayLeave || mayMark
        ? [
            {
              id: 'actions',
              header: texts.actions,
              screenOnly: true,
              cell: (row: TargetPerson) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={mayLeave ? texts.leaveOf(row.full_name) : texts.markOf(row.full_name)}
                  onClick={() => (mayLeave ? setLeaving(row) : setMarking(row))}
                >
                  {mayLeave ? texts.leave : texts.mark}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [texts, ofPeople, ofDocuments, mayLeave, mayMark],
  );
  return (
    <Stack component="section" aria-labelledby="people" gap="sm">
      <SectionHeader
        id="people"
        title={texts.people}
        about={maySend ? texts.nominateHint : undefined}
        actions={
          <ExcelButton
            path={`/targets/${target.id}/people/workbook`}
            query={{ ...address.filters, side }}
            name="danh-sach-chi-tieu"
          />
        }
      />
      <DataTable
        label={texts.people}
        name={ofPeople ? 'target-people' : 'target-sendings'}
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        filters={
          <FilterSelect
            label={texts.side}
            name="side"
            address={{ ...address, filters: { ...address.filters, side } }}
            options={optionsOf('FigureSide')}
            allLabel={null}
          />
        }
        actions={
          maySend ? (rows) => <Button onClick={() => setNominated(rows)}>{texts.nominate}</Button> : undefined
        }
        empty={{ title: texts.empty }}
      />
      {nominated.length > 0 && (
        <ChooseCourseDrawer
          people={nominated.map((person) => person.staff_id)}
          kinds={target.event.programme_kinds}
          onClose={() => setNominated([])}
        />
      )}
      {leaving && <DepartureDrawer person={leaving} onClose={() => setLeaving(null)} />}
      {marking && <MarkDrawer person={marking} onClose={() => setMarking(null)} />}
    </Stack>
  );
}
