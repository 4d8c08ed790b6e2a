const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `1234.5` → `1.234,5`; at most one digit after the comma. */
export function formatNumber(value: number): string {
  return number.format(value);
}

/** Money is an integer of đồng: `1234000` → `1.234.000 đồng`. */
export function formatMoney(dong: number): string {
  return `${number.format(dong)}\u00a0đồng`;
}

/** A share between 0 and 1 as a percentage: `0.854` → `85,4%`. */
export function formatShare(share: number): string {
  return `${number.format(share * 100)}%`;
}

/** A size of a file in bytes, in kB or MB, counted by 1024 as the server and Windows do. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${number.format(bytes / 1024)} kB`;
  return `${number.format(bytes / 1024 ** 2)} MB`;
}
