import type { NeedBody, NeedsSubmissionView, NeedView } from '@/api/generated';

/** A need as its form holds it. */
export interface NeedRow {
  /** Of this page alone; a new need has no id yet. */
  key: string;
  id?: string;
  programme_id: string;
  programme_label: string;
  content: string;
  people: number | string;
  staff_ids: string[];
  year: string;
  quarter: string;
  estimated_cost: number | string;
  reason: string;
  origin: string;
  carried_from_id?: string | null;
}

/** All that a unit writes. */
export interface Draft {
  note: string;
  rows: NeedRow[];
}

let made = 0;

/** A need with nothing in it, or with what a suggestion brings. */
export function newRow(filled: Partial<NeedRow> = {}): NeedRow {
  made += 1;
  return {
    key: `new-${made}`,
    programme_id: '',
    programme_label: '',
    content: '',
    people: '',
    staff_ids: [],
    year: '',
    quarter: '',
    estimated_cost: '',
    reason: '',
    origin: 'own',
    ...filled,
  };
}

function rowOf(need: NeedView): NeedRow {
  const { programme } = need;
  return {
    key: need.id,
    id: need.id,
    programme_id: programme?.id ?? '',
    programme_label: programme ? `${programme.code} · ${programme.name}` : '',
    content: need.content,
    // Nothing typed is stored as none: it is shown as an empty field again.
    people: need.people === 0 ? '' : need.people,
    staff_ids: need.named.map((person) => person.staff_id),
    year: need.year ? String(need.year) : '',
    quarter: need.quarter ? String(need.quarter) : '',
    estimated_cost: need.estimated_cost ?? '',
    reason: need.reason,
    origin: need.origin,
    carried_from_id: need.carried_from_id,
  };
}

/** What the server has of a unit's needs. */
export function draftOf(submission: NeedsSubmissionView): Draft {
  return { note: submission.note, rows: submission.needs.map(rowOf) };
}

function bodyOfRow(row: NeedRow): NeedBody {
  return {
    ...(row.id && { id: row.id }),
    ...(row.programme_id && { programme_id: row.programme_id }),
    content: row.content,
    ...(row.people !== '' && { people: Number(row.people) }),
    staff_ids: row.staff_ids,
    ...(row.year && { year: Number(row.year) }),
    ...(row.quarter && { quarter: Number(row.quarter) }),
    ...(row.estimated_cost !== '' && { estimated_cost: Number(row.estimated_cost) }),
    reason: row.reason,
    ...(row.origin !== 'carried' && { origin: row.origin as NeedBody['origin'] }),
  };
}

/** What is sent: the whole list, empty fields left out. */
export function bodyOf(draft: Draft) {
  return { note: draft.note, needs: draft.rows.map(bodyOfRow) };
}

/** Whether two drafts say the same. Ids that the server has given meanwhile make no difference. */
export function sameDraft(one: Draft, other: Draft): boolean {
  const said = (draft: Draft) => {
    const body = bodyOf(draft);
    return JSON.stringify({ ...body, needs: body.needs.map(({ id: _, ...need }) => need) });
  };
  return said(one) === said(other);
}

/** The rows with the ids that the server has given to those that were sent, in their order. */
export function withIds(rows: NeedRow[], sent: NeedRow[], stored: NeedView[]): NeedRow[] {
  return rows.map((row) => {
    const place = sent.findIndex(({ key }) => key === row.key);
    const id = place < 0 ? undefined : stored[place]?.id;
    return id && !row.id ? { ...row, id } : row;
  });
}

/** Mine over theirs: what has been carried in meanwhile is not undone by saving what I have typed. */
export function overTheirs(mine: Draft, theirs: Draft): Draft {
  const known = new Set(mine.rows.map(({ id }) => id));
  return {
    ...mine,
    rows: [...mine.rows, ...theirs.rows.filter(({ id, origin }) => origin === 'carried' && !known.has(id))],
  };
}
