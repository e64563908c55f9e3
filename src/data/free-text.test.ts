import { describe, expect, it } from 'vitest';
import { isFreeText } from './free-text.ts';
import type { CategoryColumn } from './table.ts';

function column(values: readonly (string | null)[]): CategoryColumn {
  const categories = [...new Set(values.filter((value) => value !== null))];
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : categories.indexOf(value)));
  return { kind: 'category', name: 'c', categories, codes };
}
const texts = (count: number, text: (row: number) => string | null) =>
  column(Array.from({ length: count }, (_, row) => text(row)));
const long = (row: number) => `${'x'.repeat(28)}${row + 100}`;

describe('free text', () => {
  it.each([
    ['long texts', texts(50, long), true],
    ['sentences', texts(50, (row) => `it is now ${row}`), true],
    ['too few values', texts(49, long), false],
    ['too few values apart from missing ones', texts(60, (row) => (row < 49 ? long(row) : null)), false],
    ['values apart from missing ones', texts(90, (row) => (row < 50 ? long(row) : null)), true],
    ['80 % different', texts(50, (row) => long(Math.min(row, 39))), true],
    ['less than 80 % different', texts(50, (row) => long(Math.min(row, 38))), false],
    ['30 characters', texts(50, (row) => long(row).slice(1)), false],
    ['names of three words', texts(50, (row) => `Ann  Mary B${row} `), false],
    ['no value', texts(50, () => null), false],
  ])('%s', (_, subject, expected) => {
    expect(isFreeText(subject)).toBe(expected);
  });

  it('counts only texts that a row has', () => {
    const whole = texts(100, (row) => (row < 50 ? long(row) : String(row)));
    expect(isFreeText(whole)).toBe(false);
    expect(isFreeText({ ...whole, codes: whole.codes.slice(0, 50) })).toBe(true);
  });
});
