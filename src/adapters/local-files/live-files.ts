import { randomUUID } from 'node:crypto';
import { lstat, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { RetrainError } from '../../contract/retrain-error.ts';
import { linkIfFree, makeFolder, sweepTemporary, syncFolder } from './durable-file.ts';
import { fileState, type FileState } from './file-state.ts';
import { GenerationLog, unsealedGeneration } from './generation-log.ts';
import { hiddenFolder, isMissing, objectPath, realFolder, requireInside } from './object-path.ts';

/** The state of the file that holds an object's live content. */
export interface Live extends FileState {
  readonly generation: bigint;
  /** False when the visible file was not put there by a commit. */
  readonly isSealed: boolean;
  /** The newest commit is not yet in the visible place: its writer is about to put it there, or was killed. */
  readonly isLagging: boolean;
}

/** Says what is live under each name of a store's folder, and brings it into the visible place. */
export class LiveFiles {
  readonly root: string;
  /** Files that are being written. */
  readonly temporary: string;
  #prepared: Promise<void> | undefined;

  constructor(root: string) {
    this.root = resolve(root);
    this.temporary = join(this.root, hiddenFolder, 'temporary');
  }

  /** Makes the folder of temporary files, once, and tidies it. */
  async prepare(): Promise<void> {
    this.#prepared ??= makeFolder(this.temporary).then(() => sweepTemporary(this.temporary));
    try {
      await this.#prepared;
    } catch (error) {
      this.#prepared = undefined;
      throw error;
    }
  }

  log(name: string): GenerationLog {
    return new GenerationLog(
      join(this.root, hiddenFolder, 'generations', ...name.split('/')),
      this.temporary,
    );
  }

  /**
   * What is live under a name. The order of the looks matters: whatever has put the visible file there has logged it before,
   * so a look at the file first and at the log then never takes a commit for an edit by hand.
   */
  async find(name: string): Promise<Live | undefined> {
    const visible = await this.#visible(objectPath(this.root, name));
    if (visible === undefined) return undefined;
    const log = this.log(name);
    const latest = await log.latestCommit();
    const sealed = await log.sealed(visible);
    if (sealed === undefined) {
      return {
        ...visible,
        generation: unsealedGeneration(visible, latest),
        isSealed: false,
        isLagging: false,
      };
    }
    if (latest === undefined || latest <= sealed) {
      return { ...visible, generation: sealed, isSealed: true, isLagging: false };
    }
    const path = log.commitPath(latest);
    const state = fileState(path, await lstat(path, { bigint: true }));
    return { ...state, generation: latest, isSealed: true, isLagging: true };
  }

  /** Puts the newest commit into the visible place, until it is there; returns what is live then. */
  async expose(name: string): Promise<Live | undefined> {
    const path = objectPath(this.root, name);
    await this.prepare();
    for (;;) {
      const live = await this.find(name);
      if (live?.isLagging !== true) return live;
      const second = join(this.temporary, randomUUID());
      try {
        if (await linkIfFree(live.path, second)) await rename(second, path);
        await syncFolder(dirname(path));
      } finally {
        // Renaming onto another name of the same file does nothing, and leaves both names.
        await rm(second, { force: true });
      }
    }
  }

  /** The visible file; a symbolic link to a file within the root is followed. */
  async #visible(path: string): Promise<FileState | undefined> {
    try {
      if ((await realFolder(this.root, dirname(path))) === undefined) return undefined;
      let stats = await lstat(path, { bigint: true });
      if (stats.isSymbolicLink()) {
        requireInside(await realpath(this.root), await realpath(path), path);
        stats = await stat(path, { bigint: true });
      }
      if (stats.isFile()) return fileState(path, stats);
      const kind = stats.isDirectory() ? 'a directory' : 'not a regular file';
      throw new RetrainError('STORE_NOT_A_FILE', `${path} is ${kind}; a file is needed.`);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}
