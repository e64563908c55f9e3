/** A list of 32-bit numbers that grows by doubling: a plain array would cost eight bytes and a check for each. */
export class GrowingUint32 {
  #items = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length++] = value;
  }

  /** Forgets what was pushed after the first `length` numbers. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  /** The numbers so far, without a copy: push nothing afterwards. */
  view(from = 0): Uint32Array {
    return this.#items.subarray(from, this.#length);
  }
}
