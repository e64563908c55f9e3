/**
 * A table in columns: one typed array a column, missing values kept missing. Row `i` of the table is index `i` of every
 * column. Tables are never changed once built.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** Length: rows. Missing is NaN; everything else is finite. */
  readonly values: Float64Array;
}

export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** Length: rows. Index into `categories`; missing is -1. */
  readonly codes: Int32Array;
  /** Distinct texts in order of first appearance, exactly as in the source. */
  readonly categories: readonly string[];
}

export interface BooleanColumn {
  readonly kind: 'boolean';
  readonly name: string;
  /** Length: rows. 0 false, 1 true, 255 missing. */
  readonly values: Uint8Array;
}

export interface DateColumn {
  readonly kind: 'date';
  readonly name: string;
  /** Length: rows. Milliseconds since 1970-01-01T00:00:00Z; missing is NaN. */
  readonly values: Float64Array;
}

export type Column = NumberColumn | CategoryColumn | BooleanColumn | DateColumn;

export interface Table {
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/** The column of that name, or undefined. */
export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}
