import { formatDay, formatInstant } from '@/shared/lib/dates';
import { type LabelledEnum, labelOf } from '@/shared/lib/labels';
import { formatMoney, formatNumber } from '@/shared/lib/numbers';

/** A thing as the record keeps it. */
export type Stored = Record<string, unknown>;

/** A field that a change has touched; null where there was or is nothing. */
export interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

// Told elsewhere on the page, or a name that nobody reads.
const UNTOLD = ['id', 'revision', 'search', 'created_at'];

/**
 * What a change did, field by field: of a new or deleted thing all that it has, of a changed one what differs.
 * Names of other things that nobody can read (`…_id`) are told only where they changed.
 */
export function differences(before: Stored | null, after: Stored | null): Difference[] {
  const isChange = before !== null && after !== null;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => !UNTOLD.includes(field))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(({ field, before: old, after: now }) =>
      isChange
        ? JSON.stringify(old) !== JSON.stringify(now)
        : (old ?? now) !== null && (!field.endsWith('_id') || READABLE_IDS.includes(field)),
    );
}

const READABLE_IDS = ['unit_id', 'parent_id'];

// By field, and by `kind.field` where a field's codes differ from thing to thing.
const ENUMS: Record<string, LabelledEnum> = {
  'absences.kind': 'AbsenceKind',
  'certificates.kind': 'CertificateKind',
  'decisions.kind': 'DecisionKind',
  'programmes.kind': 'ProgrammeKind',
  'units.kind': 'UnitKind',
  'working-days.kind': 'DayKind',
  'certificates.state': 'CertificateState',
  'courses.state': 'CourseState',
  'evaluations.state': 'EvaluationState',
  'nominations.state': 'NominationState',
  'result-reports.state': 'ReportState',
  'staff.state': 'StaffState',
  'staff-states.state': 'StaffState',
  audience: 'Audience',
  category: 'StaffCategory',
  certificate: 'CertificateKind',
  competences: 'Competence',
  gender: 'Gender',
  grade: 'Grade',
  holder: 'Holder',
  length_unit: 'LengthUnit',
  level: 'PostLevel',
  mark: 'AttendanceMark',
  matter: 'AuthorityOver',
  mode: 'Mode',
  origin: 'Origin',
  outcome: 'ResultOutcome',
  passed_warnings: 'IssueCode',
  phases: 'Phase',
  political_theory: 'PoliticalTheory',
  public_body: 'PublicBody',
  purpose: 'Purpose',
  qualification: 'Qualification',
  role: 'Role',
  scopes: 'ClientScope',
  standing: 'Standing',
  state_management: 'StateManagement',
  way: 'Way',
};

const LISTS = ['competences', 'passed_warnings', 'phases', 'scopes'];

/** Words that depend on the page's language or on other data. */
export interface Words {
  yes: string;
  no: string;
  nothing: string;
  /** The name of a unit; undefined when it is out of reach. */
  unitName: (id: string) => string | undefined;
}

/** A stored value as people read it. */
export function valueText(kind: string, field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberText(field, value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (READABLE_IDS.includes(field)) return words.unitName(text) ?? text;
  const codes = ENUMS[`${kind}.${field}`] ?? ENUMS[field];
  if (codes && LISTS.includes(field)) {
    return text
      .split(/[\s,]+/)
      .map((code) => labelOf(codes, code))
      .join(', ');
  }
  if (codes) return labelOf(codes, text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(text);
  return text;
}

function numberText(field: string, value: number): string {
  if (field === 'cost') return formatMoney(value);
  if (field.endsWith('_hundredths')) return formatNumber(value / 100);
  if (field.endsWith('_minute')) {
    const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
    return `${two(value / 60)}:${two(value % 60)}`;
  }
  // A year is no amount: no point after the thousands.
  return field.endsWith('year') ? String(value) : formatNumber(value);
}
