import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Column } from '../../data/table.ts';

export interface DatasetColumn {
  readonly name: string;
  readonly kind: Column['kind'];
  /** Distinct values, counted up to a few. */
  readonly isCountable: boolean;
}

const largestFile = 64 * 1024 * 1024;

function localPath(source: string, directory: string): string | undefined {
  if (source.startsWith('file://')) return fileURLToPath(source);
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) ? undefined : resolve(directory, source);
}

function isCountable(column: Column): boolean {
  if (column.kind !== 'number') return column.kind !== 'date';
  const distinct = new Set<number>();
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    distinct.add(value);
    // As many whole numbers as this are still classes; anything else is a quantity.
    if (distinct.size > 10 || !Number.isInteger(value)) return false;
  }
  return true;
}

/**
 * The columns of a dataset on this machine. Undefined when it is elsewhere, is not there, is large, or cannot be read: what is
 * wrong with it is for `retrain validate` to say.
 */
export async function datasetColumns(
  source: string,
  directory: string,
): Promise<readonly DatasetColumn[] | undefined> {
  try {
    const path = localPath(source, directory);
    if (path === undefined || (await stat(path)).size > largestFile) return undefined;
    const [{ detectFormat }, { readDataset }] = await Promise.all([
      import('../../data/detect-format.ts'),
      import('../../data/read-dataset.ts'),
    ]);
    const format = detectFormat(path);
    if (format === undefined) return undefined;
    const { table } = readDataset(await readFile(path), { format, name: source, types: {} });
    return table.columns.map((column) => ({
      name: column.name,
      kind: column.kind,
      isCountable: isCountable(column),
    }));
  } catch {
    return undefined;
  }
}
