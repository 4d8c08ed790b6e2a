import type { NominationSummary } from '@/api/generated';

/** The names laid before a leader for one course. */
export interface ApprovalGroup {
  course: NominationSummary['course'];
  nominations: NominationSummary[];
}

/** Gathers nominations by course, the course that begins first on top. */
export function byCourse(nominations: readonly NominationSummary[]): ApprovalGroup[] {
  const groups = new Map<string, ApprovalGroup>();
  for (const nomination of nominations) {
    const group = groups.get(nomination.course.id) ?? { course: nomination.course, nominations: [] };
    group.nominations.push(nomination);
    groups.set(nomination.course.id, group);
  }
  return [...groups.values()].sort((one, other) =>
    one.course.first_day.localeCompare(other.course.first_day),
  );
}
