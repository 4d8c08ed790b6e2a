/**
 * A browser's `User-Agent` in the words a person would use: `Chrome, Android`. Order matters: most browsers also
 * claim to be Chrome and Safari.
 * @returns null when nothing is recognised
 */
export function deviceOf(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find([
    [/coc_coc_browser/i, 'Cốc Cốc'],
    [/Edg/, 'Edge'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  const system = find([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(', ') || null;
}
