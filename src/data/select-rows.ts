import type { CategoryColumn, Column, Table } from './table.ts';

function selectCategories(column: CategoryColumn, rows: Uint32Array): CategoryColumn {
  const newCodes = new Int32Array(column.categories.length).fill(-1);
  const categories: string[] = [];
  const codes = new Int32Array(rows.length);
  rows.forEach((row, index) => {
    const old = column.codes[row]!;
    if (old !== -1 && newCodes[old] === -1) newCodes[old] = categories.push(column.categories[old]!) - 1;
    codes[index] = old === -1 ? -1 : newCodes[old]!;
  });
  return { kind: 'category', name: column.name, codes, categories };
}

function selectColumn(column: Column, rows: Uint32Array): Column {
  switch (column.kind) {
    case 'category':
      return selectCategories(column, rows);
    case 'boolean':
      return {
        kind: 'boolean',
        name: column.name,
        values: Uint8Array.from(rows, (row) => column.values[row]!),
      };
    case 'number':
    case 'date':
      return {
        kind: column.kind,
        name: column.name,
        values: Float64Array.from(rows, (row) => column.values[row]!),
      };
  }
}

/** A table of those rows, in that order. Categories that none of them has are gone. Throws `RangeError` for a row that is not there. */
export function selectRows(table: Table, rows: Uint32Array): Table {
  const beyond = rows.find((row) => row >= table.rowCount);
  if (beyond !== undefined)
    throw new RangeError(`Row ${beyond} is beyond the table's ${table.rowCount} rows.`);
  return { rowCount: rows.length, columns: table.columns.map((column) => selectColumn(column, rows)) };
}
