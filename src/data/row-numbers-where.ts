import type { Dataset } from './read-dataset.ts';

const MOST_ROWS = 10;

/** How many rows a test holds for, and the line or item numbers of the first ten. */
export function rowNumbersWhere(
  dataset: Dataset,
  test: (row: number) => boolean,
): { readonly count: number; readonly rows: number[] } {
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < dataset.table.rowCount; row++) {
    if (!test(row)) continue;
    count += 1;
    if (rows.length < MOST_ROWS) rows.push(dataset.rowNumbers[row]!);
  }
  return { count, rows };
}
