import { expect, it } from 'vitest';
import { featuresOf, tableOf, type WrittenColumn } from '../../test/contracts/estimator-laws-table.ts';
import { createEncoder, encodingSchema, fitEncoding } from './encoding.ts';
import { fitsCategories, nativeEncodingSchema } from './native-encoding.ts';

const train: readonly WrittenColumn[] = [
  { name: 'n', kind: 'number', values: [3, null, -1.5, 2] },
  { name: 'b', kind: 'boolean', values: [true, null, false, true] },
  { name: 'c', kind: 'category', values: ['rare', 'often', 'often', 'also rare'] },
  { name: 'd', kind: 'date', values: [0, null, 86_400_000 * 1.5, 0] },
];
const features = featuresOf(train);
const encoding = fitEncoding(tableOf(train), features, { kind: 'native' });
const encoder = createEncoder(features, encoding);
const encode = (table: readonly WrittenColumn[]) =>
  encoder.encode(tableOf(table)).columns.map((column) => [...column]);

it('keeps numbers, and missing as NaN; a date is its parts', () => {
  expect(encode(train)).toEqual([
    [3, NaN, -1.5, 2],
    [1, NaN, 0, 1],
    // The most frequent first; of equal ones the one that the feature lists first.
    [2, 0, 0, 1],
    [1970, NaN, 1970, 1970],
    [1, NaN, 1, 1],
    [4, NaN, 5, 4],
    [0, NaN, 1.5, 0],
  ]);
  expect(encoder.owners).toEqual([0, 1, 2, 3, 3, 3, 3]);
  expect(encoder.categorical).toEqual([false, false, true, false, false, false, false]);
});

it('takes an unknown category for missing, whatever the order in which a table numbers its own', () => {
  const test = train.map((column) =>
    column.name === 'c' ? { ...column, values: ['never seen', 'also rare', null, 'often'] } : column,
  );
  expect(encode(test)[2]).toEqual([NaN, 1, NaN, 0]);
});

it('is plain JSON, and is refused when its codes do not number the categories', () => {
  const copy = nativeEncodingSchema.parse(JSON.parse(JSON.stringify(encoding)));
  expect(encodingSchema.parse(copy)).toEqual(encoding);
  expect(fitsCategories(copy, features)).toBe(true);
  for (const codes of [
    [0, 1],
    [0, 1, 3],
    [0, 1, 1],
    [0, 1, 2, 3],
  ]) {
    const damaged = { ...copy, features: copy.features.map((entry) => 'codes' in entry ? { ...entry, codes } : entry) }; // prettier-ignore
    expect(fitsCategories(damaged, features)).toBe(false);
  }
});
