import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { RetrainError } from '../../contract/retrain-error.ts';

/** Where the store keeps what is not an object: temporary files and the log of generations. Never listed. */
export const hiddenFolder = '.retrain-store';

const quote = (name: string): string => JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);

function refusal(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.includes('\0')) return 'it has a NUL character';
  if (name.startsWith('/')) return 'it begins with a slash; write it relative to the folder';
  if (sep === '\\' && /[\\:]/.test(name)) return 'it has a backslash or a colon; separate folders by slashes';
  const segments = name.split('/');
  if (segments.includes('')) return 'it has an empty part between slashes';
  if (segments.includes('.') || segments.includes('..')) return 'it has a part that is "." or ".."';
  if (segments[0] === hiddenFolder) return `${hiddenFolder} is for the store itself`;
  return undefined;
}

/** The path of an object below a root folder. Refuses with `URI_INVALID` every name that could lead out of it. */
export function objectPath(root: string, name: string): string {
  const reason = refusal(name);
  if (reason !== undefined) {
    throw new RetrainError('URI_INVALID', `The name ${quote(name)} cannot be used for a file: ${reason}.`);
  }
  return join(root, ...name.split('/'));
}

export const isMissing = (error: unknown): boolean => {
  const code = errnoOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
};

/** The code of an error of the operating system: `ENOENT` and so on. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * The real path of a folder, or undefined when it does not exist. A folder that a symbolic link puts outside of the root is
 * refused, so that nothing is read or written where the store does not live.
 */
export async function realFolder(root: string, folder: string): Promise<string | undefined> {
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(folder)]);
    requireInside(realRoot, real, folder);
    return real;
  } catch (error) {
    if (errnoOf(error) === 'ENOTDIR') await requireNoFile(root);
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Refuses a root that is a file: that is a slip in the configuration, and not an empty store. */
async function requireNoFile(root: string): Promise<void> {
  const found = await stat(root).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined || found.isDirectory()) return;
  throw new RetrainError(
    'STORE_NOT_A_FILE',
    `${root} is a file where a folder is needed: name another path, or move the file away.`,
  );
}

/** The same for a folder that is about to be made: its nearest ancestor that exists must lie inside. */
export async function requireFolderInside(root: string, folder: string): Promise<void> {
  for (let at = folder; at.length > root.length; at = dirname(at)) {
    if ((await realFolder(root, at)) !== undefined) return;
  }
}

/** Refuses a real path that is not below the real root. */
export function requireInside(realRoot: string, real: string, shown: string): void {
  const base = realRoot.endsWith(sep) ? realRoot : `${realRoot}${sep}`;
  if (real === realRoot || real.startsWith(base)) return;
  throw new RetrainError(
    'STORE_NOT_A_FILE',
    `${shown} is reached through a symbolic link that leads out of ${realRoot}; name the place that it points to instead.`,
  );
}
