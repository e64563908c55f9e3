import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32c, modelDigest, sha256 } from '../registry/digest.ts';
import type { RunDirectory } from './run-directory.ts';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file below a folder in code-unit order of the paths; links are not followed. */
export async function readFolder(folder: string): Promise<FolderFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => (a < b ? -1 : 1));
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })));
}

/** The files of `model/`, as they are published: `model/…`. */
export async function readModelFiles(run: RunDirectory): Promise<FolderFile[]> {
  const files = await readFolder(run.resolve('model'));
  return files.map(({ path, bytes }) => ({ path: `model/${path}`, bytes }));
}

/** The digest that names the model in decision, manifest and pointer. */
export async function modelDigestOf(run: RunDirectory): Promise<string> {
  const files = await readModelFiles(run);
  return modelDigest(
    files.map(({ path, bytes }) => ({
      path,
      size: bytes.length,
      sha256: sha256(bytes),
      crc32c: crc32c(bytes),
    })),
  );
}
