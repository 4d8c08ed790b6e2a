import { Alert, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listAllocations } from '@/api/generated';
import { formatMoney } from '@/shared/lib/numbers';
import { leftFor, type PaidCourse } from '../allocation';
import { useTexts } from '../texts';

interface AllocationFieldProps {
  value: string;
  onChange: (id: string) => void;
  /** What the course is to cost by the form. */
  cost: number | string;
  /** The course as it is stored: its own plan is no obstacle to itself. */
  stored?: PaidCourse;
  error?: ReactNode;
}

/** The allocation that pays for a course, with what is left of it; told when the course is planned beyond that. */
export function AllocationField({ value, onChange, cost, stored, error }: AllocationFieldProps) {
  const texts = useTexts();
  const { data } = useQuery({
    queryKey: ['money', 'allocations'],
    queryFn: async ({ signal }) => (await listAllocations({ query: { limit: 200 }, signal })).data.items,
  });
  const chosen = data?.find(({ id }) => id === value);
  const left = chosen && leftFor(chosen, stored);
  return (
    <>
      <NativeSelect
        label={texts.allocation}
        description={left === undefined ? texts.allocationHint : texts.allocationLeft(formatMoney(left))}
        data={[
          { value: '', label: texts.noAllocation },
          ...(data ?? []).map(({ id, source_name, year }) => ({
            value: id,
            label: texts.allocationLine(source_name, year),
          })),
        ]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
      {left !== undefined && Number(cost) > left && (
        <Alert color="yellow" variant="light" role="status">
          {texts.overplanned(formatMoney(Number(cost) - left))}
        </Alert>
      )}
    </>
  );
}
