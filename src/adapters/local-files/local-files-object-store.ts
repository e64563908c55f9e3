import { lstat, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RetrainError } from '../../contract/retrain-error.ts';
import type {
  ObjectInfo,
  ObjectStore,
  Precondition,
  ReadOptions,
  StoredObject,
  WriteOutcome,
} from '../../ports/object-store.ts';
import { linkIfFree, makeFolder, syncFolder, writeTemporary } from './durable-file.ts';
import { fileError } from './file-error.ts';
import { copyBytes, fileState, readBytes, useUnchanged } from './file-state.ts';
import { unsealedGeneration } from './generation-log.ts';
import { listNames } from './list-names.ts';
import { LiveFiles, type Live } from './live-files.ts';
import { objectPath, requireFolderInside } from './object-path.ts';

const defaultMaxBytes = 64 * 1024 * 1024;
/** A file that changes under the reader's hands this often is not at rest. */
const maxRereads = 8;

type DownloadOptions = ReadOptions & { readonly onBytes?: (done: number, total: number) => void };

/**
 * A folder as a store, for several processes at once, without locks: what a reader sees is always a whole object, whoever
 * is killed when. Objects are plain files in their places; what makes generations and preconditions work lies in the hidden
 * folder `.retrain-store`, which is made by the first write only.
 *
 * Creating an object is a hard link to a finished file. Overwriting is a commit to the object's `GenerationLog`, after which
 * the visible file is replaced; whoever reads or writes next finishes that for a writer that was killed in between. People
 * may edit, replace, copy or delete the visible files: that counts as a write, with a generation of its own.
 *
 * Errors besides the port's: `STORE_NOT_A_FILE` where a directory, a device or a link out of the folder has the name,
 * `URI_INVALID` for a name that no file can have.
 */
export class LocalFilesObjectStore implements ObjectStore {
  readonly uri: string;
  readonly #files: LiveFiles;

  /** `root` need not exist before the first write. */
  constructor(root: string) {
    this.#files = new LiveFiles(root);
    this.uri = pathToFileURL(this.#files.root).href.replace(/\/$/, '');
  }

  uriOf(name: string): string {
    return pathToFileURL(objectPath(this.#files.root, name)).href;
  }

  async stat(name: string): Promise<ObjectInfo | undefined> {
    const live = await this.#guarded(name, 'read', () => this.#files.find(name));
    return live === undefined ? undefined : info(name, live);
  }

  async read(name: string, options: ReadOptions = {}): Promise<StoredObject | undefined> {
    const limits = { ...options, maxBytes: options.maxBytes ?? defaultMaxBytes };
    const found = await this.#use(name, limits, (live, handle) => readBytes(handle, live.sizeBytes));
    return found === undefined ? undefined : { ...info(name, found.live), bytes: found.value };
  }

  async download(name: string, file: string, options: DownloadOptions = {}): Promise<ObjectInfo | undefined> {
    const partial = `${file}.partial`;
    try {
      const found = await this.#use(name, options, (live, handle) =>
        copyBytes(handle, live.sizeBytes, partial, options),
      );
      if (found === undefined) return undefined;
      await rename(partial, file);
      return info(name, found.live);
    } catch (error) {
      await rm(partial, { force: true });
      throw fileError(error, file, 'write');
    }
  }

  async *list(prefix: string): AsyncGenerator<ObjectInfo> {
    for await (const { name, isLink } of listNames(this.#files.root, prefix)) {
      const found = isLink ? await this.#statLink(name) : await this.stat(name);
      if (found !== undefined) yield found;
    }
  }

  /** The options are headers: files have none, and nothing between this store and its reader keeps copies. */
  async write(name: string, bytes: Uint8Array, precondition: Precondition): Promise<WriteOutcome> {
    return this.#guarded(name, 'write', async () => {
      const path = objectPath(this.#files.root, name);
      await requireFolderInside(this.#files.root, dirname(path));
      await this.#files.prepare();
      return precondition === 'absent'
        ? this.#create(name, path, bytes)
        : this.#replace(name, path, bytes, BigInt(precondition.generation));
    });
  }

  async #create(name: string, path: string, bytes: Uint8Array): Promise<WriteOutcome> {
    if ((await this.#files.find(name)) !== undefined) return { outcome: 'conflict' };
    await makeFolder(dirname(path));
    const temporary = await writeTemporary(this.#files.temporary, bytes);
    try {
      const state = fileState(temporary, await lstat(temporary, { bigint: true }));
      if (!(await linkIfFree(temporary, path))) return { outcome: 'conflict' };
      try {
        await syncFolder(dirname(path));
        const generation = unsealedGeneration(state, await this.#files.log(name).latestCommit());
        return { outcome: 'written', info: info(name, { ...state, generation }) };
      } catch (cause) {
        return { outcome: 'unknown', cause };
      }
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #replace(name: string, path: string, bytes: Uint8Array, expected: bigint): Promise<WriteOutcome> {
    const log = this.#files.log(name);
    const live = await this.#files.find(name);
    if (live?.generation !== expected) return { outcome: 'conflict' };
    if ((await lstat(path)).isSymbolicLink()) {
      throw new RetrainError(
        'STORE_NOT_A_FILE',
        `${path} is a symbolic link: put the file that it points to in its place.`,
      );
    }
    if (!live.isSealed && (await log.seal(live, expected)) !== expected) return { outcome: 'conflict' };
    const next = expected + 1n;
    const temporary = await writeTemporary(this.#files.temporary, bytes);
    try {
      const state = fileState(temporary, await lstat(temporary, { bigint: true }));
      await log.seal(state, next);
      // Asked again, because all this took time in which a person may have replaced the visible file.
      const isStillLive = (await this.#files.find(name))?.generation === expected;
      if (!isStillLive || !(await log.commit(next, temporary))) {
        await log.unseal(state);
        return { outcome: 'conflict' };
      }
      try {
        await log.sync();
        const holds = await this.#holds(name, next);
        return holds
          ? { outcome: 'written', info: info(name, { ...state, generation: next }) }
          : {
              outcome: 'unknown',
              cause: new Error('the file was replaced by hand at the moment of the write'),
            };
      } catch (cause) {
        return { outcome: 'unknown', cause };
      }
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Puts a commit into the visible place. It holds when it is live then, or when others have built upon it already. */
  async #holds(name: string, generation: bigint): Promise<boolean> {
    const live = await this.#files.expose(name);
    if (live?.generation === generation) return true;
    const latest = await this.#files.log(name).latestCommit();
    return latest !== undefined && latest > generation;
  }

  /** Does something with the open file of what is live, and once more when it has changed meanwhile. */
  async #use<T>(
    name: string,
    options: ReadOptions,
    use: (live: Live, handle: FileHandle) => Promise<T>,
  ): Promise<{ readonly live: Live; readonly value: T } | undefined> {
    const limit = options.maxBytes ?? Number.POSITIVE_INFINITY;
    return this.#guarded(name, 'read', async () => {
      for (let attempt = 0; attempt < maxRereads; attempt += 1) {
        options.signal?.throwIfAborted();
        const live = await this.#files.find(name);
        if (live === undefined) return undefined;
        if (options.generation !== undefined && options.generation !== String(live.generation))
          return undefined;
        if (live.sizeBytes > limit) {
          throw new RetrainError(
            'STORE_UNAVAILABLE',
            `${this.uriOf(name)} has ${live.sizeBytes} bytes; at most ${limit} are read here.`,
          );
        }
        // For a writer that was killed. Where this process may only read, the content is right all the same.
        if (live.isLagging) await this.#files.expose(name).catch(() => undefined);
        const used = await useUnchanged(live, (handle) => use(live, handle));
        if (used !== undefined) return { live, value: used.value };
      }
      throw new RetrainError(
        'STORE_UNAVAILABLE',
        `${this.uriOf(name)} changed each time that it was read: try again when it is at rest.`,
      );
    });
  }

  /** A link that leads nowhere, to a folder or out of the root is no object. */
  async #statLink(name: string): Promise<ObjectInfo | undefined> {
    try {
      return await this.stat(name);
    } catch (error) {
      if (error instanceof RetrainError && error.code === 'STORE_NOT_A_FILE') return undefined;
      throw error;
    }
  }

  async #guarded<T>(name: string, action: 'read' | 'write', run: () => Promise<T>): Promise<T> {
    const path = objectPath(this.#files.root, name);
    try {
      return await run();
    } catch (error) {
      throw fileError(error, path, action);
    }
  }
}

const info = (
  name: string,
  state: { readonly generation: bigint; readonly sizeBytes: number },
): ObjectInfo => ({
  name,
  generation: String(state.generation),
  sizeBytes: state.sizeBytes,
});
