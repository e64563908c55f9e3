import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetFormat } from '../contract/config.ts';
import { readDataset, type Dataset } from './read-dataset.ts';
import { selectRows } from './select-rows.ts';
import { writeCsv, type WriteOptions } from './write-csv.ts';

function read(source: string | Uint8Array, format: DatasetFormat = 'csv'): Dataset {
  return readDataset(Buffer.from(source), { format, name: 'data', types: {} });
}

function write(dataset: Dataset, rows?: number[], options?: WriteOptions): string {
  const all = rows ?? Array.from({ length: dataset.table.rowCount }, (_, row) => row);
  return Buffer.from(writeCsv(dataset, Uint32Array.from(all), options)).toString();
}

describe('writeCsv', () => {
  it('writes the very records of CSV, with LF and without byte-order mark', () => {
    const dataset = read('\ufeffa,b\r\n1.50, x\r\n"2","y\r\n, ""z"""\r\nNA,');
    expect(write(dataset)).toBe('a,b\n1.50, x\n"2","y\r\n, ""z"""\nNA,\n');
    expect(write(dataset, [2, 0, 0])).toBe('a,b\nNA,\n1.50, x\n1.50, x\n');
    expect(write(dataset, [])).toBe('a,b\n');
  });

  it('leaves columns out', () => {
    expect(write(read('a,b,c\n1,2,3\n4,5,6\n'), [1], { without: ['a', 'c', 'd'] })).toBe('b\n5\n');
    expect(write(read('a,b\n1,\n'), [0], { without: ['a'] })).toBe('b\n""\n');
  });

  it('writes TSV with commas', () => {
    expect(write(read('a\tb,c\n1\tx,y\n"2"\t"t\tu"\n', 'tsv'))).toBe('a,"b,c"\n1,"x,y"\n2,t\tu\n');
  });

  it('writes JSON with numbers as they are written and missing values empty', () => {
    const source =
      '[{"a": 1.50, "b": "x\\n\\"y\\""}, {"b": null, "a": true}, {"c": "NA"}, {"a": 1e3, "c": " z,"}]';
    expect(write(read(source, 'json'))).toBe('a,b,c\n1.50,"x\n""y""",\ntrue,,\n,,\n1e3,," z,"\n');
  });

  it('writes a lone empty field so that readers do not skip it', () => {
    expect(write(read('a\n1\n\n2\n'))).toBe('a\n1\n""\n2\n');
  });

  it('refuses a row that is not there', () => {
    expect(() => write(read('a,b\n1,2\n'), [1])).toThrow(RangeError);
  });
});

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .filter((text) => text.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text));
const names = fc.uniqueArray(name, { minLength: 2, maxLength: 5, selector: (text) => text.normalize('NFC') });
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\u0000')),
  fc.constantFrom(
    '',
    'NA',
    '1',
    '-2.5',
    '007',
    'true',
    '2024-02-29',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\t',
    ' ',
    'a"b',
    "'",
    '=1+1',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String),
);
const grid = names.chain((header) =>
  fc.record({
    header: fc.constant(header),
    rows: fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);

/** A writer of its own: everything quoted. */
function quoteAll(rows: readonly (readonly string[])[], delimiter: string, end: string): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join(end);
}

describe('laws of reading and writing', () => {
  it('text that any program quotes is read back to the letter', () => {
    fc.assert(
      fc.property(
        grid,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom<('csv' | 'tsv')[]>('csv', 'tsv'),
        ({ header, rows }, end, format) => {
          const source = quoteAll([header, ...rows], format === 'csv' ? ',' : '\t', end);
          const types = Object.fromEntries(header.map((column) => [column, 'category' as const]));
          const { table } = readDataset(Buffer.from(source), { format, name: 'data', types });
          const missing = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None']);
          expect(table.columns.map((column) => column.name)).toEqual(header);
          table.columns.forEach((column, index) => {
            const found =
              column.kind === 'category'
                ? Array.from(column.codes, (code) => column.categories[code] ?? null)
                : [];
            expect(found).toEqual(
              rows.map((row) =>
                missing.has(row[index]!.replace(/^[ \t]+|[ \t]+$/g, '')) ? null : row[index]!,
              ),
            );
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('what is written reads as the same table, from every format', () => {
    fc.assert(
      fc.property(
        grid,
        fc.constantFrom<DatasetFormat[]>('csv', 'tsv', 'json', 'jsonl'),
        ({ header, rows }, format) => {
          const objects = rows.map((row) =>
            JSON.stringify(Object.fromEntries(header.map((column, index) => [column, row[index]]))),
          );
          const sources: Record<DatasetFormat, string> = {
            csv: quoteAll([header, ...rows], ',', '\n'),
            tsv: quoteAll([header, ...rows], '\t', '\n'),
            json: `[${objects.join(',')}]`,
            jsonl: objects.join('\n'),
          };
          const types = { [header[0]!]: 'category' as const };
          const dataset = readDataset(Buffer.from(sources[format]), { format, name: 'data', types });
          const again = readDataset(
            writeCsv(
              dataset,
              Uint32Array.from(rows, (_, row) => row),
            ),
            { format: 'csv', name: 'again', types },
          );
          expect(again.table).toEqual(dataset.table);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('rows that are written read as the rows that are selected', () => {
    const text = 'n,c,b,d\n1,x,true,2024-01-01\n2,y,false,2024-01-02\n,x,true,\n4,z,,2024-01-04\n';
    const dataset = read(text);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const picked = Uint32Array.from(rows);
        const kinds = { n: 'number', c: 'category', b: 'boolean', d: 'date' } as const;
        const again = readDataset(writeCsv(dataset, picked), { format: 'csv', name: 'again', types: kinds });
        expect(again.table).toEqual(selectRows(dataset.table, picked));
      }),
    );
  });

  it('selectRows refuses a row that is not there', () => {
    expect(() => selectRows(read('a,b\n1,2\n').table, Uint32Array.of(0, 1))).toThrow(RangeError);
  });
});
