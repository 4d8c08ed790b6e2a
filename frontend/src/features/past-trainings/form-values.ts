import type { PastTrainingBody } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';

/** Past training as its form holds it. */
export interface PastValues extends Record<string, unknown> {
  staff_id: string;
  programme_id: string;
  name: string;
  organiser: string;
  mode: string;
  first_day: Day | null;
  last_day: Day | null;
  score: string;
  purpose: string;
  purpose_task: string;
  has_certificate: boolean;
  certificate: { kind: string; number: string; issuer: string; issued_on: Day | null };
  compared: boolean;
  note: string;
  /** Why it is recorded now, where its year is closed. */
  reason: string;
}

/** An empty form, of somebody or of nobody yet. */
export function emptyValues(staffId = ''): PastValues {
  return {
    staff_id: staffId,
    programme_id: '',
    name: '',
    organiser: '',
    mode: 'in_person',
    first_day: null,
    last_day: null,
    score: '',
    purpose: 'post',
    purpose_task: '',
    has_certificate: true,
    certificate: { kind: 'certificate', number: '', issuer: '', issued_on: null },
    compared: false,
    note: '',
    reason: '',
  };
}

/**
 * What is sent of the form: nothing of a certificate where there is none, a purpose only of a specialised programme,
 * a task only where it was taken for one.
 */
export function bodyOf(values: PastValues, isSpecialised: boolean): PastTrainingBody {
  const { certificate } = values;
  const isForTask = isSpecialised && values.purpose !== 'post';
  return {
    staff_id: values.staff_id,
    programme_id: values.programme_id,
    name: values.name.trim() || undefined,
    organiser: values.organiser.trim(),
    mode: values.mode,
    first_day: values.first_day,
    last_day: values.last_day,
    score: values.score.trim() || undefined,
    purpose: isSpecialised ? values.purpose : undefined,
    purpose_task: isForTask ? values.purpose_task.trim() || undefined : undefined,
    certificate: values.has_certificate
      ? { ...certificate, number: certificate.number.trim() || null, issuer: certificate.issuer.trim() }
      : undefined,
    papers: values.has_certificate ? (values.compared ? 'compared' : 'not_yet') : undefined,
    note: values.note.trim() || undefined,
    reason: values.reason.trim() || undefined,
  } as PastTrainingBody;
}
