/**
 * Folds a text for searching without marks, as the server folds it: marks dropped, lower case, đ as d, spaces
 * squeezed. `Nguyễn  Đức` → `nguyen duc`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a text contains what was typed, marks and case aside. */
export function matches(text: string, typed: string): boolean {
  return fold(text).includes(fold(typed));
}

/** Initials for an avatar: of the given name and the family name, `Nguyễn Văn An` → `NA`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase('vi');
}
