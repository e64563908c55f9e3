import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from './file-error.ts';
import { hiddenFolder, isMissing, objectPath, realFolder } from './object-path.ts';

export interface ListedName {
  readonly name: string;
  readonly isLink: boolean;
}

/** The names of files and links below a root that begin with a prefix, in code-unit order of the whole names. */
export async function* listNames(root: string, prefix: string): AsyncGenerator<ListedName> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (folder !== '') objectPath(root, folder.slice(0, -1));
  yield* walk(root, folder, prefix);
}

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<ListedName> {
  for (const entry of await entriesOf(root, folder)) {
    const name = folder + entry.name;
    if (name === hiddenFolder) continue;
    if (entry.isDirectory()) {
      if (`${name}/`.startsWith(prefix)) yield* walk(root, `${name}/`, prefix);
    } else if (name.startsWith(prefix) && (entry.isFile() || entry.isSymbolicLink())) {
      yield { name, isLink: entry.isSymbolicLink() };
    }
  }
}

/** In the order in which the names of the objects come: a folder counts with its slash. */
async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  const path = join(root, ...folder.split('/'));
  const key = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);
  try {
    if ((await realFolder(root, path)) === undefined) return [];
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw fileError(error, path, 'list');
  }
}
