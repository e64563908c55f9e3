import type { ColumnKind } from '../contract/config.ts';
import type { Table } from './table.ts';

/** The kind of each column by name: to read a second file as the first one was read. */
export function columnKinds(table: Table): Record<string, ColumnKind> {
  // `fromEntries` defines own properties, so that a column named `__proto__` is a key like any other.
  return Object.fromEntries(table.columns.map((column) => [column.name, column.kind]));
}
