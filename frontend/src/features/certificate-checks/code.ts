/** The code in what was typed or pasted: alone, in groups, or at the end of an address; null where there is none. */
export function codeOf(typed: string): string | null {
  const last = typed.trim().split('/').at(-1) ?? '';
  const code = last
    .replace(/[?#].*$/, '')
    .replace(/[\s-]/g, '')
    .toLowerCase();
  return /^[0-9a-f]{32}$/.test(code) ? code : null;
}

/** A code as it is read out, in groups of four. */
export function grouped(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code;
}
