import type { UnitBody, UnitKind, UnitView } from '@/api/generated';

/** A unit as its form holds it: numbers may be empty while one types. */
export interface UnitValues extends Record<string, unknown> {
  parent_id: string | null;
  kind: UnitKind;
  name: string;
  short_name: string;
  agency_code: string;
  position: number | string;
  minimum_on_duty: number | string;
  maximum_away_percent: number | string;
  working_weekdays: string[];
  active: boolean;
}

/** What the form shows of a unit; of a new one what is usual in an office. */
export function valuesOf(unit?: UnitView, topId?: string): UnitValues {
  return {
    parent_id: unit ? (unit.parent_id ?? null) : (topId ?? null),
    kind: unit?.kind ?? 'department',
    name: unit?.name ?? '',
    short_name: unit?.short_name ?? '',
    agency_code: unit?.agency_code ?? '',
    position: unit?.position ?? '',
    minimum_on_duty: unit?.minimum_on_duty ?? 1,
    maximum_away_percent: unit?.maximum_away_percent ?? '',
    working_weekdays: unit?.working_weekdays ?? ['mon', 'tue', 'wed', 'thu', 'fri'],
    active: unit?.active ?? true,
  };
}

/** What is sent of the form; what is empty is left to the server, or emptied where it may be. */
export function bodyOf(values: UnitValues): UnitBody {
  const number = (value: number | string) => (value === '' ? null : Number(value));
  return {
    parent_id: values.parent_id,
    kind: values.kind,
    name: values.name.normalize('NFC').trim(),
    short_name: values.short_name.normalize('NFC').trim() || null,
    agency_code: values.agency_code.trim() || null,
    position: number(values.position),
    minimum_on_duty: number(values.minimum_on_duty),
    maximum_away_percent: number(values.maximum_away_percent),
    working_weekdays: values.working_weekdays,
    active: values.active,
  };
}
