import { isUtf8 } from 'node:buffer';
import { RetrainError } from '../contract/retrain-error.ts';
import { ProblemList } from './problem-list.ts';

const SNIFFED_BYTES = 64 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const signatures: readonly (readonly [bytes: string, what: string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive or an Excel workbook: export the sheet as CSV'],
  ['PAR1', 'a Parquet file: export it as CSV'],
  ['%PDF-', 'a PDF: export the table as CSV'],
  ['\u0089PNG', 'an image'],
  ['SQLite format 3', 'an SQLite database: export the table as CSV'],
  ['BZh', 'a bzip2 archive: use gzip or no compression'],
  ['\u00fd7zXZ', 'an xz archive: use gzip or no compression'],
  ['\u0028\u00b5\u002f\u00fd', 'a Zstandard archive: use gzip or no compression'],
];

function startsWith(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}

function refuse(name: string, what: string): never {
  throw new RetrainError('DATASET_UNREADABLE', `${name} ${what}`);
}

/** Bytes that no text has: everything below the space but tab, line feed, form feed and carriage return. */
function countControlBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes)
    if (byte < 32 && byte !== 9 && byte !== LINE_FEED && byte !== 12 && byte !== CARRIAGE_RETURN) count += 1;
  return count;
}

/** Calls back with each physical line: LF, CRLF and lone CR end one. */
function eachLine(bytes: Uint8Array, visit: (line: Uint8Array, number: number) => void): void {
  let from = 0;
  let number = 1;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (at < bytes.length && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    visit(bytes.subarray(from, at), number);
    if (byte === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at += 1;
    from = at + 1;
    number += 1;
  }
}

/**
 * The text of a file as UTF-8 bytes without byte-order mark. Throws `DATASET_UNREADABLE` for what is empty, binary, UTF-16 or
 * not UTF-8, naming the lines.
 */
export function textBody(bytes: Uint8Array, name: string): Uint8Array {
  if (
    startsWith(bytes, '\u00ff\u00fe') ||
    startsWith(bytes, '\u00fe\u00ff') ||
    startsWith(bytes, '\u0000\u0000\u00fe\u00ff')
  ) {
    refuse(name, 'is UTF-16 or UTF-32 text: save it as UTF-8.');
  }
  const body = startsWith(bytes, '\u00ef\u00bb\u00bf') ? bytes.subarray(3) : bytes;
  if (body.every((byte) => byte === 32 || byte === 9 || byte === LINE_FEED || byte === CARRIAGE_RETURN)) {
    refuse(name, 'is empty: expected a table with at least one row.');
  }
  const known = signatures.find(([signature]) => startsWith(body, signature));
  const head = body.subarray(0, SNIFFED_BYTES);
  const controls = countControlBytes(head);
  // Every one of these formats has bytes that are no text, so that a column named `PAR1` is not taken for one.
  if (known !== undefined && (controls > 0 || !isUtf8(body))) refuse(name, `is no text but ${known[1]}.`);
  if (head.includes(0))
    refuse(name, 'has NUL bytes: it is binary, or UTF-16 text that has to be saved as UTF-8.');
  if (isUtf8(body) && !body.includes(0)) return body;
  if (controls * 100 > head.length)
    refuse(
      name,
      'is binary: expected CSV, a JSON array or JSON Lines, as UTF-8 text or compressed with gzip.',
    );
  const problems = new ProblemList();
  eachLine(body, (line, number) => {
    if (line.includes(0)) problems.add(() => `line ${number} has a NUL byte: remove it.`);
    else if (!isUtf8(line)) problems.add(() => `line ${number} is not UTF-8: save the file as UTF-8.`);
  });
  problems.throwIfAny(name);
  return body;
}
