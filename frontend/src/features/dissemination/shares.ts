import type { ReachShare } from '@/api/generated';

const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** Hundredths of a percent in words; a dash where there is nobody. The server has rounded down. */
export function percentText(hundredths: number | null | undefined): string {
  return hundredths === null || hundredths === undefined ? '–' : `${percent.format(hundredths / 100)}%`;
}

/** `12/18 (66,66%)`; a dash where there is nobody. */
export function shareText(share: ReachShare): string {
  if (share.people === 0) return '–';
  return `${share.reached}/${share.people} (${percentText(share.percent_hundredths)})`;
}
