import type { DatasetFormat } from '../contract/config.ts';
import { classifyText } from './classify-text.ts';
import type { Dataset } from './read-dataset.ts';
import { cellText, type Records } from './records.ts';

const COMMA = 44;
const LINE_FEED = 10;

export interface WriteOptions {
  /** Columns that are left out. */
  readonly without?: readonly string[];
}

function quoteField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it is written: of CSV the bytes of the source, of anything else its text. */
function fieldBytes(records: Records, format: DatasetFormat, cell: number): Uint8Array {
  if (format === 'csv') return records.bytes.subarray(records.starts[cell], records.ends[cell]);
  const text = cellText(records, cell);
  const isAbsent = records.syntax === 'json' && classifyText(text) === 'missing';
  return Buffer.from(isAbsent ? '' : quoteField(text));
}

/**
 * Rows of a dataset as a CSV file for another program, in the order of `rows`, under a line of column names. From CSV these are the
 * very records of the source, from TSV and JSON the text of each field (missing values of JSON are empty). UTF-8, LF, quotes as
 * RFC 4180 has them. Throws `RangeError` for a row that is not there.
 */
export function writeCsv(dataset: Dataset, rows: Uint32Array, options: WriteOptions = {}): Uint8Array {
  const { records, format } = dataset;
  const left = new Set(options.without);
  const columns = records.names.flatMap((name, column) => (left.has(name) ? [] : [column]));
  // A record of one empty field would be an empty line, which readers skip.
  const alone = columns.length === 1 ? Buffer.from('""') : undefined;
  let output = Buffer.alloc(records.bytes.length + 64);
  let length = 0;
  const write = (field: Uint8Array, end: number): void => {
    if (length + field.length + 1 > output.length)
      output = Buffer.concat([output], 2 * output.length + field.length);
    output.set(field, length);
    length += field.length;
    output[length++] = end;
  };
  const last = columns.length - 1;
  columns.forEach((column, index) => {
    write(Buffer.from(quoteField(records.names[column]!)), index === last ? LINE_FEED : COMMA);
  });
  for (const row of rows) {
    if (row >= records.rowCount)
      throw new RangeError(`Row ${row} is beyond the dataset's ${records.rowCount} rows.`);
    columns.forEach((column, index) => {
      const field = fieldBytes(records, format, row * records.names.length + column);
      write(field.length === 0 && alone !== undefined ? alone : field, index === last ? LINE_FEED : COMMA);
    });
  }
  return output.subarray(0, length);
}
