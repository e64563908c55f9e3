/**
 * Numbers that look random and are the same everywhere: a counter scrambled by a 32-bit finaliser, as in SplitMix (Steele,
 * Lea and Flood 2014), with multipliers of low bias found by C. Wellons. The kernels draw the same numbers from the same state.
 */
export class RandomStream {
  #state: number;

  /** Streams of one seed with different numbers have nothing to do with each other. */
  constructor(seed: number, stream: number) {
    // A seed can be a whole number of up to 53 bits; both halves count.
    this.#state = scramble(scramble(scramble(seed) ^ Math.floor(seed / 0x100000000)) ^ stream);
  }

  /** The stream that goes on from a state. */
  static at(state: number): RandomStream {
    const stream = new RandomStream(0, 0);
    stream.#state = state;
    return stream;
  }

  /** From which another stream, or a kernel, goes on. */
  get state(): number {
    return this.#state;
  }

  /** From 0 to 2³² - 1. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return scramble(this.#state);
  }

  /** From 0 to `bound` - 1; `bound` is a whole number up to 2³². */
  below(bound: number): number {
    const drawn = this.next();
    // The high half of the product of 64 bits, in steps that a double holds exactly.
    return Math.floor(((drawn >>> 16) * bound + Math.floor(((drawn & 0xffff) * bound) / 65536)) / 65536);
  }
}

/** A one-to-one map of 32-bit numbers in which every bit of the result depends on every bit given. */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
