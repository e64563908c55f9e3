import type { Column, Table } from '../data/table.ts';

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cell(column: Column, row: number): string {
  switch (column.kind) {
    case 'number': {
      const value = column.values[row]!;
      return Number.isNaN(value) ? '' : String(value);
    }
    case 'date': {
      const value = column.values[row]!;
      return Number.isNaN(value) ? '' : new Date(value).toISOString();
    }
    case 'boolean': {
      const value = column.values[row]!;
      return value === 255 ? '' : String(value === 1);
    }
    case 'category': {
      const code = column.codes[row]!;
      return code < 0 ? '' : quote(column.categories[code]!);
    }
  }
}

/** A table as CSV with a header (RFC 4180, LF): what a user's prediction program reads. A missing value is an empty cell. */
export function instancesCsv(table: Table): string {
  const lines = [table.columns.map((column) => quote(column.name)).join(',')];
  for (let row = 0; row < table.rowCount; row++) {
    const line = table.columns.map((column) => cell(column, row)).join(',');
    // A lone empty cell would be an empty line, which readers skip: the rows would no longer line up.
    lines.push(line === '' ? '""' : line);
  }
  return `${lines.join('\n')}\n`;
}
