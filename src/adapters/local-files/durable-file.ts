import { randomInt, randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf, isMissing } from './object-path.ts';

const dayMs = 86_400_000;

/** Makes the entries of a folder survive a power cut. Windows cannot open folders, and keeps its own order. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and its ancestors, durably. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = folder; ; at = dirname(at)) {
    await syncFolder(dirname(at));
    if (at === first || dirname(at) === at) return;
  }
}

/**
 * Writes bytes to a new file in the folder of temporary files, down to the disk, and returns its path.
 *
 * Its modification time is put a random few hundredths of a second back. File systems stamp files by a coarse clock, so an
 * edit by hand right after a write could otherwise leave the same stamp, and pass for the file that the store wrote.
 */
export async function writeTemporary(folder: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, randomUUID());
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    const seconds = Date.now() / 1000 - 0.02 - randomInt(10_000) / 1_000_000;
    await handle.utimes(seconds, seconds);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/**
 * Gives a file a second name, if that name is free: the one atomic create-only operation that file systems agree on.
 * False when another file has the name. A server that applied the call and lost its answer says "exists" on the second try:
 * that it is the same file tells.
 */
export async function linkIfFree(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    const ours = await lstat(file, { bigint: true });
    try {
      const theirs = await lstat(name, { bigint: true });
      return ours.ino === theirs.ino && ours.dev === theirs.dev;
    } catch (gone) {
      if (isMissing(gone)) return false;
      throw gone;
    }
  }
}

/** Removes what killed writers left behind more than a day ago. Never an error: it is only tidying. */
export async function sweepTemporary(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > dayMs) await rm(path, { force: true });
    }
  } catch (error) {
    if (!isMissing(error) && errnoOf(error) === undefined) throw error;
  }
}
