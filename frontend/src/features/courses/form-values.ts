import type { CourseBody, CourseBodyPatch, CourseView } from '@/api/generated';

/** A course as its form holds it. */
export interface CourseValues extends Record<string, unknown> {
  programme_id: string;
  letter_id: string;
  year_plan_item_id: string;
  name: string;
  organiser: string;
  origin: string;
  mode: string;
  first_day: string | null;
  last_day: string | null;
  place: string;
  seats: number | string;
  nomination_deadline: string | null;
  self_paced: boolean;
  keeps_at_desk: boolean;
  length_reason: string;
  cost: number | string;
  allocation_id: string;
  overrun_reason: string;
  note: string;
}

/** What the form shows of a course; a new one begins as most are. */
export function valuesOf(course?: CourseView): CourseValues {
  return {
    programme_id: course?.programme.id ?? '',
    letter_id: course?.letter?.id ?? '',
    year_plan_item_id: course?.year_plan_item?.id ?? '',
    name: course?.name ?? '',
    organiser: course?.organiser ?? '',
    origin: course?.origin ?? 'quota',
    mode: course?.mode ?? 'in_person',
    first_day: course?.first_day ?? null,
    last_day: course?.last_day ?? null,
    place: course?.place ?? '',
    seats: course?.seats ?? '',
    nomination_deadline: course?.nomination_deadline ?? null,
    self_paced: course?.self_paced ?? false,
    keeps_at_desk: course?.keeps_at_desk ?? false,
    length_reason: course?.length_reason ?? '',
    cost: course?.cost ?? '',
    allocation_id: course?.allocation_id ?? '',
    overrun_reason: '',
    note: course?.note ?? '',
  };
}

/** What is sent: empty fields as null, numbers as numbers; what does not go with the mode is left off. */
export function bodyOf(values: CourseValues): CourseBody {
  const text = (value: string) => value.trim() || null;
  const number = (value: number | string) => (value === '' ? null : Number(value));
  const selfPaced = values.mode === 'online' && values.self_paced;
  return {
    programme_id: values.programme_id,
    letter_id: text(values.letter_id),
    year_plan_item_id: text(values.year_plan_item_id),
    name: text(values.name),
    organiser: values.organiser,
    origin: values.origin,
    mode: values.mode,
    first_day: values.first_day ?? '',
    last_day: values.last_day ?? '',
    place: text(values.place),
    seats: number(values.seats),
    nomination_deadline: values.nomination_deadline,
    self_paced: selfPaced,
    keeps_at_desk: values.keeps_at_desk,
    length_reason: text(values.length_reason),
    cost: number(values.cost),
    allocation_id: text(values.allocation_id),
    overrun_reason: text(values.overrun_reason),
    note: text(values.note),
  } as CourseBody;
}

/** The merge patch that makes a course what the form says; only what was changed, so that nothing else is undone. */
export function patchOf(values: CourseValues, before: CourseValues): CourseBodyPatch {
  const now = bodyOf(values) as Record<string, unknown>;
  const then = bodyOf(before) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => value !== then[name]),
  ) as CourseBodyPatch;
}
