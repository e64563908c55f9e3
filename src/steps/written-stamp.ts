import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** By what a file or a folder is told from what was there before. */
export interface Stamp {
  /** Of a folder: the newest time of anything in it, in nanoseconds. */
  readonly modified: bigint;
  readonly inode: bigint;
  readonly isDirectory: boolean;
}

/** Undefined when nothing is there. */
export async function stampOf(path: string): Promise<Stamp | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return undefined;
  const isDirectory = found.isDirectory();
  let modified = found.mtimeNs;
  // A folder's own time says nothing of a file in it that was written over.
  for (const name of isDirectory ? await readdir(path, { recursive: true }) : []) {
    const inside = await stat(join(path, name), { bigint: true }).catch(() => undefined);
    if (inside !== undefined && inside.mtimeNs > modified) modified = inside.mtimeNs;
  }
  return { modified, inode: found.ino, isDirectory };
}

/** Whether nothing was written between the two. */
export function isSameWriting(before: Stamp | undefined, after: Stamp): boolean {
  return before?.modified === after.modified && before.inode === after.inode;
}
