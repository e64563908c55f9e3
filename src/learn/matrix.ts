/**
 * Encoded rows, one array a column: row `i` is index `i` of every column, and every value is finite, or NaN for missing when the
 * estimator asked for the native encoding. Columns rather than rows, because fitting walks a column at a time, and because a column that needs no encoding can be shared with the table.
 */
export interface Matrix {
  readonly rowCount: number;
  readonly columns: readonly Float64Array[];
}
