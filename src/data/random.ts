function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}

/**
 * Seeded random numbers: xoshiro128** 1.1 (D. Blackman, S. Vigna, 2018), its state filled by SplitMix32. The same seed gives the
 * same numbers on every machine. Not for secrets.
 */
export class Random {
  readonly #state = new Uint32Array(4);

  /** The seed is an integer from 0 to 2^32 - 1. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
      throw new RangeError('A seed is an integer from 0 to 4294967295.');
    let word = seed | 0;
    for (let index = 0; index < 4; index++) {
      word = (word + 0x9e3779b9) | 0;
      let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      this.#state[index] = mixed ^ (mixed >>> 16);
    }
  }

  /** An integer from 0 to 2^32 - 1. */
  nextUint32(): number {
    const state = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(state[1]!, 5), 7), 9) >>> 0;
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotateLeft(state[3]!, 11);
    return result;
  }

  /** A number from 0 to below 1, in steps of 2^-53. */
  nextFloat(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** An integer from 0 to below `count` (at most 2^32), each equally likely. */
  nextInt(count: number): number {
    if (!Number.isInteger(count) || count < 1 || count > 0x100000000)
      throw new RangeError('A count is an integer from 1 to 4294967296.');
    // The last incomplete run of remainders is drawn again, or the first ones would come more often.
    const limit = 0x100000000 - (0x100000000 % count);
    let word = this.nextUint32();
    while (word >= limit) word = this.nextUint32();
    return word % count;
  }

  /** Puts the items into a random order, in place (Fisher and Yates). */
  shuffle<Item>(items: { [index: number]: Item; readonly length: number }): void {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.nextInt(last + 1);
      const item = items[last]!;
      items[last] = items[other]!;
      items[other] = item;
    }
  }
}
