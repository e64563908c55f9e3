import type { ColumnKind } from '../../src/contract/config.ts';
import type { Feature } from '../../src/contract/run-files.ts';
import type { Column, Table } from '../../src/data/table.ts';

/** A column as one would write it down; null is missing. Dates are milliseconds since 1970. */
export interface WrittenColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly values: readonly (number | string | boolean | null)[];
}

/** The column as a reader delivers it: categories in order of first appearance. */
export function columnOf({ name, kind, values }: WrittenColumn): Column {
  switch (kind) {
    case 'number':
    case 'date':
      return {
        kind,
        name,
        values: Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN)),
      };
    case 'boolean':
      return {
        kind,
        name,
        values: Uint8Array.from(values, (value) => (value === null ? 255 : value === true ? 1 : 0)),
      };
    case 'category': {
      const categories = [...new Set(values.filter((value) => typeof value === 'string'))];
      return {
        kind,
        name,
        categories,
        codes: Int32Array.from(values, (value) =>
          typeof value === 'string' ? categories.indexOf(value) : -1,
        ),
      };
    }
  }
}

export function tableOf(columns: readonly WrittenColumn[]): Table {
  return { rowCount: columns[0]?.values.length ?? 0, columns: columns.map(columnOf) };
}

/** Every column as a feature, with its categories in sorted order. */
export function featuresOf(columns: readonly WrittenColumn[]): readonly Feature[] {
  return columns.map((column) => {
    const { name, kind } = column;
    const made = columnOf(column);
    return { name, kind, categories: made.kind === 'category' ? [...made.categories].sort() : null };
  });
}
