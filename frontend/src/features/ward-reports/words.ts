/**
 * What was written, with what the units have sent beneath it, a line each. What is in it already is not put in twice,
 * so that only what came since is added.
 */
export function withWordsOfUnits(written: string, ofUnits: string): string {
  const known = new Set(linesOf(written));
  const added = linesOf(ofUnits).filter((line) => !known.has(line));
  if (added.length === 0) return written;
  return [written.trimEnd(), ...added].filter(Boolean).join('\n');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
