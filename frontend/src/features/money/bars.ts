import type { AllocationView } from '@/api/generated';

/** One bar beneath an allocation. */
export interface Bar {
  stage: 'planned' | 'committed' | 'spent';
  dong: number;
  /** Its width in percent of the widest of them and of the allocation itself. */
  width: number;
}

type Figures = Pick<AllocationView, 'amount' | 'planned' | 'committed' | 'spent'>;

/** The bars of an allocation on one scale, and where the allocation itself ends on it, in percent. */
export function barsOf(figures: Figures): { bars: Bar[]; limit: number } {
  const { amount, planned, committed, spent } = figures;
  const widest = Math.max(amount, planned, committed, spent, 1);
  const share = (dong: number) => (Math.max(dong, 0) / widest) * 100;
  return {
    bars: [
      { stage: 'planned', dong: planned, width: share(planned) },
      { stage: 'committed', dong: committed, width: share(committed) },
      { stage: 'spent', dong: spent, width: share(spent) },
    ],
    limit: share(amount),
  };
}

/** How an allocation stands: overrun, planned beyond what there is, or in order. */
export function standingOf({ available, unplanned }: Pick<AllocationView, 'available' | 'unplanned'>) {
  if (available < 0) return 'overrun';
  return unplanned < 0 ? 'overplanned' : 'fine';
}

/** The years of the plan, the present one among them. */
export const planYears = ['2026', '2027', '2028', '2029', '2030', '2031'];
