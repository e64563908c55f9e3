/** The most cells that are read: their positions alone then take 1 GiB. */
export const MOST_CELLS = 128 * 1024 * 1024;

/** A file cut into cells, none of them copied: the text of each stays where it is in the bytes. */
export interface Records {
  readonly syntax: 'csv' | 'json';
  /** The file as UTF-8 without byte-order mark. */
  readonly bytes: Buffer;
  /** What numbers of rows count: lines of the file, or items of a JSON array. */
  readonly rowWord: 'line' | 'item';
  readonly names: readonly string[];
  readonly rowCount: number;
  /** rows × columns, row-major: where each cell begins in `bytes`, quotes included. */
  readonly starts: Uint32Array;
  /** rows × columns, row-major: where it ends, exclusive. Equal to its start when there is nothing. */
  readonly ends: Uint32Array;
  /** Length: rows. Line or item number, from 1. */
  readonly rowNumbers: Uint32Array;
}

const QUOTE = 34;

/** The text between two positions, quotes and escapes resolved. */
export function spanText(syntax: Records['syntax'], bytes: Buffer, start: number, end: number): string {
  if (start === end || bytes[start] !== QUOTE) return bytes.toString('utf8', start, end);
  const quoted = bytes.toString('utf8', start, end);
  if (syntax === 'csv') return quoted.slice(1, -1).replaceAll('""', '"');
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** The text of a cell (`row * names.length + column`), quotes and escapes resolved; JSON's `null` is `null`. */
export function cellText(records: Records, cell: number): string {
  return spanText(records.syntax, records.bytes, records.starts[cell]!, records.ends[cell]!);
}
