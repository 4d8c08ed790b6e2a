import type { ListTargetPeopleResponse, TargetView } from '@/api/generated';
import { percentText, statusTones } from '@/shared/reports/figures';
import type { Tone } from '@/shared/ui/StatusBadge';

/** Somebody on one side of a figure. */
export type TargetPerson = ListTargetPeopleResponse['items'][number];

/** How many of how many, as the API says it. */
export interface Share {
  numerator: number;
  denominator: number;
  percent_hundredths?: number | null;
}

export { percentText, statusTones };

const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `7/18 (38,88%)`; a dash where there is nobody. */
export function shareText(share: Share): string {
  if (share.denominator === 0) return '–';
  return `${share.numerator}/${share.denominator} (${percentText(share.percent_hundredths)})`;
}

/** Whether a target counts people; the others count what people were sent to. */
export function countsPeople(target: Pick<TargetView, 'population'>): boolean {
  return ['members', 'once_below'].includes(target.population.counted);
}

/** Hundredths of somebody a quarter: `25` → `0,25`. */
export function paceText(hundredths: number): string {
  return percent.format(hundredths / 100);
}

/** The tone of a cell of the matrix. */
export const holdingTones: Record<string, Tone> = {
  not_asked: 'neutral',
  has: 'success',
  running: 'info',
  missing: 'warning',
  due: 'danger',
};

/** `2027-Q1` → `Q1/2027`, as the office writes a quarter: `Quý 1/2027` is for headings. */
export function quarterText(quarter: string): string {
  const [year, part] = quarter.split('-Q');
  return `Q${part}/${year}`;
}
