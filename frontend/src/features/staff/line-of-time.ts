import type {
  AbsenceView,
  AssignmentView,
  CertificateView,
  EvaluationView,
  ListResultReportsResponse,
  NominationSummary,
  ResultView,
  StateView,
} from '@/api/generated';
import { formatDay, formatRange } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';

type ListedResultReport = ListResultReportsResponse['items'][number];

/** What is known of a person over the years. */
export interface PersonFacts {
  assignments: AssignmentView[];
  states: StateView[];
  absences: AbsenceView[];
  nominations: NominationSummary[];
  results: ResultView[];
  certificates: CertificateView[];
  reports: ListedResultReport[];
  evaluations: EvaluationView[];
}

/** What kind of thing a line tells of. */
export type LineKind =
  | 'assignment'
  | 'state'
  | 'absence'
  | 'nomination'
  | 'result'
  | 'certificate'
  | 'report'
  | 'evaluation';

/** One line of the file. */
export interface Line {
  key: string;
  kind: LineKind;
  /** The day by which it stands in the line. */
  day: string;
  title: string;
  detail: string;
  /** Where it can be opened. */
  link?: string;
}

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');

/** Everything in one line of time, the latest first. */
export function lineOfTime(facts: PersonFacts): Line[] {
  const lines: Line[] = [
    ...facts.assignments.map((row) => ({
      key: row.id,
      kind: 'assignment' as const,
      day: row.first_day,
      title: row.post_title,
      detail: joined(formatRange(row.first_day, row.last_day), row.note),
    })),
    ...facts.states
      // Being at work is what an assignment says already.
      .filter((row) => row.state !== 'working')
      .map((row) => ({
        key: row.id,
        kind: 'state' as const,
        day: row.first_day,
        title: labelOf('StaffState', row.state),
        detail: joined(formatRange(row.first_day, row.last_day), row.note),
      })),
    ...facts.absences.map((row) => ({
      key: row.id,
      kind: 'absence' as const,
      day: row.first_day,
      title: labelOf('AbsenceKind', row.kind),
      detail: joined(formatRange(row.first_day, row.last_day), row.note),
    })),
    ...facts.nominations.map((row) => ({
      key: row.id,
      kind: 'nomination' as const,
      day: row.course.first_day,
      title: row.course.name,
      detail: joined(formatRange(row.course.first_day, row.course.last_day), row.state_label),
      link: `/cu-di-hoc/${row.id}`,
    })),
    ...facts.results.map((row) => ({
      key: row.id,
      kind: 'result' as const,
      day: row.last_day,
      title: joined(labelOf('ResultOutcome', row.outcome), row.score),
      detail: row.course_name,
      link: `/lop/${row.course_id}`,
    })),
    ...facts.certificates.map((row) => ({
      key: row.id,
      kind: 'certificate' as const,
      day: row.issued_on,
      title: joined(labelOf('CertificateKind', row.kind), row.number),
      detail: joined(formatDay(row.issued_on), row.issuer, labelOf('CertificateState', row.state)),
    })),
    ...facts.reports.map((row) => ({
      key: row.id,
      kind: 'report' as const,
      day: (row.submitted_at ?? row.last_day).slice(0, 10),
      title: labelOf('ReportState', row.state),
      detail: row.course_name,
      link: `/bao-cao-ket-qua/${row.id}`,
    })),
    ...facts.evaluations
      .filter((row) => row.signed_on)
      .map((row) => ({
        key: row.id,
        kind: 'evaluation' as const,
        day: row.signed_on ?? '',
        title: row.band ?? labelOf('EvaluationState', row.state),
        detail: joined(formatDay(row.signed_on), row.courses.map((course) => course.course_name).join('; ')),
        link: `/danh-gia/${row.id}`,
      })),
  ];
  return lines.sort((one, other) => other.day.localeCompare(one.day));
}
