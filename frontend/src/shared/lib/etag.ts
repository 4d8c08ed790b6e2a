/** The ETag of a thing that was read as part of a list, for `If-Match`: its revision, all that is asked for there. */
export function etagOf(thing: { revision: number }): string {
  return `"r${thing.revision}"`;
}
