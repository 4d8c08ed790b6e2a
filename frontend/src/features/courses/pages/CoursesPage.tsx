import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type CourseView, type ListCoursesData, listCourses } from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CourseBadge } from '../components/CourseBadge';
import { useTexts } from '../texts';

/** All courses in reach. */
export default function CoursesPage() {
  const texts = useTexts();
  const mayWrite = useCan('courses.write');
  const address = useListAddress();
  const list = useKeysetList(['courses'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListCoursesData['query'];
    return (await listCourses({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<CourseView, '/courses/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/lop/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'days',
        header: texts.days,
        sortKey: 'first_day',
        cell: (row) => <span className="figures">{formatRange(row.first_day, row.last_day)}</span>,
      },
      {
        id: 'state',
        header: texts.state,
        sortKey: 'state',
        cell: (row) => <CourseBadge state={row.state} />,
      },
      { id: 'origin', header: texts.origin, cell: (row) => labelOf('Origin', row.origin) },
      {
        id: 'seats',
        header: texts.seats,
        align: 'right',
        cell: (row) => texts.seatsTaken(row.seats_taken, row.seats ?? null),
      },
      { id: 'deadline', header: texts.deadline, cell: (row) => formatDay(row.nomination_deadline) },
      { id: 'programme', header: texts.programme, hiddenAtFirst: true, cell: (row) => row.programme.name },
      { id: 'organiser', header: texts.organiser, hiddenAtFirst: true, cell: (row) => row.organiser },
      { id: 'mode', header: texts.mode, hiddenAtFirst: true, cell: (row) => labelOf('Mode', row.mode) },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        actions={
          mayWrite && (
            <Button component={Link} to="/lop/moi">
              {texts.add}
            </Button>
          )
        }
      />
      <DataTable
        label={texts.title}
        name="courses"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/courses/workbook', name: 'lop-boi-duong' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('CourseState')}
            />
            <FilterSelect
              label={texts.origin}
              name="origin"
              address={address}
              options={optionsOf('Origin')}
            />
            <DateFilter label={texts.from} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
          </>
        }
        empty={{ title: texts.none }}
      />
    </>
  );
}
