import type { ColumnKind, DatasetFormat } from '../contract/config.ts';
import { decompress } from './decompress.ts';
import { ProblemList } from './problem-list.ts';
import type { Records } from './records.ts';
import { scanCsv } from './scan-csv.ts';
import { scanJsonArray, scanJsonLines } from './scan-json.ts';
import type { Table } from './table.ts';
import { textBody } from './text-body.ts';
import { typeColumns } from './type-columns.ts';

/** A file that was read: its table, and its records as they were written. */
export interface Dataset {
  readonly name: string;
  readonly format: DatasetFormat;
  readonly table: Table;
  /** Length: rows. Physical line of the file (CSV, TSV, JSON Lines) or item of the array (JSON), from 1. */
  readonly rowNumbers: Uint32Array;
  /** The cells as in the source, for writing rows of it again. */
  readonly records: Records;
  /** Columns that `types` names and the file does not have. */
  readonly unknownTypes: readonly string[];
}

export interface ReadOptions {
  readonly format: DatasetFormat;
  /** What messages call the file. */
  readonly name: string;
  /** Kinds that win over what the content suggests, by column. */
  readonly types: Readonly<Record<string, ColumnKind>>;
}

function scan(format: DatasetFormat, bytes: Buffer, problems: ProblemList): Records {
  switch (format) {
    case 'csv':
      return scanCsv(bytes, ',', problems);
    case 'tsv':
      return scanCsv(bytes, '\t', problems);
    case 'json':
      return scanJsonArray(bytes, problems);
    case 'jsonl':
      return scanJsonLines(bytes, problems);
  }
}

/** What the content rather looks like, told when it could not be read as what it was said to be. */
function hint(format: DatasetFormat, bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 1024).trimStart().toLowerCase();
  if (head.startsWith('<!doctype') || head.startsWith('<html') || head.startsWith('<?xml')) {
    return 'It looks like a web page or XML: check that the source is the file itself and not a page about it.';
  }
  const isDelimited = format === 'csv' || format === 'tsv';
  if (isDelimited && /^\[\s*[{\]]/.test(head)) return 'It looks like a JSON array: set `format: json`.';
  if (isDelimited && /^\{\s*"/.test(head)) return 'It looks like JSON Lines: set `format: jsonl`.';
  if (!isDelimited && !head.startsWith('{') && !head.startsWith('['))
    return 'It does not look like JSON: set `format` to what it is.';
  return undefined;
}

/**
 * Reads a dataset from the bytes of a file, gzip or not. Throws `DATASET_UNREADABLE` with everything that is wrong (up to 20
 * problems, and how many more), each naming its line, item or column, none with a value out of the data.
 *
 * Missing are the empty cell, NA, N/A, NaN, nan, null, NULL, None, and a key that an object does not have. Content decides the
 * kind of a column whatever the format, so that the same data as CSV and as JSON gives the same table.
 */
export function readDataset(bytes: Uint8Array, options: ReadOptions): Dataset {
  const { format, name } = options;
  const body = textBody(decompress(bytes, name), name);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const problems = new ProblemList();
  const records = scan(format, text, problems);
  problems.throwIfAny(name, problems.count > 0 ? hint(format, text) : undefined);
  // A Map: `types` is looked up by names out of the file, and an object answers to "constructor".
  const kinds = new Map(Object.entries(options.types));
  const columns = typeColumns(records, kinds, problems);
  problems.throwIfAny(name);
  const known = new Set(records.names);
  return {
    name,
    format,
    table: { rowCount: records.rowCount, columns },
    rowNumbers: records.rowNumbers,
    records,
    unknownTypes: [...kinds.keys()].filter((column) => !known.has(column)),
  };
}
