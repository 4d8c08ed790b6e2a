import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { NominationSummary } from '@/api/generated';
import { formatInstant, formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import type { DataColumn } from '@/shared/ui/DataTable';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { awaitsConfirmation } from './actions';
import { NominationBadge } from './components/NominationBadge';
import type { useTexts } from './texts';

/** The columns of a list of nominations; inside a course the course itself is left out. */
export function nominationColumns(
  texts: ReturnType<typeof useTexts>,
  inCourse: boolean,
): DataColumn<NominationSummary, '/nominations/workbook'>[] {
  const columns: DataColumn<NominationSummary, '/nominations/workbook'>[] = [
    {
      id: 'name',
      header: texts.person,
      isTitle: true,
      sortKey: 'name',
      cell: (row) => (
        <Link to="/cu-di-hoc/$id" params={{ id: row.id }}>
          {row.person.full_name}
        </Link>
      ),
    },
    { id: 'post', header: texts.post, hiddenAtFirst: true, cell: (row) => row.person.post_title },
    { id: 'unit', header: texts.unit, cell: (row) => row.unit.short_name },
    {
      id: 'course',
      header: texts.course,
      cell: (row) => (
        <Link to="/lop/$id" params={{ id: row.course.id }}>
          {row.course.name}
        </Link>
      ),
    },
    {
      id: 'days',
      header: texts.days,
      sortKey: 'course_first_day',
      cell: (row) => (
        <span className="figures">{formatRange(row.course.first_day, row.course.last_day)}</span>
      ),
    },
    {
      id: 'state',
      header: texts.state,
      sortKey: 'state',
      cell: (row) => (
        <Group gap="xs">
          <NominationBadge state={row.state} label={row.state_label} />
          {awaitsConfirmation(row) && <StatusBadge tone="warning">{texts.toConfirm}</StatusBadge>}
        </Group>
      ),
    },
    { id: 'way', header: texts.way, hiddenAtFirst: true, cell: (row) => labelOf('Way', row.way) },
    {
      id: 'created',
      header: texts.created,
      sortKey: 'created_at',
      hiddenAtFirst: true,
      cell: (row) => formatInstant(row.created_at),
    },
  ];
  return inCourse ? columns.filter(({ id }) => id !== 'course' && id !== 'days') : columns;
}
