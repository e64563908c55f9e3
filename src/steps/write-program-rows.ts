import type { Dataset } from '../data/read-dataset.ts';
import { writeCsv } from '../data/write-csv.ts';
import type { StepContext } from './step.ts';

/**
 * Rows for a program of the user, as CSV with the named columns. What is left out of training is left out of scoring and of requests
 * as well: a program sees the same columns everywhere. Resolves with the file's path.
 */
export function writeProgramRows(
  context: StepContext,
  path: string,
  dataset: Dataset,
  rows: Uint32Array,
  columns: readonly string[],
): Promise<string> {
  const kept = new Set(columns);
  const without = dataset.table.columns.map(({ name }) => name).filter((name) => !kept.has(name));
  return context.run.writeBytes(path, writeCsv(dataset, rows, { without }));
}
