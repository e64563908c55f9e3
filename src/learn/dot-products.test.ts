import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDotProducts } from './dot-products.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
/** Mostly zeros, as an indicator has, or hardly any. */
const block = fc.oneof(
  fc.array(value, { minLength: 40, maxLength: 40 }),
  fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: value }), {
    minLength: 40,
    maxLength: 40,
  }),
);

it('adds the dot products of the first columns, to the bit whether rows of zeros are walked or not', () => {
  fc.assert(
    fc.property(
      block,
      fc.array(fc.array(value, { minLength: 50, maxLength: 50 }), { minLength: 4, maxLength: 9 }),
      (left, written) => {
        const columns = written.map((column) => Float64Array.from(column));
        const sums = new Float64Array(written.length + 1).fill(1);
        addDotProducts(sums, 1, Float64Array.from(left), columns, written.length, 10, 50);
        expect(sums[0]).toBe(1);
        for (const [at, column] of written.entries()) {
          let expected = 0;
          for (const [row, entry] of left.entries()) expected += entry * column[10 + row]!;
          // The columns after the last four are added up in another order.
          if (at < written.length - (written.length % 4)) expect(sums[at + 1]).toBe(1 + expected);
          else expect(sums[at + 1]).toBeCloseTo(1 + expected, 5);
        }
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});
