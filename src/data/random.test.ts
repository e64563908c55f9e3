import { describe, expect, it } from 'vitest';
import vectors from '../../test/fixtures/data/random-vectors.json' with { type: 'json' };
import { Random } from './random.ts';

describe('Random', () => {
  it.each(vectors)('gives the words of the reference implementation for seed $seed', ({ seed, words }) => {
    const random = new Random(seed);
    expect(words.map(() => random.nextUint32())).toEqual(words);
  });

  it('makes a float of 53 bits from two words', () => {
    const [high = 0, low = 0] = vectors[2]?.words ?? [];
    const expected = Number((BigInt(high >>> 5) << 26n) | BigInt(low >>> 6)) / 9007199254740992;
    expect(new Random(42).nextFloat()).toBe(expected);
    const random = new Random(7);
    let sum = 0;
    for (let draw = 0; draw < 10_000; draw++) sum += random.nextFloat();
    expect(Math.abs(sum / 10_000 - 0.5)).toBeLessThan(0.02);
  });

  it('draws every integer below the count about equally often', () => {
    const random = new Random(1);
    const counts = new Float64Array(6);
    for (let draw = 0; draw < 60_000; draw++) counts[random.nextInt(6)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(9_600);
    expect(Math.max(...counts)).toBeLessThan(10_400);
    expect(random.nextInt(1)).toBe(0);
  });

  it('draws again what would make the first remainders come more often', () => {
    // Of 2^32 words, those from 3 * 2^30 on are beyond the last whole run of 3 * 2^30.
    const count = 3 * 0x40000000;
    const words = new Random(42);
    const expected: number[] = [];
    while (expected.length < 200) {
      const word = words.nextUint32();
      if (word < count) expected.push(word);
    }
    const random = new Random(42);
    expect(expected.map(() => random.nextInt(count))).toEqual(expected);
  });

  it('shuffles in place, each order about equally often, the same for the same seed', () => {
    const counts = new Map<string, number>();
    const random = new Random(3);
    for (let draw = 0; draw < 6_000; draw++) {
      const items = ['a', 'b', 'c'];
      random.shuffle(items);
      counts.set(items.join(''), (counts.get(items.join('')) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    const rows = Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7);
    const again = rows.slice();
    new Random(9).shuffle(rows);
    new Random(9).shuffle(again);
    expect(rows).toEqual(again);
    expect(rows.slice().sort()).toEqual(Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  });

  it.each([-1, 0.5, 4294967296, Number.NaN])('refuses the seed %d', (seed) => {
    expect(() => new Random(seed)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, 4294967297])('refuses the count %d', (count) => {
    expect(() => new Random(1).nextInt(count)).toThrow(RangeError);
  });
});
