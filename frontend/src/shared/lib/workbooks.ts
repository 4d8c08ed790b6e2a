import { workbooks } from '@/api/generated/workbooks';

/** Where a list goes out as a workbook, below `/api/v1`. */
export type WorkbookPath = keyof typeof workbooks;

/** The names of its columns; any, where what goes out is laid out elsewhere. */
export type WorkbookColumn<Path extends WorkbookPath> =
  (typeof workbooks)[Path] extends readonly (infer Name)[] ? Name : string;

/** Those of the columns hidden on the page that the workbook has too, as its address takes them. */
export function hiddenIn(path: WorkbookPath, hidden: readonly string[]): string {
  const names: readonly string[] = workbooks[path] ?? [];
  return hidden.filter((id) => names.includes(id)).join(',');
}
