import type { TargetName, TargetOfReport } from '@/api/generated';
import type { Tone } from '@/shared/ui/StatusBadge';

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const mark = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Hundredths of a percent in words: `3888` → `38,88%`. The server has rounded down: 100% is said of all alone. */
export function percentText(hundredths: number | null | undefined): string {
  return hundredths === null || hundredths === undefined ? '–' : `${number.format(hundredths / 100)}%`;
}

/** How many of all, rounded down as the server does: `2/3` → `66,66%`; a dash where there is nobody. */
export function shareOf(some: number, all: number): string {
  return percentText(all === 0 ? null : Math.floor((some * 10_000) / all));
}

/** A mean mark in hundredths: `750` → `7,50`; a dash where there is none. */
export function meanText(hundredths: number | null | undefined): string {
  return hundredths === null || hundredths === undefined ? '–' : mark.format(hundredths / 100);
}

/** `7/18 (38,88%)`; a dash where there is nobody. */
export function reachedText(
  target: Pick<TargetOfReport, 'reached' | 'counted' | 'percent_hundredths'>,
): string {
  if (target.counted === 0) return '–';
  return `${target.reached}/${target.counted} (${percentText(target.percent_hundredths)})`;
}

/** Names of a target with those who are missing before those who reached it: they are who something is to be done for. */
export function missingFirst(names: readonly TargetName[]): TargetName[] {
  return [...names].sort((one, other) => Number(one.reached) - Number(other.reached));
}

/** The tone of a target's status. */
export const statusTones: Record<string, Tone> = {
  no_population: 'neutral',
  reached: 'success',
  running: 'info',
  short: 'danger',
};
