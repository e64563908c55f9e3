import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RetrainError } from '../../contract/retrain-error.ts';
import type {
  ObjectInfo,
  ObjectStore,
  Precondition,
  ReadOptions,
  StoredObject,
  WriteOutcome,
} from '../../ports/object-store.ts';

const defaultMaxBytes = 64 * 1024 * 1024;

interface Entry {
  readonly generation: string;
  readonly bytes: Uint8Array;
}

/** A store in the memory of this process: for tests, and for the laws that every other store must obey. */
export class MemoryObjectStore implements ObjectStore {
  readonly uri: string;
  readonly #objects = new Map<string, Entry>();
  /** Begins where JavaScript numbers end, so that whoever makes a number of a generation is found out. */
  #lastGeneration = 9_007_199_254_740_992n;

  constructor(uri = 'memory://store') {
    this.uri = uri;
  }

  uriOf(name: string): string {
    return `${this.uri}/${name}`;
  }

  async stat(name: string): Promise<ObjectInfo | undefined> {
    await Promise.resolve();
    const entry = this.#objects.get(name);
    return entry === undefined ? undefined : info(name, entry);
  }

  async read(name: string, options: ReadOptions = {}): Promise<StoredObject | undefined> {
    options.signal?.throwIfAborted();
    await Promise.resolve();
    const entry = this.#live(name, options);
    return entry === undefined ? undefined : { ...info(name, entry), bytes: entry.bytes.slice() };
  }

  async download(
    name: string,
    file: string,
    options: ReadOptions & { readonly onBytes?: (done: number, total: number) => void } = {},
  ): Promise<ObjectInfo | undefined> {
    options.signal?.throwIfAborted();
    const entry = this.#live(name, { maxBytes: Number.POSITIVE_INFINITY, ...options });
    if (entry === undefined) return undefined;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.partial`, entry.bytes);
    await rename(`${file}.partial`, file);
    options.onBytes?.(entry.bytes.length, entry.bytes.length);
    return info(name, entry);
  }

  async *list(prefix: string): AsyncGenerator<ObjectInfo> {
    await Promise.resolve();
    const names = [...this.#objects.keys()].filter((name) => name.startsWith(prefix));
    for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
      const entry = this.#objects.get(name);
      if (entry !== undefined) yield info(name, entry);
    }
  }

  /** The options are headers, and memory has none. */
  async write(name: string, bytes: Uint8Array, precondition: Precondition): Promise<WriteOutcome> {
    await Promise.resolve();
    const current = this.#objects.get(name)?.generation;
    const expected = precondition === 'absent' ? undefined : precondition.generation;
    if (current !== expected) return { outcome: 'conflict' };
    this.#lastGeneration += 1n;
    const entry = { generation: String(this.#lastGeneration), bytes: bytes.slice() };
    this.#objects.set(name, entry);
    return { outcome: 'written', info: info(name, entry) };
  }

  #live(name: string, options: ReadOptions): Entry | undefined {
    const entry = this.#objects.get(name);
    if (entry === undefined) return undefined;
    const { generation = entry.generation, maxBytes: limit = defaultMaxBytes } = options;
    if (generation !== entry.generation) return undefined;
    if (entry.bytes.length <= limit) return entry;
    throw new RetrainError(
      'STORE_UNAVAILABLE',
      `${this.uriOf(name)} has ${entry.bytes.length} bytes; at most ${limit} are read into the memory.`,
    );
  }
}

const info = (name: string, entry: Entry): ObjectInfo => ({
  name,
  generation: entry.generation,
  sizeBytes: entry.bytes.length,
});
