import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf, tableOf, type WrittenColumn } from '../../test/contracts/estimator-laws-table.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import { createEncoder, encodingSchema, fitEncoding } from './encoding.ts';
import { encodeNumbers, fitNumberEncoding } from './number-encoding.ts';

/** Encoded columns of `test` under an encoding learned from `train`, with the feature that each comes from. */
function encode(train: readonly WrittenColumn[], test: readonly WrittenColumn[] = train, scaled = false) {
  const features = featuresOf(train);
  const encoder = createEncoder(features, fitEncoding(tableOf(train), features, { kind: 'linear', scaled }));
  return {
    owners: encoder.owners,
    columns: encoder.encode(tableOf(test)).columns.map((column) => [...column]),
  };
}

describe('numbers', () => {
  it.each([
    ['odd count', [3, 1, Number.NaN, 2], 2],
    ['even count', [4, 1, 2, Number.NaN, 10], 3],
    ['none', [Number.NaN, Number.NaN], 0],
    ['negative and large', [-5, -1.5e308, 1.5e308, 1.7e308], 7.5e307],
  ])('are imputed with their median: %s', (_, values, fill) => {
    expect(fitNumberEncoding(Float64Array.from(values), false)).toEqual({ fill, mean: 0, scale: 1 });
  });

  it('are brought to mean 0 and deviation 1 after imputation', () => {
    const encoding = fitNumberEncoding(Float64Array.of(1, 2, Number.NaN, 6), true);
    expect(encoding.fill).toBe(2);
    expect(encoding.mean).toBe(2.75);
    expect(encoding.scale).toBeCloseTo(1.920286436967152, 14);
  });

  it.each([[0.1], [1e-320], [-1e308], [7]])('keep scale 1 when all are %d', (value) => {
    const values = new Float64Array(10).fill(value);
    const encoding = fitNumberEncoding(values, true);
    expect(encoding).toEqual({ fill: value, mean: value, scale: 1 });
    expect([...encodeNumbers(values, encoding)]).toEqual(new Array(10).fill(0));
  });

  it('keep scale 1 when they differ by rounding only', () => {
    const values = Float64Array.from({ length: 10 }, (_, row) => (row === 3 ? 1e9 + 1.2e-7 : 1e9));
    expect(fitNumberEncoding(values, true).scale).toBe(1);
  });

  it('have mean 0 and deviation 1 and stay finite whatever their size', () => {
    const exponent = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(
        exponent,
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 }),
        (power, integers) => {
          const unit = Number(`1e${power}`);
          const values = Float64Array.from(integers, (value) => value * unit);
          const encoding = fitNumberEncoding(values, true);
          const encoded = encodeNumbers(values, encoding);
          expect(encodingSchema.safeParse({ features: [{ kind: 'number', ...encoding }] }).success).toBe(
            true,
          );
          const mean = encoded.reduce((sum, value) => sum + value, 0) / encoded.length;
          const variance = encoded.reduce((sum, value) => sum + value * value, 0) / encoded.length;
          expect(Math.abs(mean)).toBeLessThan(1e-9);
          expect(new Set(integers).size === 1 ? variance : variance - 1).toBeCloseTo(0, 9);
        },
      ),
      { seed: 1 },
    );
  });

  it('are cut off where sums would overflow', () => {
    const encoding = { fill: 0, mean: 0, scale: 1e-200 };
    expect([...encodeNumbers(Float64Array.of(1e308, -1e308), encoding)]).toEqual([1e150, -1e150]);
  });
});

describe('booleans', () => {
  it.each([
    ['true more often', [true, null, true, false], [1, 1, 1, 0]],
    ['false more often', [true, null, false, false], [1, 0, 0, 0]],
    ['as often', [true, null, false], [1, 0, 0]],
  ])('are 0 and 1, missing the more frequent: %s', (_, values, expected) => {
    expect(encode([{ name: 'b', kind: 'boolean', values }], undefined, true).columns).toEqual([expected]);
  });
});

describe('categories', () => {
  const train: WrittenColumn = { name: 'c', kind: 'category', values: ['y', 'x', 'y'] };
  const test: WrittenColumn = { name: 'c', kind: 'category', values: ['z', 'x', null, 'y'] };

  it('have a column each in the order of the feature; unknown and missing are all zeros', () => {
    expect(encode([train], [test]).columns).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  it('have one more for missing, when training had a missing value', () => {
    expect(encode([{ ...train, values: ['y', null, 'x'] }], [test], true).columns).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 1, 0],
    ]);
  });

  it('are told apart from properties of objects', () => {
    const odd: WrittenColumn = { name: 'c', kind: 'category', values: ['constructor', '__proto__', ''] };
    expect(encode([odd]).columns).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });
});

describe('rare categories', () => {
  /** As many rows of each category as its count says; null is missing. */
  const withCounts = (counts: readonly (readonly [string | null, number])[]): WrittenColumn => ({
    name: 'c',
    kind: 'category',
    values: counts.flatMap(([value, count]) => new Array<string | null>(count).fill(value)),
  });
  const named = (place: number) => `k${String(place).padStart(3, '0')}`;
  const each = (count: number, rows: (place: number) => number) =>
    Array.from({ length: count }, (_, place) => [named(place), rows(place)] as const);
  const probe = (...values: (string | null)[]): WrittenColumn => ({ name: 'c', kind: 'category', values });
  /** Column in which each row has its 1, and the number of columns. */
  const placesOf = (train: WrittenColumn, test: WrittenColumn) => {
    const { columns } = encode([train], [test]);
    const places = test.values.map((_, row) => columns.findIndex((column) => column[row] === 1));
    return { places, width: columns.length };
  };

  it('keep their columns up to 50 categories, as models without merging have them', () => {
    const train = withCounts(each(50, () => 1));
    expect(placesOf(train, probe(named(0), named(49), 'new', null))).toEqual({
      places: [0, 49, -1, -1],
      width: 50,
    });
    const features = featuresOf([train]);
    expect(fitEncoding(tableOf([train]), features, { kind: 'linear', scaled: true }).features).toEqual([
      { kind: 'category', missing: false },
    ]);
  });

  it('share the last column, with unknown ones, when there are more and a single row has them', () => {
    const train = withCounts(each(51, (place) => (place === 3 || place === 50 ? 1 : 2)));
    expect(placesOf(train, probe(named(2), named(3), named(4), named(50), 'new', null))).toEqual({
      places: [2, 49, 3, 49, 49, -1],
      width: 50,
    });
  });

  it('keep the 100 most frequent, of as frequent ones those listed first', () => {
    const train = withCounts([[null, 1], ...each(103, (place) => (place >= 101 ? 3 : 2))]);
    expect(placesOf(train, probe(named(97), named(98), named(100), named(102), 'new', null))).toEqual({
      places: [97, 101, 101, 99, 101, 100],
      width: 102,
    });
  });

  it('leave nothing out when none is rare', () => {
    const train = withCounts(each(60, () => 2));
    expect(placesOf(train, probe(named(59), 'new'))).toEqual({ places: [59, -1], width: 60 });
  });

  it('do not depend on the order of the rows, nor of the categories of the table', () => {
    const train = withCounts(each(120, (place) => 1 + (place % 4)));
    const backwards = { ...train, values: [...train.values].reverse() };
    const test = probe(...Array.from({ length: 121 }, (_, place) => named(place)));
    expect(placesOf(backwards, test)).toEqual(placesOf(train, test));
  });

  it.each([[[1, 0]], [[0, 0]], [[2]]])('are refused when a model keeps %j of two', (kept) => {
    const features = featuresOf([probe('a', 'b')]);
    expect(() => createEncoder(features, { features: [{ kind: 'category', missing: false, kept }] })).toThrow(
      expect.objectContaining({ code: 'MODEL_UNREADABLE' }),
    );
  });
});

describe('free text', () => {
  it('is refused by name, all columns at once, without a value', () => {
    const note = (name: string): WrittenColumn => ({
      name,
      kind: 'category',
      values: Array.from({ length: 60 }, (_, row) => `a secret note ${row}`),
    });
    const train = [note('first'), note('second')];
    for (const style of [{ kind: 'native' }, { kind: 'linear', scaled: true }] as const) {
      const act = () => fitEncoding(tableOf(train), featuresOf(train), style);
      expect(act).toThrow(expect.objectContaining({ code: 'DATASET_INVALID' }));
      expect(act).toThrow(
        'The column "first" has a long text of its own in nearly every row, like a note or an identifier, from which nothing can be learned: name it under `dataset.exclude`',
      );
      expect(act).not.toThrow('secret');
      expect(act).toThrow(
        expect.objectContaining({
          problems: [expect.stringContaining('"first"'), expect.stringContaining('"second"')],
        }),
      );
    }
  });
});

describe('dates', () => {
  it('become year, month, day of the week (Monday is 1) and days since 1970, in UTC', () => {
    const moments = ['2024-02-29T23:59:59.999Z', '1969-12-31T12:00:00Z', '2026-06-07T00:00:00Z'].map((text) =>
      Date.parse(text),
    );
    expect(encode([{ name: 'd', kind: 'date', values: moments }]).columns).toEqual([
      [2024, 1969, 2026],
      [2, 12, 6],
      [4, 3, 7],
      [19_783 - 1 / 86_400_000, -0.5, 20_611],
    ]);
  });

  it('are imputed part by part', () => {
    const values = [Date.UTC(2020, 0, 6), null, Date.UTC(2022, 10, 8), Date.UTC(2021, 4, 5)];
    const { columns } = encode([{ name: 'd', kind: 'date', values }]);
    expect(columns.map((column) => column[1])).toEqual([2021, 5, 2, Date.UTC(2021, 4, 5) / 86_400_000]);
  });
});

it('knows the feature of every encoded column', () => {
  const { owners, columns } = encode([
    { name: 'n', kind: 'number', values: [1, 2] },
    { name: 'c', kind: 'category', values: ['a', null] },
    { name: 'd', kind: 'date', values: [0, 1] },
    { name: 'b', kind: 'boolean', values: [true, false] },
  ]);
  expect(owners).toEqual([0, 1, 1, 2, 2, 2, 2, 3]);
  expect(columns).toHaveLength(owners.length);
});

it('never shows a value of the data in its errors', () => {
  const features = featuresOf([{ name: 'n', kind: 'number', values: [1] }]);
  const encoder = createEncoder(features, { features: [{ kind: 'number', fill: 0, mean: 0, scale: 1 }] });
  const act = () => encoder.encode(tableOf([{ name: 'n', kind: 'category', values: ['secret'] }]));
  expect(act).toThrow(RetrainError);
  expect(act).toThrow('The column "n" holds values of kind category, the model has learned from number');
  expect(act).not.toThrow('secret');
});
