import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatPair, formatPercent } from './format-number.ts';

describe('formatNumber', () => {
  it.each([
    [0.912345, '0.9123'],
    [0.9, '0.9'],
    [1, '1'],
    [0, '0'],
    [-0, '0'],
    [-0.00001234567, '-0.00001235'],
    [2.5e-7, '2.5e-7'],
    [12345.678, '12346'],
    [-1234567.8, '-1234568'],
    [9999.96, '10000'],
    [1.23456e18, '1235000000000000000'],
    [1.23456e30, '1.235e+30'],
    [Number.NaN, 'not a number'],
    [Number.POSITIVE_INFINITY, 'infinite'],
    [Number.NEGATIVE_INFINITY, 'minus infinite'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('stays within a thousandth of the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.abs(Number(formatNumber(value)) - value)).toBeLessThanOrEqual(Math.abs(value) / 1000);
      }),
    );
  });
});

describe('formatPercent', () => {
  it.each([
    [0.02, '2%'],
    [0.021349, '2.135%'],
    [12.5, '1250%'],
    [Number.POSITIVE_INFINITY, 'infinite'],
  ])('writes %d as %s', (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});

describe('formatPair', () => {
  it('shows as many digits as tell the numbers apart', () => {
    expect(formatPair(0.9, 0.91)).toEqual(['0.9', '0.91']);
    expect(formatPair(0.90001, 0.90002)).toEqual(['0.90001', '0.90002']);
    expect(formatPair(0.5, 0.5)).toEqual(['0.5', '0.5']);
    expect(formatPair(0.0200001, 0.02, formatPercent)).toEqual(['2.00001%', '2%']);
  });

  it('tells any two different numbers apart', () => {
    const number = fc.double({ noNaN: true });
    fc.assert(
      fc.property(number, number, (first, second) => {
        const [a, b] = formatPair(first, second);
        expect(a === b).toBe(first === second);
      }),
    );
    expect(new Set(formatPair(0.1 + 0.2, 0.3)).size).toBe(2);
  });
});
