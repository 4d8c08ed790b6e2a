import type { ProgrammeBody, ProgrammeView } from '@/api/generated';

/** The programme as its form holds it: numbers may be empty while one types. */
export interface ProgrammeValues extends Record<string, unknown> {
  code: string;
  name: string;
  kind: string;
  description: string;
  phases: string[];
  length_unit: string;
  length_least: number | string;
  length_most: number | string;
  audience: string;
  competences: string[];
  certificate: string;
  attendance_percent: number | string;
  excused_counts: boolean;
  source: string;
  active: boolean;
}

/** What the form shows of a programme; of a new one what is usual. */
export function valuesOf(programme?: ProgrammeView): ProgrammeValues {
  return {
    code: programme?.code ?? '',
    name: programme?.name ?? '',
    kind: programme?.kind ?? 'sector',
    description: programme?.description ?? '',
    phases: programme?.phases ?? [],
    length_unit: programme ? (programme.length?.unit ?? '') : 'training_days',
    length_least: programme ? (programme.length?.least ?? '') : 2,
    length_most: programme ? (programme.length?.most ?? '') : 5,
    audience: programme?.audience ?? 'officials_and_civil_servants',
    competences: programme?.competences ?? [],
    certificate: programme?.certificate ?? 'confirmation',
    attendance_percent: programme?.attendance_percent ?? 80,
    excused_counts: programme?.excused_counts ?? false,
    source: programme?.source ?? '',
    active: programme?.active ?? true,
  };
}

/** What is sent of the form. No length is told where the superior sets it. */
export function bodyOf(values: ProgrammeValues): ProgrammeBody {
  const length = values.length_unit
    ? { unit: values.length_unit, least: Number(values.length_least), most: Number(values.length_most) }
    : null;
  return {
    code: values.code,
    name: values.name,
    kind: values.kind,
    description: values.description,
    // None chosen means all: the server's own default.
    phases: values.phases.length > 0 ? values.phases : undefined,
    length,
    audience: values.audience,
    competences: values.competences,
    certificate: values.certificate,
    attendance_percent: Number(values.attendance_percent),
    excused_counts: values.excused_counts,
    source: values.source,
    active: values.active,
  } as ProgrammeBody;
}
