import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RetrainError } from '../../contract/retrain-error.ts';

export interface NewFile {
  /** Seen from the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new RetrainError(
      'INPUT_INVALID',
      `${file} is in the way: it is there and cannot be read as a file.`,
      { cause: error },
    );
  }
}

/**
 * Writes all files or none: what is there with another content stays, unless it may be overwritten. Returns the paths that
 * were written. Errors: `INPUT_INVALID`.
 */
export async function writeFiles(
  directory: string,
  files: readonly NewFile[],
  overwrite: boolean,
): Promise<string[]> {
  const present = await Promise.all(
    files.map(async ({ path, text }) => ({ path, text, before: await textOf(join(directory, path)) })),
  );
  const inTheWay = present.filter(({ before, text }) => before !== undefined && before !== text);
  if (inTheWay.length > 0 && !overwrite) {
    throw new RetrainError(
      'INPUT_INVALID',
      'Nothing was written, because it would overwrite files. Use --force to overwrite them:',
      { problems: inTheWay.map(({ path }) => path) },
    );
  }
  const wanted = present.filter(({ before, text }) => before !== text);
  for (const { path, text } of wanted) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return wanted.map(({ path }) => path);
}

/** Adds lines to `.gitignore` that it does not have yet. Returns those that were added. */
export async function ignore(directory: string, lines: readonly string[]): Promise<string[]> {
  const file = join(directory, '.gitignore');
  const before = (await textOf(file)) ?? '';
  const present = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter(
    (line) => !present.has(line) && !present.has(line.replace(/\/$/, '')) && !present.has(`/${line}`),
  );
  if (missing.length === 0) return [];
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  await writeFile(file, `${before}${separator}${missing.join('\n')}\n`);
  return missing;
}
