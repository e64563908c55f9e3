import { RetrainError } from '../../contract/retrain-error.ts';
import { errnoOf } from './object-path.ts';

/** What an error of the operating system means for the store, in a sentence that says what to do. */
export function fileError(error: unknown, path: string, action: 'read' | 'write' | 'list'): unknown {
  const code = errnoOf(error);
  if (error instanceof RetrainError || code === undefined) return error;
  const cause = { cause: error };
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return new RetrainError(
        'STORE_PERMISSION',
        `This user may not ${action} ${path} (${code}). Give the user that runs Retrain the right to ${action} there, or name another folder.`,
        cause,
      );
    case 'EROFS':
      return new RetrainError(
        'STORE_PERMISSION',
        `${path} is on a read-only file system: name a folder that can be written.`,
        cause,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new RetrainError(
        'STORE_UNAVAILABLE',
        `There is no room left to write ${path}: free some space, then run again.`,
        cause,
      );
    case 'ENAMETOOLONG':
      return new RetrainError(
        'URI_INVALID',
        `The name of ${path.slice(0, 200)}… is longer than the file system allows.`,
        cause,
      );
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EISDIR':
      return new RetrainError(
        'STORE_NOT_A_FILE',
        `${path}: a file stands where a folder is needed, or the other way round.`,
        cause,
      );
    case 'ENOTSUP':
    case 'EXDEV':
    case 'EMLINK':
    case 'ENOSYS':
      return new RetrainError(
        'STORE_UNAVAILABLE',
        `${path} is on a file system without hard links within the store (${code}), which atomic writes need: name a folder on a local disk.`,
        cause,
      );
    default:
      return new RetrainError('STORE_UNAVAILABLE', `Could not ${action} ${path} (${code}).`, cause);
  }
}
