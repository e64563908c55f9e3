import type {
  ObjectInfo,
  ObjectStore,
  Precondition,
  ReadOptions,
  StoredObject,
  WriteOptions,
  WriteOutcome,
} from '../../src/ports/object-store.ts';
import { RetrainError } from '../../src/contract/retrain-error.ts';

/**
 * What a write can suffer. `apply-then-lose`: it takes effect, and nobody hears of it. `apply-then-conflict`: the client sent
 * it twice, and was refused by itself. `lose`: it never arrives. `delay`: it arrives only when `deliver` is called. `throw`:
 * the store fails without saying whether it took effect (it did not).
 */
export type WriteFault = 'apply-then-lose' | 'apply-then-conflict' | 'lose' | 'delay' | 'throw';

export interface WriteRecord {
  readonly name: string;
  readonly precondition: Precondition;
  readonly bytes: Uint8Array;
}

/** Any store, with trouble on the way to it. */
export class FaultyObjectStore implements ObjectStore {
  readonly uri: string;
  readonly #inner: ObjectStore;
  /** Taken one by one by the writes to `faultyName`; `undefined` lets one through. */
  readonly faults: (WriteFault | undefined)[] = [];
  /** So many reads fail. */
  failingReads = 0;
  /** Every write that was sent, whatever came of it. */
  readonly sent: WriteRecord[] = [];
  /** Awaited before each request: what others do meanwhile, or whose turn it is. */
  turn: (request: string) => Promise<unknown> = () => Promise.resolve();
  readonly #faultyName: string;
  readonly #delayed: (() => Promise<WriteOutcome>)[] = [];

  constructor(inner: ObjectStore, faultyName: string) {
    this.#inner = inner;
    this.#faultyName = faultyName;
    this.uri = inner.uri;
  }

  uriOf(name: string): string {
    return this.#inner.uriOf(name);
  }

  async stat(name: string): Promise<ObjectInfo | undefined> {
    await this.turn(`stat ${name}`);
    return this.#inner.stat(name);
  }

  async read(name: string, options?: ReadOptions): Promise<StoredObject | undefined> {
    await this.turn(`read ${name}`);
    if (name === this.#faultyName && this.failingReads > 0) {
      this.failingReads -= 1;
      throw new RetrainError('STORE_UNAVAILABLE', 'The read was told to fail.');
    }
    return this.#inner.read(name, options);
  }

  download(name: string, file: string, options?: ReadOptions): Promise<ObjectInfo | undefined> {
    return this.#inner.download(name, file, options);
  }

  list(prefix: string): AsyncIterable<ObjectInfo> {
    return this.#inner.list(prefix);
  }

  async write(
    name: string,
    bytes: Uint8Array,
    precondition: Precondition,
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    await this.turn(`write ${name}`);
    this.sent.push({ name, precondition, bytes });
    const apply = (): Promise<WriteOutcome> => this.#inner.write(name, bytes, precondition, options);
    const fault = name === this.#faultyName ? this.faults.shift() : undefined;
    const lost: WriteOutcome = {
      outcome: 'unknown',
      cause: new Error(`the write was told to ${String(fault)}`),
    };
    switch (fault) {
      case undefined:
        return apply();
      case 'apply-then-lose':
        await apply();
        return lost;
      case 'apply-then-conflict':
        await apply();
        return { outcome: 'conflict' };
      case 'lose':
        return lost;
      case 'delay':
        this.#delayed.push(apply);
        return lost;
      case 'throw':
        throw new RetrainError('STORE_UNAVAILABLE', 'The write was told to fail.');
    }
  }

  /** The delayed writes arrive now. */
  async deliver(): Promise<WriteOutcome[]> {
    return Promise.all(this.#delayed.splice(0).map((apply) => apply()));
  }
}
