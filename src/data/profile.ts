import type { ColumnProfile } from '../contract/run-files.ts';
import { isMissing } from './is-missing.ts';
import type { Column, Table } from './table.ts';

type Numeric = NonNullable<ColumnProfile['numeric']>;

/** Above this, squares and sums leave the range of a double. */
const LARGEST_PLAIN = 1e150;

function countDistinct(sorted: Float64Array): number {
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct += 1;
  return distinct;
}

/** The quantile by linear interpolation between the two nearest values (type 7 of R. Hyndman and Y. Fan, 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

function summarise(sorted: Float64Array): Numeric {
  const min = sorted[0]!;
  const max = sorted[sorted.length - 1]!;
  const largest = Math.max(-min, max);
  const unit = largest > LARGEST_PLAIN ? largest : 1;
  const scaled = unit === 1 ? sorted : sorted.map((value) => value / unit);
  let sum = 0;
  for (const value of scaled) sum += value;
  const mean = sum / scaled.length;
  let squares = 0;
  for (const value of scaled) squares += (value - mean) * (value - mean);
  return {
    min,
    q1: quantile(scaled, 0.25) * unit,
    median: quantile(scaled, 0.5) * unit,
    q3: quantile(scaled, 0.75) * unit,
    max,
    mean: mean * unit,
    standard_deviation: Math.sqrt(squares / scaled.length) * unit,
  };
}

function profileColumn(column: Column, rowCount: number, role: ColumnProfile['role']): ColumnProfile {
  let missing = 0;
  for (let row = 0; row < rowCount; row++) if (isMissing(column, row)) missing += 1;
  const common = { name: column.name, kind: column.kind, role, missing };
  if (column.kind === 'category' || column.kind === 'boolean') {
    const different = new Set<number>(column.kind === 'category' ? column.codes : column.values);
    return { ...common, distinct: different.size - Number(missing > 0), numeric: null };
  }
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  return {
    ...common,
    distinct: countDistinct(sorted),
    numeric: sorted.length === 0 ? null : summarise(sorted),
  };
}

/**
 * What is in each column: missing and different values, and for numbers and dates (milliseconds) the quartiles, the mean and the
 * standard deviation of the population (divided by n). A column that `roles` does not name is `ignored`.
 */
export function profileTable(
  table: Table,
  roles: ReadonlyMap<string, ColumnProfile['role']>,
): ColumnProfile[] {
  return table.columns.map((column) =>
    profileColumn(column, table.rowCount, roles.get(column.name) ?? 'ignored'),
  );
}
