/** The order after the next click on a column: ascending, descending, then the default order again. */
export function nextSort(sort: string, key: string): string | null {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? null : key;
}

/** An arrow that shows the order of a column; a pale double one when it could be sorted. */
export function SortMark({ sort, sortKey }: { sort: string; sortKey: string }) {
  const isUp = sort === sortKey;
  const isDown = sort === `-${sortKey}`;
  return (
    <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" fill="currentColor">
      {!isDown && <path d="M4 1 7 5H1z" opacity={isUp ? 1 : 0.45} />}
      {!isUp && <path d="M4 11 7 7H1z" opacity={isDown ? 1 : 0.45} />}
    </svg>
  );
}
