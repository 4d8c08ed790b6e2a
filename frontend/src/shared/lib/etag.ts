/** The ETag of a thing that was read as part of a list, for `If-Match`: the server derives it from the revision. */
export function etagOf(thing: { revision: number }): string {
  return `"r${thing.revision}"`;
}
