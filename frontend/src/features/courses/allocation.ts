import type { AllocationView, CourseView } from '@/api/generated';

/** A stored course as far as it is paid for. */
export type PaidCourse = Pick<CourseView, 'allocation_id' | 'cost'>;

/** What a course may cost before more is planned on its allocation than there is, in đồng. */
export function leftFor(allocation: Pick<AllocationView, 'id' | 'unplanned'>, stored?: PaidCourse): number {
  const own = stored?.allocation_id === allocation.id ? (stored.cost ?? 0) : 0;
  return allocation.unplanned + own;
}
