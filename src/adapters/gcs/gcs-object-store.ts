import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { RetrainError } from '../../contract/retrain-error.ts';
import type {
  ObjectInfo,
  ObjectStore,
  Precondition,
  ReadOptions,
  StoredObject,
  WriteOptions,
  WriteOutcome,
} from '../../ports/object-store.ts';
import { inCodeUnitOrder } from './code-unit-order.ts';
import {
  gcsError,
  gcsFailure,
  isAmbiguous,
  isNotFound,
  isTransient,
  UnsoundAnswer,
  type GcsFailure,
} from './gcs-failure.ts';
import { openBucket, type BucketAccess, type OpenBucket } from './open-bucket.ts';

export interface GcsObjectStoreOptions extends BucketAccess {
  /** Folder of the bucket that is the store; empty for the bucket itself. */
  readonly prefix: string;
  /** Waits before each further attempt of a request that failed for a while; each is drawn out by up to a half. */
  readonly retryDelaysMs?: readonly number[];
}

type DownloadOptions = ReadOptions & { readonly onBytes?: (done: number, total: number) => void };

const defaultMaxBytes = 64 * 1024 * 1024;
const defaultRetryDelaysMs = [1000, 2000, 4000] as const;
const pageSize = 1000;

const resourceSchema = z.object({
  generation: z.string().regex(/^\d+$/),
  size: z.string().regex(/^\d+$/),
  crc32c: z.string().optional(),
});
const pageSchema = z.object({
  items: z.array(z.object({ name: z.string(), generation: z.string(), size: z.string() })).default([]),
  nextPageToken: z.string().optional(),
});

/** What the headers of an answer say of the object that follows. */
const headSchema = z.object({
  'x-goog-generation': z.string().regex(/^\d+$/),
  'x-goog-stored-content-length': z.string().regex(/^\d+$/),
  'x-goog-hash': z.string().regex(/crc32c=/),
});

interface Head {
  readonly generation: string;
  readonly sizeBytes: number;
  readonly crc32c: string;
}

/**
 * Google Cloud Storage through the official client. Every write carries a precondition, so every request may be sent again;
 * checksums are verified on both ways. Generations stay text throughout.
 */
export class GcsObjectStore implements ObjectStore {
  readonly uri: string;
  readonly #access: BucketAccess;
  readonly #base: string;
  readonly #retryDelaysMs: readonly number[];
  #opened: Promise<OpenBucket> | undefined;

  constructor(options: GcsObjectStoreOptions) {
    const prefix = options.prefix.replace(/^\/+|\/+$/g, '');
    this.#access = options;
    this.#base = prefix === '' ? '' : `${prefix}/`;
    this.#retryDelaysMs = options.retryDelaysMs ?? defaultRetryDelaysMs;
    this.uri = `gs://${options.bucket}${prefix === '' ? '' : `/${prefix}`}`;
  }

  uriOf(name: string): string {
    return `${this.uri}/${name}`;
  }

  async stat(name: string): Promise<ObjectInfo | undefined> {
    const file = (await this.#open()).bucket.file(this.#full(name));
    return this.#retrying('read', name, undefined, async () => {
      const [metadata] = await file.getMetadata();
      const { generation, size } = sound(resourceSchema, metadata);
      return { name, generation, sizeBytes: Number(size) };
    });
  }

  async read(name: string, options: ReadOptions = {}): Promise<StoredObject | undefined> {
    const limited = { ...options, maxBytes: options.maxBytes ?? defaultMaxBytes };
    return this.#retrying('read', name, options.signal, async () => {
      const chunks: Buffer[] = [];
      const head = await this.#receive(name, limited, (chunk) => {
        chunks.push(chunk);
      });
      const { generation, sizeBytes } = head;
      return { name, generation, sizeBytes, bytes: new Uint8Array(Buffer.concat(chunks)) };
    });
  }

  async download(name: string, file: string, options: DownloadOptions = {}): Promise<ObjectInfo | undefined> {
    const partial = `${file}.partial`;
    return this.#retrying('read', name, options.signal, async () => {
      await mkdir(dirname(file), { recursive: true });
      try {
        const { generation, sizeBytes } = await this.#receiveInto(partial, name, options);
        await rename(partial, file);
        return { name, generation, sizeBytes };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    });
  }

  async *list(prefix: string): AsyncGenerator<ObjectInfo> {
    yield* inCodeUnitOrder(this.#pages(prefix));
  }

  async write(
    name: string,
    bytes: Uint8Array,
    precondition: Precondition,
    options: WriteOptions,
  ): Promise<WriteOutcome> {
    const { bucket, checksum } = await this.#open();
    const crc32c = checksum(bytes);
    const upload = async (): Promise<ObjectInfo> => {
      // A new one each time: the client keeps what it learns of the object in it, and would send that as a precondition.
      const file = bucket.file(this.#full(name));
      await file.save(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
        resumable: false,
        // The service checks the checksum before it stores anything. Had the client to check it, it would delete the object
        // that does not match, whosever it is by then.
        validation: false,
        metadata: {
          contentType: options.contentType,
          crc32c,
          ...(options.noStore === true ? { cacheControl: 'no-store' } : {}),
        },
        preconditionOpts: { ifGenerationMatch: precondition === 'absent' ? 0 : precondition.generation },
      });
      const { generation, size } = sound(resourceSchema, file.metadata);
      return { name, generation, sizeBytes: Number(size) };
    };
    let unclear: GcsFailure | undefined;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return { outcome: 'written', info: await upload() };
      } catch (error) {
        const failure = gcsFailure(error);
        if (failure.status === 412) return { outcome: 'conflict' };
        if (isAmbiguous(failure)) unclear = failure;
        if (isTransient(failure) && (await this.#waited(attempt))) continue;
        if (unclear !== undefined) return { outcome: 'unknown', cause: unclear.cause };
        throw gcsError(failure, 'write', this.#access.bucket, this.#full(name));
      }
    }
  }

  #open(): Promise<OpenBucket> {
    this.#opened ??= openBucket(this.#access);
    return this.#opened;
  }

  /** The object's name in the bucket. Refuses what Google refuses, before anything is sent. */
  #full(name: string): string {
    const full = this.#base + name;
    if (name === '' || /[\r\n]/.test(name) || !full.isWellFormed() || Buffer.byteLength(full) > 1024) {
      throw new RetrainError(
        'URI_INVALID',
        `${JSON.stringify(full.slice(0, 200))} is no name for an object in gs://${this.#access.bucket}: it must not be empty, have line breaks, or be longer than 1024 bytes.`,
      );
    }
    return full;
  }

  async #receiveInto(partial: string, name: string, options: DownloadOptions): Promise<Head> {
    const to = await open(partial, 'w');
    let done = 0;
    try {
      const head = await this.#receive(name, options, async (chunk, { sizeBytes }) => {
        await to.writeFile(chunk);
        done += chunk.length;
        options.onBytes?.(done, sizeBytes);
      });
      await to.sync();
      return head;
    } finally {
      await to.close();
    }
  }

  /** One request for the stored bytes as they are, none decompressed; resolves when all have come and their checksum is right. */
  async #receive(
    name: string,
    options: ReadOptions,
    take: (chunk: Buffer, head: Head) => void | Promise<void>,
  ): Promise<Head> {
    const { signal, generation, maxBytes = Number.POSITIVE_INFINITY } = options;
    signal?.throwIfAborted();
    const { bucket, newChecksum } = await this.#open();
    const file = bucket.file(this.#full(name));
    // Given to the client as an option it would become a JavaScript number, and so another generation.
    if (generation !== undefined) Object.assign(file, { generation });
    // The client checks only when the answer has a certain header; here it is always done.
    const stream = file.createReadStream({ decompress: false, validation: false });
    if (signal !== undefined) addAbortSignal(signal, stream);
    let head: Head | undefined;
    stream.once('response', (response: Readable & { readonly headers: unknown }) => {
      // The client hangs more listeners on it than Node thinks healthy, which would put a warning into everybody's log.
      response.setMaxListeners(20);
      head = parseHead(response.headers);
    });
    const crc = newChecksum();
    let done = 0;
    const known = (): Head => {
      if (head === undefined)
        throw new UnsoundAnswer('the answer lacks the generation, the length or the checksum of the object');
      return head;
    };
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const { sizeBytes } = known();
      if (sizeBytes > maxBytes) throw this.#tooLarge(name, sizeBytes, maxBytes);
      crc.update(chunk);
      done += chunk.length;
      await take(chunk, known());
    }
    const received = known();
    if (done !== received.sizeBytes)
      throw new UnsoundAnswer(`the answer ended after ${done} of ${received.sizeBytes} bytes`);
    if (crc.toString() !== received.crc32c)
      throw new UnsoundAnswer('the answer was damaged on its way: its checksum is wrong');
    return received;
  }

  async *#pages(prefix: string): AsyncGenerator<ObjectInfo> {
    const { bucket } = await this.#open();
    let pageToken: string | undefined;
    do {
      const query = {
        prefix: this.#base + prefix,
        autoPaginate: false,
        maxResults: pageSize,
        fields: 'items(name,generation,size),nextPageToken',
        ...(pageToken === undefined ? {} : { pageToken }),
      };
      const page = await this.#retrying('list', prefix, undefined, async () => {
        const [, , answer] = await bucket.getFiles(query);
        return sound(pageSchema, answer);
      });
      for (const { name, generation, size } of page?.items ?? []) {
        // Consoles make an object of no bytes that stands for a folder; the store's own is not in the store.
        if (name !== this.#base)
          yield { name: name.slice(this.#base.length), generation, sizeBytes: Number(size) };
      }
      pageToken = page?.nextPageToken;
    } while (pageToken !== undefined);
  }

  /** Asks until there is an answer. Undefined when it is that there is no such object. */
  async #retrying<T>(
    action: 'read' | 'list',
    name: string,
    signal: AbortSignal | undefined,
    ask: () => Promise<T>,
  ): Promise<T | undefined> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof RetrainError) throw error;
        const failure = gcsFailure(error);
        if (action === 'read' && isNotFound(failure)) return undefined;
        if (isTransient(failure) && (await this.#waited(attempt, signal))) continue;
        throw gcsError(failure, action, this.#access.bucket, this.#base + name);
      }
    }
  }

  /** Waits before the next attempt; false when there is to be none. */
  async #waited(attempt: number, signal?: AbortSignal): Promise<boolean> {
    const delayMs = this.#retryDelaysMs[attempt];
    if (delayMs === undefined) return false;
    // Cut short, the sleep rejects with an error of its own instead of the signal's reason.
    await sleep(delayMs * (1 + Math.random() / 2), undefined, signal === undefined ? {} : { signal }).catch(
      () => undefined,
    );
    signal?.throwIfAborted();
    return true;
  }

  #tooLarge(name: string, sizeBytes: number, maxBytes: number): RetrainError {
    return new RetrainError(
      'STORE_UNAVAILABLE',
      `${this.uriOf(name)} has ${sizeBytes} bytes; at most ${maxBytes} are read here.`,
    );
  }
}

function sound<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new UnsoundAnswer('the answer lacks what the documentation promises', { cause: parsed.error });
}

function parseHead(headers: unknown): Head | undefined {
  const parsed = headSchema.safeParse(headers);
  if (!parsed.success) return undefined;
  const {
    'x-goog-generation': generation,
    'x-goog-stored-content-length': length,
    'x-goog-hash': hash,
  } = parsed.data;
  return { generation, sizeBytes: Number(length), crc32c: /crc32c=([A-Za-z0-9+/=]+)/.exec(hash)?.[1] ?? '' };
}
