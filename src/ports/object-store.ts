/**
 * Named objects with generations and preconditions: the part of Google Cloud Storage that the publish protocol stands on.
 * Names are relative to the store's prefix, with forward slashes.
 *
 * Errors: `STORE_PERMISSION`, `STORE_UNAVAILABLE`. Not-found is a value, not an error: missing is not broken.
 */
export interface ObjectInfo {
  readonly name: string;
  /** Decimal text; changes with every write to the name. Never a JavaScript number: it exceeds 2^53. */
  readonly generation: string;
  readonly sizeBytes: number;
}

export interface StoredObject extends ObjectInfo {
  readonly bytes: Uint8Array;
}

/** `'absent'`: only if no object has that name. A generation: only if the live object is still that one. */
export type Precondition = 'absent' | { readonly generation: string };

export type WriteOutcome =
  | { readonly outcome: 'written'; readonly info: ObjectInfo }
  /** The precondition did not hold when the store looked. It may still have been this very write that made it so. */
  | { readonly outcome: 'conflict' }
  /** The write was sent, but it is not known whether it took effect. */
  | { readonly outcome: 'unknown'; readonly cause: unknown };

export interface WriteOptions {
  readonly contentType: string;
  /** The object must never be served from a cache. */
  readonly noStore?: boolean;
}

export interface ReadOptions {
  /** Read this generation or nothing. */
  readonly generation?: string;
  /** Refuse a larger object with `STORE_UNAVAILABLE` rather than fill the memory. Default 64 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface ObjectStore {
  /** `gs://bucket/prefix` or `file:///path`, without a trailing slash. */
  readonly uri: string;
  /** The object's address, for people. */
  uriOf(name: string): string;
  stat(name: string): Promise<ObjectInfo | undefined>;
  /** Whole objects of moderate size. Undefined when there is none (or not that generation). */
  read(name: string, options?: ReadOptions): Promise<StoredObject | undefined>;
  /** Streams an object to a file that appears under its name only when it is complete and its checksum is right. Undefined when there is none. */
  download(
    name: string,
    file: string,
    options?: ReadOptions & { readonly onBytes?: (done: number, total: number) => void },
  ): Promise<ObjectInfo | undefined>;
  /** Every object whose name begins with the prefix, in code-unit order of the names. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  write(
    name: string,
    bytes: Uint8Array,
    precondition: Precondition,
    options: WriteOptions,
  ): Promise<WriteOutcome>;
}
