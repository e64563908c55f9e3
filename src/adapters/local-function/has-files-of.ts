import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether every file of `source` lies in `folder` with the same bytes; what else is in `folder` does not matter. */
export async function hasFilesOf(folder: string, source: string): Promise<boolean> {
  const entries = await readdir(source, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const copy = await readFile(join(folder, file.slice(source.length + 1))).catch(() => undefined);
    if (!copy?.equals(await readFile(file))) return false;
  }
  return true;
}
