import { formatMoney } from '@/shared/lib/numbers';

/** An amount of đồng; figures under each other line up. Nothing is shown for nothing. */
export function MoneyText({ dong }: { dong: number | null | undefined }) {
  if (dong === null || dong === undefined) return null;
  return <span className="figures">{formatMoney(dong)}</span>;
}
