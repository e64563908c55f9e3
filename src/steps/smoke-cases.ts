import type { SmokeCase } from '../contract/run-files.ts';
import { findColumn, type Column } from '../data/table.ts';
import type { Predictions } from '../learn/model.ts';
import type { PreparedData } from './prepared-data.ts';

function cell(column: Column, row: number): string | number | boolean | null {
  switch (column.kind) {
    case 'number': {
      const value = column.values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }
    case 'date': {
      const value = column.values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : new Date(value).toISOString();
    }
    case 'boolean': {
      const value = column.values[row];
      return value === 255 || value === undefined ? null : value === 1;
    }
    case 'category':
      return column.categories[column.codes[row] ?? -1] ?? null;
  }
}

/** Up to `count` holdout rows, spread evenly, with what the model said of them. */
export function smokeCases(data: PreparedData, predictions: Predictions, count: number): SmokeCase[] {
  const { holdout, target, features } = data;
  const step = Math.max(1, Math.floor(holdout.rowCount / count));
  const rows = Array.from({ length: Math.min(count, holdout.rowCount) }, (_, index) => index * step);
  const classes = target.classes.length;
  return rows.map((row) => {
    const instance: SmokeCase['instance'] = Object.fromEntries(
      features.map(({ name }) => {
        const column = findColumn(holdout, name);
        return [name, column === undefined ? null : cell(column, row)];
      }),
    );
    if (predictions.kind === 'values')
      return { instance, label: null, probabilities: null, value: predictions.values[row] ?? null };
    const label = target.classes[predictions.labels[row] ?? -1] ?? null;
    const probabilities =
      predictions.probabilities === null
        ? null
        : [...predictions.probabilities.subarray(row * classes, (row + 1) * classes)];
    return { instance, label, probabilities, value: null };
  });
}
