import type { Column } from './table.ts';

/** Whether a row has no value in the column. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.kind) {
    case 'category':
      return column.codes[row] === -1;
    case 'boolean':
      return column.values[row] === 255;
    case 'number':
    case 'date':
      return Number.isNaN(column.values[row]);
  }
}
