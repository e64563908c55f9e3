import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { linkIfFree, makeFolder, syncFolder, writeTemporary } from './durable-file.ts';
import { isMissing } from './object-path.ts';

/** What tells one state of a visible file from every other: which file it is, and when it was last changed. */
export interface FileIdentity {
  readonly inode: bigint;
  readonly mtimeNs: bigint;
}

const commitName = /^(?:0|[1-9]\d*)$/;
const text = new TextEncoder();

/**
 * The generations of one object that is overwritten, in a folder of its own under the hidden folder:
 *
 * - `<generation>` is a commit: a hard link to the content. It is made create-only, and that is the whole commit.
 * - `seal.<inode>-<mtime>` says which generation a visible file is. A visible file without a seal was not put there by a
 *   commit: it was created, copied, or edited by hand.
 *
 * Nothing is ever removed from it: a writer that slept for a week must still find that its generation was taken. The commits
 * are at the same time the earlier generations that a person can restore from.
 */
export class GenerationLog {
  readonly folder: string;
  readonly #temporary: string;

  constructor(folder: string, temporary: string) {
    this.folder = folder;
    this.#temporary = temporary;
  }

  /** The newest commit, or undefined when the object was never overwritten. */
  async latestCommit(): Promise<bigint | undefined> {
    let latest: bigint | undefined;
    for (const name of await namesIn(this.folder)) {
      if (!commitName.test(name)) continue;
      const generation = BigInt(name);
      if (latest === undefined || generation > latest) latest = generation;
    }
    return latest;
  }

  commitPath(generation: bigint): string {
    return join(this.folder, String(generation));
  }

  /** The generation that a visible file was sealed as. */
  async sealed(identity: FileIdentity): Promise<bigint | undefined> {
    try {
      return BigInt(await readFile(this.#sealPath(identity), 'utf8'));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Seals a file as a generation. Who comes first decides: the generation that holds is returned. */
  async seal(identity: FileIdentity, generation: bigint): Promise<bigint> {
    await makeFolder(this.folder);
    const temporary = await writeTemporary(this.#temporary, text.encode(String(generation)));
    try {
      if (await linkIfFree(temporary, this.#sealPath(identity))) return generation;
    } finally {
      await rm(temporary, { force: true });
    }
    return (await this.sealed(identity)) ?? generation;
  }

  async unseal(identity: FileIdentity): Promise<void> {
    await rm(this.#sealPath(identity), { force: true });
  }

  /** Makes the content the given generation, if no other content is it yet. */
  commit(generation: bigint, content: string): Promise<boolean> {
    return linkIfFree(content, this.commitPath(generation));
  }

  /** Makes the commits so far survive a power cut. */
  async sync(): Promise<void> {
    await syncFolder(this.folder);
  }

  #sealPath({ inode, mtimeNs }: FileIdentity): string {
    return join(this.folder, `seal.${String(inode)}-${String(mtimeNs)}`);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * The generation of a visible file that has no seal: the time of its last change in nanoseconds. Where that would not be
 * newer than the newest commit (a back-up was put in place with its old date), a number that stands above the commit and
 * differs from file to file. The gap of one is for a writer that began before the file was put there: it may still commit
 * the next generation, and must not get this one's.
 */
export function unsealedGeneration(identity: FileIdentity, latestCommit: bigint | undefined): bigint {
  const floor = (latestCommit ?? -1n) + 1n;
  if (identity.mtimeNs > floor) return identity.mtimeNs;
  const digest = createHash('sha256')
    .update(`${String(identity.inode)}-${String(identity.mtimeNs)}`)
    .digest();
  return floor + 1n + BigInt(digest.readUInt32BE(0));
}
