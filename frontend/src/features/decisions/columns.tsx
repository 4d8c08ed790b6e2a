import { Link } from '@tanstack/react-router';
import type { DecisionView } from '@/api/generated';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import type { DataColumn } from '@/shared/ui/DataTable';
import { StandingBadge } from './components/StandingBadge';
import type { useTexts } from './texts';

/** The columns of a list of decisions; inside a course the course itself is left out. */
export function decisionColumns(
  texts: ReturnType<typeof useTexts>,
  inCourse: boolean,
): DataColumn<DecisionView, '/decisions/workbook'>[] {
  const columns: DataColumn<DecisionView, '/decisions/workbook'>[] = [
    {
      id: 'subject',
      header: texts.subject,
      isTitle: true,
      cell: (row) => (
        <Link to="/quyet-dinh/$id" params={{ id: row.id }}>
          {row.subject}
        </Link>
      ),
    },
    { id: 'number', header: texts.number, cell: (row) => row.number ?? '' },
    {
      id: 'signed_on',
      header: texts.signedOn,
      sortKey: 'signed_on',
      cell: (row) => formatDay(row.signed_on),
    },
    { id: 'signer', header: texts.signer, hiddenAtFirst: true, cell: (row) => row.signer_name },
    { id: 'kind', header: texts.kind, cell: (row) => labelOf('DecisionKind', row.kind) },
    {
      id: 'people',
      header: texts.peopleCount,
      align: 'right',
      cell: (row) => row.nomination_ids.length,
    },
    { id: 'state', header: texts.state, cell: (row) => <StandingBadge decision={row} /> },
    {
      id: 'course',
      header: texts.course,
      screenOnly: true,
      cell: (row) => (
        <Link to="/lop/$id" params={{ id: row.course_id }} aria-label={`${texts.openCourse}: ${row.subject}`}>
          {texts.openCourse}
        </Link>
      ),
    },
    {
      id: 'created',
      header: texts.created,
      sortKey: 'created_at',
      hiddenAtFirst: true,
      cell: (row) => formatInstant(row.created_at),
    },
  ];
  return inCourse ? columns.filter(({ id }) => id !== 'course') : columns;
}
