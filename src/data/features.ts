import { RetrainError } from '../contract/retrain-error.ts';
import type { Feature } from '../contract/run-files.ts';
import { compareCodeUnits } from './compare-code-units.ts';
import { isMissing } from './is-missing.ts';
import { quoteName } from './quote-name.ts';
import type { CategoryColumn, Column, Table } from './table.ts';

export interface FeatureOptions {
  readonly target: string;
  /** The columns to learn from; default: all but those with another role. */
  readonly features?: readonly string[];
  readonly exclude: readonly string[];
  /** Columns that decide the side of a row: never learned from. */
  readonly roles: readonly string[];
}

/** The names of the columns to learn from, in the order of the table, whatever is in them. */
export function featureNames(names: readonly string[], options: FeatureOptions): string[] {
  const wanted = options.features === undefined ? undefined : new Set(options.features);
  const others = new Set([options.target, ...options.exclude, ...options.roles]);
  return names.filter((name) => !others.has(name) && (wanted === undefined || wanted.has(name)));
}

function categoriesByFrequency(column: CategoryColumn): string[] {
  const counts = new Float64Array(column.categories.length);
  for (const code of column.codes) if (code !== -1) counts[code]! += 1;
  return column.categories
    .map((category, code) => ({ category, count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count || compareCodeUnits(left.category, right.category))
    .map(({ category }) => category);
}

function hasValue(column: Column, rowCount: number): boolean {
  for (let row = 0; row < rowCount; row++) if (!isMissing(column, row)) return true;
  return false;
}

/**
 * The columns to learn from, of a table of training rows: in its order, without those that have no value in any row; categories
 * most frequent first. Throws `DATASET_INVALID` for a feature that the table does not have, and when none is left.
 */
export function chooseFeatures(table: Table, options: FeatureOptions): Feature[] {
  const known = new Set(table.columns.map((column) => column.name));
  const unknown = (options.features ?? []).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new RetrainError(
      'DATASET_INVALID',
      `The dataset does not have ${unknown.map(quoteName).join(', ')}, which \`dataset.features\` names: correct the names.`,
    );
  }
  const names = new Set(featureNames([...known], options));
  const features = table.columns
    .filter((column) => names.has(column.name) && hasValue(column, table.rowCount))
    .map((column): Feature => ({
      name: column.name,
      kind: column.kind,
      categories: column.kind === 'category' ? categoriesByFrequency(column) : null,
    }));
  if (features.length > 0) return features;
  throw new RetrainError(
    'DATASET_INVALID',
    'There is no column to learn from: apart from the target, each is excluded, has another role, or has no value in the training rows.',
  );
}
