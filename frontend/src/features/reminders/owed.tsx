import type { OwedDutyView } from '@/api/generated';
import type { RowGroups } from '@/shared/ui/GroupedRows';
import { StatusBadge } from '@/shared/ui/StatusBadge';

/** The units in the order they came; within each what is due first, and last what has no day. */
export function worstFirst(rows: readonly OwedDutyView[]): OwedDutyView[] {
  const units = [...new Set(rows.map((row) => row.holder.unit_id))];
  const due = (row: OwedDutyView) => row.duty.due_on ?? '9999';
  return units.flatMap((unit) =>
    rows
      .filter((row) => row.holder.unit_id === unit)
      .sort((one, other) => due(one).localeCompare(due(other))),
  );
}

/** What is owed, unit by unit. */
export function groupsOf(texts: {
  unitHead: (unit: string, count: number) => string;
  overdueOf: (count: number) => string;
}): RowGroups<OwedDutyView> {
  return {
    idOf: (row) => row.holder.unit_id,
    title: (_, rows) => texts.unitHead(rows[0]?.holder.unit_name ?? '', rows.length),
    about: (_, rows) => {
      const late = rows.filter((row) => row.duty.overdue).length;
      return late > 0 && <StatusBadge tone="danger">{texts.overdueOf(late)}</StatusBadge>;
    },
  };
}
