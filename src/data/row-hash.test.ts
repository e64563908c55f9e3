import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../test/fixtures/data/row-hash-vectors.json' with { type: 'json' };
import { readDataset } from './read-dataset.ts';
import { hashRows } from './row-hash.ts';
import type { Column, Table } from './table.ts';

function table(...columns: Column[]): Table {
  const [first] = columns;
  const rowCount =
    first === undefined ? 0 : first.kind === 'category' ? first.codes.length : first.values.length;
  return { rowCount, columns };
}

function read(source: string): Table {
  return readDataset(Buffer.from(source), { format: 'csv', name: 'data', types: {} }).table;
}

function hashes(of: Table, exclude: string[] = [], seed = 42): string[] {
  const found = hashRows(of, { exclude, seed });
  return Array.from({ length: found.rowCount }, (_, row) => found.hex(row));
}

const numbers = (name: string, ...values: number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const texts = (name: string, categories: string[], ...codes: number[]): Column => ({
  kind: 'category',
  name,
  categories,
  codes: Int32Array.from(codes),
});

describe('hashRows', () => {
  it.each(vectors.hashes)('equals the reference implementation for seed $seed', ({ seed, hex }) => {
    const source = JSON.stringify(vectors.rows);
    const dataset = readDataset(Buffer.from(source), { format: 'json', name: 'data', types: {} });
    expect(dataset.table.columns.map((column) => column.kind)).toEqual([
      'number',
      'category',
      'boolean',
      'category',
    ]);
    expect(hashes(dataset.table, [], seed)).toEqual(hex);
  });

  it('does not depend on the order of columns, the format or the spelling of numbers', () => {
    const one = hashes(read('a,b,c\n1,x,true\n2.50,y,\n'));
    expect(hashes(read('c,a,b\nTrue,1.0,x\nNA,25e-1,y\n'))).toEqual(one);
    const json = '[{"b": "x", "c": true, "a": 1}, {"a": 2.5, "b": "y"}]';
    expect(hashes(readDataset(Buffer.from(json), { format: 'json', name: 'data', types: {} }).table)).toEqual(
      one,
    );
    expect(new Set(one).size).toBe(2);
  });

  it('leaves out what is excluded', () => {
    expect(hashes(read('a,b\n1,2\n1,3\n'), ['b'])).toEqual(hashes(read('a\n1\n1\n')));
  });

  it('tells columns, values, kinds and seeds apart', () => {
    const different = [
      ...hashes(table(numbers('a', 0, 1, 2, Number.NaN))),
      ...hashes(table(numbers('b', 0, 1))),
      ...hashes(table({ kind: 'boolean', name: 'a', values: Uint8Array.of(0, 1) })),
      ...hashes(table({ kind: 'date', name: 'a', values: Float64Array.of(0, 1) })),
      ...hashes(table(texts('a', ['', 'x', ' x', 'x\u0000', '007', '7 apples'], 0, 1, 2, 3, 4, 5))),
      ...hashes(table(numbers('a', 0, 1)), [], 43),
      ...hashes(table(numbers('a', 0, 1), numbers('b', 1, 0))),
    ];
    expect(new Set(different).size).toBe(different.length);
  });

  it('tells missing from empty, and a swap of two values', () => {
    const [empty, missing] = hashes(table(texts('a', [''], 0, -1)));
    expect(empty).not.toBe(missing);
    expect(hashes(table(numbers('a', 1), numbers('b', 2)))).not.toEqual(
      hashes(table(numbers('a', 2), numbers('b', 1))),
    );
  });

  it('takes zero with either sign for zero', () => {
    const [plus, minus] = hashes(table(numbers('a', 0, -0)));
    expect(minus).toBe(plus);
  });

  it('keeps the hash when a column is added in which the row has no value', () => {
    expect(hashes(read('a,b,c\n1,x,\n2,y,z\n'))[0]).toBe(hashes(read('a,b\n1,x\n'))[0]);
  });

  it('keeps the hashes of other rows when a value turns a column into text', () => {
    const before = hashes(read('a,b,c\n1,2024-01-31,true\n2.50,2024-02-01,false\n'));
    const after = read('a,b,c\n1,2024-01-31,true\n2.50,2024-02-01,false\nunknown,soon,maybe\n');
    expect(after.columns.map((column) => column.kind)).toEqual(['category', 'category', 'category']);
    expect(hashes(after).slice(0, 2)).toEqual(before);
  });

  it('has no collisions among many near rows, and fills all bits', () => {
    const count = 20_000;
    const found = hashRows(table(numbers('a', ...Array.from({ length: count }, (_, row) => row))), {
      exclude: [],
      seed: 1,
    });
    for (let lane = 0; lane < 4; lane++) {
      const words = Array.from({ length: count }, (_, row) => found.words[4 * row + lane]!);
      // Of n words of 32 bits about n²/2^33 pairs are equal: less than one here.
      expect(new Set(words).size).toBeGreaterThan(count - 5);
      for (let bit = 0; bit < 32; bit++) {
        const ones = words.filter((word) => (word >>> bit) & 1).length;
        expect(Math.abs(ones - count / 2)).toBeLessThan(400);
      }
    }
  });

  it('depends on the row alone: the order of rows moves hashes along', () => {
    const cells = fc.record({
      n: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
      t: fc.oneof(fc.string(), fc.constant(null)),
    });
    const build = (rows: readonly { n: number | null; t: string | null }[]): Table => {
      const categories = [...new Set(rows.flatMap(({ t }) => (t === null ? [] : [t])))];
      return table(
        numbers('n', ...rows.map(({ n }) => n ?? Number.NaN)),
        texts('t', categories, ...rows.map(({ t }) => (t === null ? -1 : categories.indexOf(t)))),
      );
    };
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 10 }), (rows) => {
        expect(hashes(build([...rows].reverse())).reverse()).toEqual(hashes(build(rows)));
      }),
    );
  });
});
