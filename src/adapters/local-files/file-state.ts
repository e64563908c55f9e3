import type { BigIntStats } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileIdentity } from './generation-log.ts';
import { isMissing } from './object-path.ts';

const copyChunkBytes = 1024 * 1024;

/** A file as it was at one moment. */
export interface FileState extends FileIdentity {
  readonly path: string;
  readonly sizeBytes: number;
}

export const fileState = (path: string, stats: BigIntStats): FileState => ({
  path,
  inode: stats.ino,
  mtimeNs: stats.mtimeNs,
  sizeBytes: Number(stats.size),
});

const isSame = (a: FileState, b: FileState): boolean =>
  a.inode === b.inode && a.mtimeNs === b.mtimeNs && a.sizeBytes === b.sizeBytes;

/** Opens a file and uses it. Undefined when it was no more, or did not stay, in that state: what was read then is worth nothing. */
export async function useUnchanged<T>(
  state: FileState,
  use: (handle: FileHandle) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(state.path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    const isUnchanged = async (): Promise<boolean> =>
      isSame(state, fileState(state.path, await handle.stat({ bigint: true })));
    if (!(await isUnchanged())) return undefined;
    const value = await use(handle);
    return (await isUnchanged()) ? { value } : undefined;
  } finally {
    await handle.close();
  }
}

/** Reads the first `sizeBytes` bytes of a file. */
export async function readBytes(handle: FileHandle, sizeBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(sizeBytes);
  for (let done = 0; done < sizeBytes;) {
    const { bytesRead } = await handle.read(bytes, done, sizeBytes - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes;
}

/** Copies the first `sizeBytes` bytes of a file to another, down to the disk, in pieces. */
export async function copyBytes(
  from: FileHandle,
  sizeBytes: number,
  file: string,
  options: { readonly signal?: AbortSignal; readonly onBytes?: (done: number, total: number) => void },
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const to = await open(file, 'w');
  try {
    const chunk = new Uint8Array(Math.min(copyChunkBytes, sizeBytes));
    for (let done = 0; done < sizeBytes;) {
      options.signal?.throwIfAborted();
      const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, sizeBytes - done), done);
      if (bytesRead === 0) return;
      await to.writeFile(chunk.subarray(0, bytesRead));
      done += bytesRead;
      options.onBytes?.(done, sizeBytes);
    }
    await to.sync();
  } finally {
    await to.close();
  }
}
