import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnKind, DatasetFormat } from '../contract/config.ts';
import { renderError, RetrainError } from '../contract/retrain-error.ts';
import { readDataset, type Dataset } from './read-dataset.ts';
import type { Column } from './table.ts';

type Source = string | Uint8Array;

function read(
  source: Source,
  format: DatasetFormat = 'csv',
  types: Record<string, ColumnKind> = {},
): Dataset {
  return readDataset(typeof source === 'string' ? Buffer.from(source) : source, {
    format,
    name: 'data',
    types,
  });
}

function problem(
  source: Source,
  format: DatasetFormat = 'csv',
  types: Record<string, ColumnKind> = {},
): string {
  try {
    read(source, format, types);
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'DATASET_UNREADABLE') return renderError(error);
    throw error;
  }
  return 'no problem';
}

/** The values of a column as a person reads them. */
function values(column: Column | undefined): unknown[] {
  switch (column?.kind) {
    case undefined:
      return [];
    case 'category':
      return Array.from(column.codes, (code) => column.categories[code] ?? null);
    case 'boolean':
      return Array.from(column.values, (value) => (value === 255 ? null : value === 1));
    case 'number':
    case 'date':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  }
}

function kinds(dataset: Dataset): string[] {
  return dataset.table.columns.map((column) => column.kind);
}

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const utf16 = (text: string, mark: number[]): Uint8Array => bytes(mark, [...Buffer.from(text, 'utf16le')]);
const unreadable = 'DATASET_UNREADABLE: data';

/** What is refused, and the sentence it gets. */
const hazards: readonly (readonly [name: string, source: Source, format: DatasetFormat, message: string])[] =
  [
    ['no bytes', '', 'csv', ' is empty: expected a table with at least one row.'],
    [
      'only a byte-order mark',
      bytes([0xef, 0xbb, 0xbf]),
      'csv',
      ' is empty: expected a table with at least one row.',
    ],
    ['only empty lines', '\r\n\n  \n', 'json', ' is empty: expected a table with at least one row.'],
    ['header only', 'a,b\n', 'csv', ': there is a line of column names, but no row below it.'],
    ['header only without line end', 'a,b', 'csv', ': there is a line of column names, but no row below it.'],
    [
      'too few fields',
      'a,b,c\n1,2,3\n4,5\n',
      'csv',
      ': line 3 has 2 fields, expected 3 as in the first line.',
    ],
    ['too many fields', 'a,b\n1,2,3\n', 'csv', ': line 2 has 3 fields, expected 2 as in the first line.'],
    ['one field', 'a,b\n1\n', 'csv', ': line 2 has 1 field, expected 2 as in the first line.'],
    [
      'trailing delimiter in rows',
      'a,b\n1,2,\n',
      'csv',
      ': line 2 has 3 fields, expected 2 as in the first line.',
    ],
    [
      'trailing delimiter in the header',
      'a,b,\n1,2,\n',
      'csv',
      ': column 3 has no name: write one into the first line, or remove the trailing delimiter.',
    ],
    [
      'ragged after a quoted newline',
      'a,b\n"x\ny",1\n2\n',
      'csv',
      ': line 4 has 1 field, expected 2 as in the first line.',
    ],
    [
      'ragged after CRLF',
      'a,b\r\n1,2\r\n3\r\n',
      'csv',
      ': line 3 has 1 field, expected 2 as in the first line.',
    ],
    [
      'ragged after lone CR',
      'a,b\r1,2\r3\r',
      'csv',
      ': line 3 has 1 field, expected 2 as in the first line.',
    ],
    ['empty line between', 'a,b\n1,2\n\n3,4\n', 'csv', ': line 3 is empty: remove it.'],
    ['empty lines between', 'a,b\n1,2\n\n\r\n\r3,4\n', 'csv', ': lines 3 to 5 are empty: remove them.'],
    ['empty first line', '\na,b\n1,2\n', 'csv', ': line 1 is empty: the first line must name the columns.'],
    [
      'quote in mid-field',
      'a,b\n1,5"\n',
      'csv',
      ': line 2: field 2 has a quote inside: quote the whole field and double the quotes inside it.',
    ],
    [
      'space before a quote',
      'a,b\n1, "x"\n',
      'csv',
      ': line 2: field 2 has a quote inside: quote the whole field and double the quotes inside it.',
    ],
    [
      'text after a quote',
      'a,b\n"x"y,1\n',
      'csv',
      ': line 2: field 1 goes on after its closing quote: quote the whole field and double the quotes inside it.',
    ],
    [
      'text after a quote lines later',
      'a,b\n"x\n\ny"z,1\n',
      'csv',
      ': line 4: field 1 goes on after its closing quote (opened on line 2): quote the whole field and double the quotes inside it.',
    ],
    [
      'unclosed quote',
      'a,b\n1,2\n3,"x\n4,5\n',
      'csv',
      ': line 3: the quote that opens field 2 is not closed before the end of the file: close it, or double a quote that belongs to the text.',
    ],
    [
      'unclosed quote in the header',
      'a,"b\n1,2\n',
      'csv',
      ': line 1: the quote that opens field 2 is not closed before the end of the file: close it, or double a quote that belongs to the text.',
    ],
    [
      'quote as the last byte',
      'a,b\n1,"',
      'csv',
      ': line 2: the quote that opens field 2 is not closed before the end of the file: close it, or double a quote that belongs to the text.',
    ],
    [
      'unclosed quote in a large file',
      `a,b\n1,"x\n${'2,3\n'.repeat(500_000)}`,
      'csv',
      ': line 2: the quote that opens field 2 is not closed within 1 MiB: close it, or double a quote that belongs to the text.',
    ],
    [
      'field of 2 MiB',
      `a,b\n1,${'x'.repeat(2 * 1024 * 1024)}\n`,
      'csv',
      ': line 2: field 2 is longer than 1 MiB, which is the most that is read.',
    ],
    [
      'empty column name',
      'a,,c\n1,2,3\n',
      'csv',
      ': column 2 has no name: write one into the first line, or remove the trailing delimiter.',
    ],
    [
      'blank column name',
      'a,"  "\n1,2\n',
      'csv',
      ': column 2 has no name: write one into the first line, or remove the trailing delimiter.',
    ],
    ['duplicate column name', 'a,b,a\n1,2,3\n', 'csv', ': columns 1 and 3 are both named "a": rename one.'],
    [
      'NFC and NFD twins',
      'é,e\u0301\n1,2\n',
      'csv',
      ': the names of columns 1 and 2 look the same ("e\u0301") but differ in their code points: rename one.',
    ],
    [
      'twins by a joiner',
      'ab,a\u200db\n1,2\n',
      'csv',
      ': the names of columns 1 and 2 look the same ("a\u200db") but differ in their code points: rename one.',
    ],
    [
      'control character in a name',
      'a,b\u0007\n1,2\n',
      'csv',
      ': the name of column 2 has the invisible or control character U+0007: remove it.',
    ],
    [
      'newline in a name',
      'a,"b\nc"\n1,2\n',
      'csv',
      ': the name of column 2 has the invisible or control character U+000A: remove it.',
    ],
    [
      'bidirectional override in a name',
      'a,\u202eb\n1,2\n',
      'csv',
      ': the name of column 2 has the invisible or control character U+202E: remove it.',
    ],
    [
      'zero-width space in a name',
      'a\u200b,b\n1,2\n',
      'csv',
      ': the name of column 1 has the invisible or control character U+200B: remove it.',
    ],
    [
      'second byte-order mark',
      bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'a,b\n1,2\n'),
      'csv',
      ': the name of column 1 has the invisible or control character U+FEFF: remove it.',
    ],
    [
      'semicolons',
      'a;b\n1;2\n',
      'csv',
      ': there is only one column, "a;b": separate columns with commas (or set `format: tsv` for tabs).',
    ],
    [
      'commas in TSV',
      'a,b\n1,2\n',
      'tsv',
      ': there is only one column, "a,b": separate columns with tabs (or set `format: csv` for commas).',
    ],
    [
      'NUL byte early',
      bytes('a,b\n1,', [0], '\n'),
      'csv',
      ' has NUL bytes: it is binary, or UTF-16 text that has to be saved as UTF-8.',
    ],
    [
      'NUL byte late',
      bytes(`a,b\n${'1,2\n'.repeat(20_000)}`, [0], ',3\n'),
      'csv',
      ': line 20002 has a NUL byte: remove it.',
    ],
    [
      'UTF-16 little endian',
      utf16('a,b\n1,2\n', [0xff, 0xfe]),
      'csv',
      ' is UTF-16 or UTF-32 text: save it as UTF-8.',
    ],
    [
      'UTF-16 big endian',
      bytes([0xfe, 0xff, 0, 97, 0, 10]),
      'csv',
      ' is UTF-16 or UTF-32 text: save it as UTF-8.',
    ],
    [
      'UTF-32 big endian',
      bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 97]),
      'csv',
      ' is UTF-16 or UTF-32 text: save it as UTF-8.',
    ],
    [
      'UTF-16 without mark',
      utf16('a,b\n1,2\n', []),
      'csv',
      ' has NUL bytes: it is binary, or UTF-16 text that has to be saved as UTF-8.',
    ],
    ['Latin-1', bytes('a,b\n1,caf', [0xe9], '\n'), 'csv', ': line 2 is not UTF-8: save the file as UTF-8.'],
    [
      'overlong UTF-8',
      bytes('a,b\n1,2\n', [0xc0, 0xaf], ',1\n'),
      'csv',
      ': line 3 is not UTF-8: save the file as UTF-8.',
    ],
    [
      'random bytes',
      Uint8Array.from({ length: 4096 }, (_, i) => 1 + ((i * 7919 + (i >> 3)) % 255)),
      'csv',
      ' is binary: expected CSV, a JSON array or JSON Lines, as UTF-8 text or compressed with gzip.',
    ],
    [
      'a workbook',
      bytes('PK', [3, 4, 20, 0, 6, 0, 8, 0]),
      'csv',
      ' is no text but a ZIP archive or an Excel workbook: export the sheet as CSV.',
    ],
    ['Parquet', bytes('PAR1', [21, 4, 0]), 'csv', ' is no text but a Parquet file: export it as CSV.'],
    ['an image', bytes([0x89], 'PNG\r\n', [26, 10, 0, 0]), 'csv', ' is no text but an image.'],
    [
      'broken gzip',
      gzipSync('a,b\n1,2\n').subarray(0, 20),
      'csv',
      ' is a broken gzip archive (cut short or damaged): compress and upload it again.',
    ],
    [
      'gzip within gzip',
      gzipSync(gzipSync('a,b\n1,2\n')),
      'csv',
      ' is compressed with gzip twice: unpack it once and upload it again.',
    ],
    [
      'gzip bomb',
      gzipSync(Buffer.alloc(64 * 1024 * 1024)),
      'csv',
      ' unpacks to more than 100 times its compressed size, which no dataset of this kind does: it was not unpacked further; upload it smaller or uncompressed.',
    ],
    [
      'a web page',
      '<!DOCTYPE html>\n<html lang="en">\n',
      'csv',
      ': line 2: field 1 has a quote inside: quote the whole field and double the quotes inside it. It looks like a web page or XML: check that the source is the file itself and not a page about it.',
    ],
    [
      'JSON Lines as CSV',
      '{"a": 1}\n',
      'csv',
      ': line 1: field 1 has a quote inside: quote the whole field and double the quotes inside it. It looks like JSON Lines: set `format: jsonl`.',
    ],
    [
      'CSV as JSON',
      'a,b\n1,2\n',
      'json',
      ': line 1 is malformed JSON: expected an array of objects. It does not look like JSON: set `format` to what it is.',
    ],
    [
      'too large a number',
      'a,b\n1,1\n1e999,2\n',
      'csv',
      ': column "a" is numeric, but has on line 3 a number that is too large for 64-bit floating point: correct it or leave it empty, or set its type to category under `types`.',
    ],
    [
      'infinity',
      'a,b\n1,1\nInfinity,2\n-inf,3\n',
      'csv',
      ': column "a" is numeric, but has on lines 3 and 4 an infinite number: leave it empty, or set its type to category under `types`.',
    ],
    [
      'hexadecimal',
      'a,b\n1,1\n0x10,2\n',
      'csv',
      ': column "a" is numeric, but has on line 3 a number that is not decimal: write it in decimal, or set its type to category under `types`.',
    ],
    [
      'decimal commas',
      'a\tb\n1,5\t1\n2,25\t2\n',
      'tsv',
      ': column "a" is numeric, but has on lines 2 and 3 a comma inside the number: write a decimal point and nothing between thousands, or set its type to category under `types`.',
    ],
    [
      'an object',
      '{"a": 1}',
      'json',
      ': the file begins with an object: write an array of objects, or set `format: jsonl` when each line is an object.',
    ],
    [
      'an array as JSON Lines',
      '[{"a": 1}]',
      'jsonl',
      ': the file begins with an array: write one object a line, or set `format: json` for an array of objects.',
    ],
    ['an empty array', '[]', 'json', ': there is no object, so there is no row.'],
    ['objects without keys', '[{}, {}]', 'json', ': the objects have no keys, so there are no columns.'],
    [
      'an item that is no object',
      '[{"a": 1}, 2]',
      'json',
      ': item 2 is not an object: write each row as an object with column names as keys.',
    ],
    [
      'a nested object',
      '[{"a": 1, "b": {"c": [1, "}"]}}]',
      'json',
      ': item 1: key "b" holds an object or an array: write one key for each value.',
    ],
    [
      'a nested array in a line',
      '{"a": 1}\n{"a": [1]}\n',
      'jsonl',
      ': line 2: key "a" holds an object or an array: write one key for each value.',
    ],
    ['a key twice', '[{"a": 1, "a": 2}]', 'json', ': item 1: key "a" is there twice: keep one.'],
    [
      'an array that is not closed',
      '[{"a": 1}',
      'json',
      ': line 1 is malformed JSON: the text ends where a comma or the end of the array is expected.',
    ],
    [
      'a trailing comma',
      '[{"a": 1},]',
      'json',
      ': line 1 is malformed JSON: expected a value: text in double quotes, a number, true, false or null.',
    ],
    [
      'text after the array',
      '[{"a": 1}]\n[]',
      'json',
      ': line 2 is malformed JSON: there is more text after the array.',
    ],
    [
      'a line cut short',
      '{"a": 1}\n{"a": 2, "b\n',
      'jsonl',
      ': line 2 is malformed JSON: a string is not closed.',
    ],
    [
      'two objects on a line',
      '{"a": 1} {"a": 2}\n',
      'jsonl',
      ': line 1 is malformed JSON: there is more text after the object.',
    ],
    [
      'a line that is no object',
      '{"a": 1}\n17\n',
      'jsonl',
      ': line 2 does not begin with an object: write each row as an object on its own line.',
    ],
    [
      'NaN in JSON',
      '[\n{"a": NaN}\n]',
      'json',
      ': line 2 is malformed JSON: NaN is no JSON value: write null for a missing one.',
    ],
    [
      'a bare word',
      '[{"a": yes}]',
      'json',
      ': line 1 is malformed JSON: expected a value: text in double quotes, a number, true, false or null.',
    ],
    [
      'a leading zero in JSON',
      '[{"a": 01}]',
      'json',
      ': line 1 is malformed JSON: expected a value: text in double quotes, a number, true, false or null.',
    ],
    ['single quotes', "[{'a': 1}]", 'json', ': line 1 is malformed JSON: expected a key in double quotes.'],
    [
      'half a surrogate pair',
      '[{"a": "\\ud800"}]',
      'json',
      ': line 1 is malformed JSON: a string has half a surrogate pair.',
    ],
    [
      'a wrong escape',
      '[{"a": "\\x"}]',
      'json',
      ': line 1 is malformed JSON: a string has a backslash that escapes nothing: double it.',
    ],
    [
      'a control character in a string',
      '[{"a": "\u0001"}]',
      'json',
      ': line 1 is malformed JSON: a string has a control character that is not escaped.',
    ],
    [
      'depth of a million',
      `[{"a": ${'['.repeat(1_000_000)}}]`,
      'json',
      ': line 1 is malformed JSON: an object or array is not closed.',
    ],
    [
      'a key with a newline',
      '[{"a\\n": 1}]',
      'json',
      ': the name of key 1 has the invisible or control character U+000A: remove it.',
    ],
    ['an empty key', '[{"": 1}]', 'json', ': key 1 has no name: write one.'],
  ];

describe('a file that cannot be read gets one sentence that says why', () => {
  it('covers at least forty hazards', () => {
    expect(new Set(hazards.map(([name]) => name)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hazards)('%s', (_, source, format, message) => {
    expect(problem(source, format)).toBe(unreadable + message);
  });

  it('tells all problems at once, and how many more than twenty there are', () => {
    const text = problem(`a,b\n${'1\n'.repeat(30)}1,2"\n`);
    expect(text.split('\n')).toHaveLength(22);
    expect(text).toContain('data cannot be read: it has 31 problems.');
    expect(text).toContain('  - line 2 has 1 field, expected 2 as in the first line.');
    expect(text.endsWith('  - and 11 more of this kind.')).toBe(true);
  });

  it('goes on with the next line of JSON Lines', () => {
    expect(problem('{"a": }\n{"a": 1}\n{"b" 1}\n', 'jsonl')).toContain('2 problems');
  });

  it('never shows a value', () => {
    const secret = 'jane@example.com';
    const texts = [
      problem(`a,b\n1,2\n${secret}\n`),
      problem(`a,b\n1,"${secret}`),
      problem(`a,b\n1,${secret}"\n`),
      problem(`a\n1\n${secret}\n`, 'csv', { a: 'number' }),
      problem(`[{"a": ${secret}}]`, 'json'),
    ];
    for (const text of texts) {
      expect(text).toContain('DATASET_UNREADABLE');
      expect(text).not.toContain('jane');
    }
  });

  it('shortens long names in messages', () => {
    const text = problem(`${'n'.repeat(300)},b,${'n'.repeat(300)}\n1,2,3\n`);
    expect(text).toContain(`"${'n'.repeat(63)}…"`);
    expect(text.length).toBeLessThan(160);
  });
});

describe('what is read', () => {
  it.each<[string, Source]>([
    ['plain', 'a,b\n1,x\n,"y, ""z"""\n'],
    ['byte-order mark', '\ufeffa,b\n1,x\n,"y, ""z"""\n'],
    ['CRLF', 'a,b\r\n1,x\r\n,"y, ""z"""\r\n'],
    ['lone CR', 'a,b\r1,x\r,"y, ""z"""\r'],
    ['mixed line ends', 'a,b\r1,x\r\n,"y, ""z"""\n'],
    ['no line end at the end', 'a,b\n1,x\n,"y, ""z"""'],
    ['empty lines at the end', 'a,b\n1,x\n,"y, ""z"""\n\n\r\n\n'],
    ['everything quoted', '"a","b"\n"1","x"\n"","y, ""z"""\n'],
    ['gzip', gzipSync('a,b\n1,x\n,"y, ""z"""\n')],
    ['gzip of two members', bytes([...gzipSync('a,b\n1,x\n')], [...gzipSync(',"y, ""z"""\n')])],
  ])('CSV: %s', (_, source) => {
    const { table } = read(source);
    expect(table.columns).toEqual([
      { kind: 'number', name: 'a', values: Float64Array.of(1, Number.NaN) },
      { kind: 'category', name: 'b', codes: Int32Array.of(0, 1), categories: ['x', 'y, "z"'] },
    ]);
  });

  it('numbers rows by the physical line', () => {
    expect([...read('a,b\n"x\r\ny",1\r\n"\n\n",2\nz,3\n').rowNumbers]).toEqual([2, 4, 7]);
    expect([...read('\n{"a": 1}\n\n{"a": 2}\n', 'jsonl').rowNumbers]).toEqual([2, 4]);
    expect([...read('[\n{"a": 1},\n{"a": 2}]', 'json').rowNumbers]).toEqual([1, 2]);
  });

  it('takes an empty line in a table of one column for a missing value', () => {
    const { table, rowNumbers } = read('a\n1\n\n2\n\n');
    expect(values(table.columns[0])).toEqual([1, null, 2]);
    expect([...rowNumbers]).toEqual([2, 3, 4]);
  });

  it('reads a key that an object does not have as missing, in whatever order keys come', () => {
    const { table } = read('[{"a": 1, "b": "x"}, {"b": "y"}, {"c": true, "a": 2}]', 'json');
    expect(table.columns.map((column) => [column.name, column.kind, values(column)])).toEqual([
      ['a', 'number', [1, null, 2]],
      ['b', 'category', ['x', 'y', null]],
      ['c', 'boolean', [null, null, true]],
    ]);
  });

  it('reads escapes of JSON', () => {
    expect(values(read('[{"\\u0061": "\\ud83d\\ude00\\n\\"é"}]', 'json').table.columns[0])).toEqual([
      '😀\n"é',
    ]);
  });

  it('gives the same table whatever the format', () => {
    const csv = read('id,when,ok,kind\n1,2024-01-31,true,x\n2.5,2024-02-01,,NA\n').table;
    const objects = [
      '{"id": 1, "when": "2024-01-31", "ok": true, "kind": "x"}',
      '{"id": 2.5, "when": "2024-02-01", "ok": null}',
    ];
    expect(read('id\twhen\tok\tkind\n1\t2024-01-31\ttrue\tx\n2.5\t2024-02-01\t\t\n', 'tsv').table).toEqual(
      csv,
    );
    expect(read(`[${objects.join(',')}]`, 'json').table).toEqual(csv);
    expect(read(objects.join('\r\n'), 'jsonl').table).toEqual(csv);
    expect(kinds(read(objects.join('\n'), 'jsonl'))).toEqual(['number', 'date', 'boolean', 'category']);
  });

  it('names the types that fit no column', () => {
    expect(read('a,b\n1,2\n', 'csv', { b: 'category', c: 'number' }).unknownTypes).toEqual(['c']);
  });
});

describe('kinds by content', () => {
  const kindOf = (...cells: string[]): string | undefined =>
    read(`a,b\n${cells.map((cell) => `"${cell}",1`).join('\n')}\n`).table.columns[0]?.kind;

  it.each<[string[], string]>([
    [['1', '-2.5', '+3', '.5', '5.', '1e3', '1E-3', ' 7 ', '0', '0.0', '-0'], 'number'],
    [['1', '', 'NA', 'N/A', 'NaN', ' NaN', 'nan', 'null', 'NULL', 'None', '  '], 'number'],
    [['', 'NA'], 'number'],
    [['0', '1'], 'number'],
    [['01234', '56789'], 'category'],
    [['9007199254740993', '1'], 'category'],
    [['9007199254740991', '1'], 'number'],
    [['true', 'FALSE', ''], 'boolean'],
    [['true', 'no'], 'category'],
    [['yes', 'no'], 'category'],
    [['true', '1'], 'category'],
    [['2024-02-29', '2024-02-29T10:00:00Z', '2024-02-29 10:00'], 'date'],
    [['2024-02-30', '2024-02-29'], 'category'],
    [['2024-02-29', '5'], 'category'],
    [['02/29/2024'], 'category'],
    [['0x10', '0x11'], 'category'],
    [['1', 'x', '1e999', '0x10'], 'category'],
    [['1', 'na'], 'category'],
  ])('%j is %s', (cells, kind) => {
    expect(kindOf(...cells)).toBe(kind);
  });

  it('keeps identifiers as they are written', () => {
    expect(values(read('zip,b\n01234,1\n56789,2\n').table.columns[0])).toEqual(['01234', '56789']);
    const ids = '[{"id": 9007199254740993}, {"id": 9007199254740992}]';
    expect(values(read(ids, 'json').table.columns[0])).toEqual(['9007199254740993', '9007199254740992']);
  });

  it('keeps blanks around text', () => {
    expect(values(read('a,b\n x,1\nx,2\n').table.columns[0])).toEqual([' x', 'x']);
  });
});

describe('kinds by `types`', () => {
  const column = (kind: ColumnKind, ...cells: string[]): unknown[] =>
    values(
      read(`a,b\n${cells.map((cell) => `${cell},1`).join('\n')}\n`, 'csv', { a: kind }).table.columns[0],
    );

  it('win over the content', () => {
    expect(column('category', '1', '1.0', '', 'Infinity')).toEqual(['1', '1.0', null, 'Infinity']);
    expect(column('number', '007', '9007199254740993', 'NA')).toEqual([7, 9007199254740992, null]);
    expect(column('boolean', 'yes', 'No', '1', '0', 'TRUE', '')).toEqual([
      true,
      false,
      true,
      false,
      true,
      null,
    ]);
    expect(column('date', '1970-01-02', '')).toEqual([86_400_000, null]);
  });

  it.each<[ColumnKind, string, string]>([
    ['number', '2024-01-01', 'expected decimal numbers'],
    ['number', '1e999', 'expected decimal numbers'],
    ['number', '0x1', 'expected decimal numbers'],
    ['number', 'x', 'expected decimal numbers'],
    ['boolean', 'maybe', 'expected true and false (or yes and no, 1 and 0)'],
    ['boolean', '2', 'expected true and false (or yes and no, 1 and 0)'],
    ['date', '5', 'expected ISO 8601 dates such as 2024-02-29 or 2024-02-29T13:45:00Z'],
    ['date', '2023-02-29', 'expected ISO 8601 dates such as 2024-02-29 or 2024-02-29T13:45:00Z'],
  ])('%s refuses %s', (kind, cell, expected) => {
    expect(problem(`a,b\n,1\n${cell},1\n,2\n${cell},1\n`, 'csv', { a: kind })).toBe(
      `${unreadable}: column "a" must be ${kind}, but lines 3 and 5 do not fit: ${expected}, or change its type under \`types\`.`,
    );
  });

  it('tells every column that does not fit, with the first rows', () => {
    const text = problem(`[${'{"a": "x", "b": "y"},'.repeat(6)}{"a": "x"}]`, 'json', {
      a: 'number',
      b: 'date',
    });
    expect(text).toContain('column "a" must be number, but items 1, 2, 3, 4, 5 and 2 more do not fit');
    expect(text).toContain('column "b" must be date, but items 1, 2, 3, 4, 5 and 1 more do not fit');
  });
});

describe('names that other programs stumble over', () => {
  const hostile = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'prototype',
    '__defineGetter__',
    'length',
  ];

  it('are names like any other, in every format', () => {
    const object = `{${hostile.map((name, index) => `"${name}": ${index}`).join(',')}}`;
    const sources: [Source, DatasetFormat][] = [
      [`${hostile.join(',')}\n${hostile.map((_, index) => index).join(',')}\n`, 'csv'],
      [`[${object}]`, 'json'],
      [object, 'jsonl'],
    ];
    for (const [source, format] of sources) {
      const { table, unknownTypes } = read(source, format);
      expect(table.columns.map((column) => [column.name, column.kind, ...values(column)])).toEqual(
        hostile.map((name, index) => [name, 'number', index]),
      );
      expect(unknownTypes).toEqual([]);
    }
  });

  it('can be given a type', () => {
    const types = Object.fromEntries([['__proto__', 'category' as const]]);
    expect(kinds(read('__proto__,constructor\n1,2\n', 'csv', types))).toEqual(['category', 'number']);
  });

  it('pollute nothing, a hundred thousand of them', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const names = Array.from(
      { length: 100_000 },
      (_, index) =>
        `${hostile[index % hostile.length] ?? ''}${'_'.repeat(index % 3)}${Math.floor(index / 3)}`,
    );
    const unique = [...new Set([...hostile, ...names])];
    const cells = unique.map(() => '"polluted"').join(',');
    const csv = read(`${unique.join(',')}\n${cells}\n`);
    const json = read(`[{${unique.map((name) => `"${name}": "polluted"`).join(',')}}]`, 'json');
    expect(unique.length).toBeGreaterThanOrEqual(100_000);
    expect(csv.table.columns.map((column) => column.name)).toEqual(unique);
    expect(json.table).toEqual(csv.table);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('laws', () => {
  it('whatever the bytes, there is a table or DATASET_UNREADABLE', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'é',
            '1',
            ',',
            '"',
            '\n',
            '\r',
            '\t',
            '[',
            ']',
            '{',
            '}',
            ':',
            '\\',
            'null',
            ' ',
            '\u0000',
            '-',
            '.',
            'e',
          ),
          { maxLength: 60 },
        )
        .map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
    );
    fc.assert(
      fc.property(
        noise,
        fc.constantFrom<DatasetFormat[]>('csv', 'tsv', 'json', 'jsonl'),
        (source, format) => {
          try {
            const { table } = read(source, format);
            return (
              table.rowCount > 0 && table.columns.every((column) => values(column).length === table.rowCount)
            );
          } catch (error) {
            return error instanceof RetrainError && error.code === 'DATASET_UNREADABLE';
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('JSON is accepted exactly when JSON.parse accepts it, in flat objects', () => {
    const scalar = fc.oneof(
      fc.constantFrom(
        'null',
        'true',
        'false',
        '-0',
        '1e5',
        '1E+2',
        '-1.5e-3',
        '0.10',
        '01',
        '1.',
        '.5',
        '+1',
        '--1',
        'nul',
        '"\\u00e9"',
        '"\\u12"',
        '"\\/"',
        '"\\q"',
        '"\t"',
        '"a',
        '',
      ),
      fc.string().map((text) => JSON.stringify(text)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.array(scalar, { minLength: 1, maxLength: 4 }), (scalars) => {
        const source = `[{${scalars.map((text, index) => `"k${index}": ${text}`).join(', ')}}]`;
        let parses = true;
        try {
          JSON.parse(source);
        } catch {
          parses = false;
        }
        expect(
          problem(source, 'json', { k0: 'category', k1: 'category', k2: 'category', k3: 'category' }) ===
            'no problem',
        ).toBe(parses);
      }),
      { numRuns: 1000 },
    );
  });
});
