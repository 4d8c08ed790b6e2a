import type { CourseView } from '@/api/generated';

/** What can be done with a course. */
export type CourseStep = 'open' | 'finish' | 'postpone' | 'reschedule' | 'cancel' | 'reopen';

const states: Record<CourseStep, readonly CourseView['state'][]> = {
  open: ['planned'],
  finish: ['planned', 'open'],
  postpone: ['planned', 'open'],
  reschedule: ['postponed'],
  cancel: ['planned', 'open', 'postponed'],
  reopen: ['finished'],
};

/** The steps worth offering; a course is finished from its last day on. Whether a step is right the server says. */
export function stepsFor(
  course: Pick<CourseView, 'state' | 'last_day' | 'origin'>,
  today: string,
): CourseStep[] {
  return (Object.keys(states) as CourseStep[])
    .filter((step) => states[step].includes(course.state))
    .filter((step) => step !== 'finish' || course.last_day <= today)
    .filter((step) => step !== 'reopen' || course.origin !== 'past');
}
