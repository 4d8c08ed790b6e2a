/** Search parameters of an address as the SPA keeps them: plain strings, so that a link reads as it was typed. */
export type Search = Record<string, string>;

/** Reads `?q=an&sort=-name`. The router's default would turn `q=123` into a number. */
export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes search parameters, leaving out the empty ones. */
export function stringifySearch(search: Record<string, unknown>): string {
  const filled = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const text = new URLSearchParams(filled.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text}` : '';
}

/** An address to return to after signing in: only of this site, else the first page. */
export function safeReturn(address: string | undefined): string {
  if (!address?.startsWith('/') || /^\/[/\\]/.test(address)) return '/';
  return address;
}
