import type { ReactNode } from 'react';
import { listYearPlanItems } from '@/api/generated';
import { AsyncSelect } from '@/shared/ui/AsyncSelect';
import { useTexts } from '../texts';

interface PlanItemFieldProps {
  /** Only items of this programme, and those that name none, can be answered. */
  programmeId: string;
  value: string | null;
  onChange: (id: string | null) => void;
  initialLabel?: string;
  error?: ReactNode;
}

/** The item of an approved year plan that a course answers. */
export function PlanItemField({ programmeId, value, onChange, initialLabel, error }: PlanItemFieldProps) {
  const texts = useTexts();
  return (
    <AsyncSelect
      label={texts.planItem}
      description={texts.planItemHint}
      queryKey={`year-plan-items-${programmeId}`}
      search={async (text, signal) => {
        const query = { q: text || undefined, programme_id: programmeId || undefined, limit: 50 };
        const { data } = await listYearPlanItems({ query, signal });
        return data.items.map((item) => ({ value: item.id, label: texts.planItemLine(item) }));
      }}
      initialLabel={initialLabel}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
