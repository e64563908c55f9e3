import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTick, niceAxis, positionOn } from './nice-ticks.ts';

describe('niceAxis', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 7, [-4, -2, 0, 2, 4, 6, 8]],
    [140_000, 598_000, [100_000, 200_000, 300_000, 400_000, 500_000, 600_000]],
    [5, 5, [4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6]],
    [0, 0, [-1, -0.5, 0, 0.5, 1]],
  ])('labels %d to %d by %j', (low, high, ticks) => {
    expect(niceAxis(low, high).ticks).toEqual(ticks);
  });

  it('covers the values, rises, and has few ticks, whatever the values', () => {
    // Beyond, a step up from the largest value is no longer a number.
    const value = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const axis = niceAxis(low, high);
        expect(axis.ticks.length).toBeLessThanOrEqual(13);
        for (const [index, tick] of axis.ticks.entries())
          if (index > 0) expect(tick).toBeGreaterThan(axis.ticks[index - 1]!);
        const slack = (high / 2 - low / 2) * 1e-6 + Math.abs(low) * 1e-9;
        expect(axis.min).toBeLessThanOrEqual(low + slack);
        expect(axis.max).toBeGreaterThanOrEqual(high - slack);
        for (const point of [low, high]) {
          const position = positionOn(axis, point);
          expect(position >= 0 && position <= 1).toBe(true);
        }
      }),
    );
  });
});

describe('formatTick', () => {
  it('is short', () => {
    const of = (...values: number[]) =>
      values.map((value) => formatTick(value, niceAxis(values[0]!, values.at(-1)!)));
    expect(of(0, 0.2, 1)).toEqual(['0', '0.2', '1']);
    expect(of(0, 150_000)).toEqual(['0', '150k']);
    expect(of(-2_500_000, 0, 2_500_000)).toEqual(['−2.5M', '0', '2.5M']);
    expect(of(0, 5000)).toEqual(['0', '5,000']);
  });
});
