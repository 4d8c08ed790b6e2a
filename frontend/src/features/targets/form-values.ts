import type { TargetBody, TargetView } from '@/api/generated';

/** A target as its form holds it. */
export interface TargetValues extends Record<string, unknown> {
  code: string;
  clause: string;
  name: string;
  counted: string;
  categories: string[];
  level: string;
  in_plan_scope: boolean;
  kind: string;
  programme_kinds: string[];
  leadership_counts: boolean;
  from_day: string | null;
  to_day: string | null;
  threshold_percent: number | string;
  starts_on: string | null;
  deadline: string | null;
  active: boolean;
}

/** The form of a stored target, or of a new one. */
export function valuesOf(target?: TargetView): TargetValues {
  return {
    code: target?.code ?? '',
    clause: target?.clause ?? '',
    name: target?.name ?? '',
    counted: target?.population.counted ?? 'members',
    categories: target?.population.categories ?? ['official', 'civil_servant'],
    level: target?.population.level ?? '',
    in_plan_scope: target?.population.in_plan_scope ?? true,
    kind: target?.event.kind ?? 'completed',
    programme_kinds: target?.event.programme_kinds ?? [],
    leadership_counts: target?.event.leadership_counts ?? false,
    from_day: target?.event.from_day ?? (target ? null : '2026-01-01'),
    to_day: target?.event.to_day ?? null,
    threshold_percent: target?.threshold_percent ?? 100,
    starts_on: target?.starts_on ?? '2026-01-01',
    deadline: target?.deadline ?? null,
    active: target?.active ?? true,
  };
}

/** The categories that a population may count: documents must reach everybody, the rest of the plan is for two. */
export function categoriesFor(counted: string): string[] {
  const counting = ['official', 'civil_servant'];
  return counted === 'addressees' ? [...counting, 'public_employee', 'worker'] : counting;
}

/** Another population, with what goes with it: its first event, everybody it may count, no programme for documents. */
export function populationOf(
  counted: string,
): Pick<TargetValues, 'counted' | 'kind' | 'categories' | 'in_plan_scope'> & Partial<TargetValues> {
  const ofDocuments = counted === 'addressees';
  return {
    counted,
    kind: kindsFor(counted)[0] ?? '',
    categories: categoriesFor(counted),
    in_plan_scope: !ofDocuments,
    ...(ofDocuments && { programme_kinds: [], leadership_counts: false }),
  };
}

/** Which events go with a population: people are sent and complete, sendings are reported and evaluated. */
export function kindsFor(counted: string): string[] {
  if (counted === 'reports_due') return ['reported', 'in_superior_software'];
  if (counted === 'evaluations_due') return ['evaluated'];
  if (counted === 'addressees') return ['reached'];
  return ['admitted', 'completed', 'certified'];
}

/** What is sent; population and event always whole. */
export function bodyOf(values: TargetValues): TargetBody {
  return {
    code: values.code.trim(),
    clause: values.clause.trim(),
    name: values.name.trim(),
    population: {
      counted: values.counted,
      categories: values.categories,
      level: values.level || null,
      in_plan_scope: values.in_plan_scope,
    },
    event: {
      kind: values.kind,
      programme_kinds: values.programme_kinds,
      leadership_counts: values.leadership_counts,
      from_day: values.from_day,
      to_day: values.to_day,
    },
    threshold_percent: Number(values.threshold_percent),
    starts_on: values.starts_on ?? '',
    deadline: values.deadline,
    active: values.active,
  } as TargetBody;
}
