import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './parse-decimal.ts';

function parse(text: string): number {
  const bytes = Buffer.from(`9${text}9`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

describe('parseDecimal', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+5', 5],
    ['5.', 5],
    ['.5', 0.5],
    [' \t1.5 ', 1.5],
    ['1e22', 1e22],
    ['1e-22', 1e-22],
    ['123456789012345e-22', 123456789012345e-22],
    ['0.000000000000000000000000000001', 1e-30],
    ['00.5', 0.5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993.0', 9007199254740992],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['5e-324', 5e-324],
    ['1e-400', 0],
  ])('%s is %d', (text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1 2',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    '1e999',
    '-1e999',
    '007',
    '-007',
    '9007199254740992',
    '1_000',
    '--1',
    '1e5.0',
    '１',
  ])('%j is no number', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it('equals Number() for every decimal literal with point or exponent', () => {
    const digits = (least: number, most: number): fc.Arbitrary<string> =>
      fc.string({
        unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
        minLength: least,
        maxLength: most,
      });
    const literal = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        digits(0, 24),
        digits(1, 24),
        fc.option(fc.integer({ min: -330, max: 300 }), { nil: undefined }),
      )
      .map(
        ([sign, whole, fraction, exponent]) =>
          `${sign}${whole}.${fraction}${exponent === undefined ? '' : `e${exponent}`}`,
      );
    fc.assert(
      fc.property(literal, (text) => {
        const value = Number(text);
        expect(parse(text)).toBe(Number.isFinite(value) ? value : Number.NaN);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back every finite double that is written out', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = value.toExponential();
        expect(parse(text)).toBe(Number(text));
        expect(parse(String(value))).toBe(
          Number.isInteger(value) && !Number.isSafeInteger(value) && !String(value).includes('e')
            ? Number.NaN
            : Number(String(value)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
