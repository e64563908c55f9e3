import { RetrainError } from '../contract/retrain-error.ts';
import type { Feature } from '../contract/run-files.ts';
import { quoteName } from '../data/quote-name.ts';
import type { Column, Table } from '../data/table.ts';

/**
 * The table's column of every feature, in the order of the features and of the feature's kind. A column without a single
 * value has no kind of its own and counts as missing throughout.
 * Errors: `DATASET_INVALID` with every feature that is not there or is of another kind.
 */
export function featureColumns(table: Table, features: readonly Feature[]): readonly Column[] {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const problems: string[] = [];
  const columns = features.map(({ name, kind }) => {
    const column = byName.get(name);
    if (column?.kind === kind) return column;
    const written = quoteName(name);
    if (column === undefined) {
      problems.push(`The column ${written} is missing: the model has learned from it.`);
    } else if (!isEmpty(column)) {
      problems.push(
        `The column ${written} holds values of kind ${column.kind}, the model has learned from ${kind}: correct the data, or set dataset.types.`,
      );
    }
    return missingColumn(name, kind, table.rowCount);
  });
  if (problems.length > 0) throw new RetrainError('DATASET_INVALID', problems[0]!, { problems });
  return columns;
}

function isEmpty(column: Column): boolean {
  switch (column.kind) {
    case 'number':
    case 'date':
      return column.values.every(Number.isNaN);
    case 'category':
      return column.codes.every((code) => code === -1);
    case 'boolean':
      return column.values.every((value) => value === 255);
  }
}

function missingColumn(name: string, kind: Feature['kind'], rowCount: number): Column {
  switch (kind) {
    case 'number':
    case 'date':
      return { kind, name, values: new Float64Array(rowCount).fill(Number.NaN) };
    case 'category':
      return { kind, name, codes: new Int32Array(rowCount).fill(-1), categories: [] };
    case 'boolean':
      return { kind, name, values: new Uint8Array(rowCount).fill(255) };
  }
}
