import type { StaffBody, StaffView } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';

/** A person's file as its form holds it: what is empty is not known. */
export interface PersonValues extends Record<string, unknown> {
  full_name: string;
  code: string;
  gender: string;
  birth_date: Day | null;
  birth_year: number | string;
  category: string;
  public_body: string;
  in_plan_scope: boolean;
  unit_id: string;
  post_id: string;
  post_title: string;
  level: string;
  rank_code: string;
  rank_name: string;
  qualification: string;
  field_of_study: string;
  political_theory: string;
  state_management: string;
  informatics: string;
  foreign_language: string;
  hired_on: Day | null;
  phone: string;
  email: string;
  party_member: boolean;
  note: string;
}

/** What the form shows of a person; of somebody new what is usual. */
export function valuesOf(person?: StaffView): PersonValues {
  return {
    full_name: person?.full_name ?? '',
    code: person?.code ?? '',
    gender: person?.gender ?? '',
    birth_date: person?.birth_date ?? null,
    birth_year: person?.birth_date ? '' : (person?.birth_year ?? ''),
    category: person?.category ?? 'civil_servant',
    public_body: person?.public_body ?? 'government',
    in_plan_scope: person?.in_plan_scope ?? true,
    unit_id: person?.unit_id ?? '',
    post_id: person?.post_id ?? '',
    post_title: person?.post_title ?? '',
    level: person?.level ?? 'specialist',
    rank_code: person?.rank_code ?? '',
    rank_name: person?.rank_name ?? '',
    qualification: person?.qualification ?? '',
    field_of_study: person?.field_of_study ?? '',
    political_theory: person?.political_theory ?? '',
    state_management: person?.state_management ?? '',
    informatics: person?.informatics ?? '',
    foreign_language: person?.foreign_language ?? '',
    hired_on: person?.hired_on ?? null,
    phone: person?.phone ?? '',
    email: person?.email ?? '',
    party_member: person?.party_member ?? false,
    note: person?.note ?? '',
  };
}

const known = (value: unknown) => (typeof value === 'string' ? value.trim() || null : value);

/** What is sent of a new person. */
export function bodyOf(values: PersonValues): StaffBody {
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)]));
  const birth_year = values.birth_date || values.birth_year === '' ? null : Number(values.birth_year);
  return { ...filled, birth_year } as StaffBody;
}

/** What is sent of a changed one: only the fields that differ, so that nobody else's change is written over. */
export function patchOf(values: PersonValues, before: PersonValues): Record<string, unknown> {
  const [now, then] = [bodyOf(values), bodyOf(before)] as unknown as Record<string, unknown>[];
  return Object.fromEntries(Object.entries(now ?? {}).filter(([name, value]) => value !== then?.[name]));
}
