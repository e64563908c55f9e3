import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RetrainError } from '../contract/retrain-error.ts';

export type Location =
  | { readonly scheme: 'gs'; readonly bucket: string; readonly name: string }
  /** An absolute path of this machine. */
  | { readonly scheme: 'file'; readonly path: string };

function invalid(text: string, key: string, why: string): RetrainError {
  // A URI may carry a token in its query: only what stands before it is shown.
  const shown = text.split(/[?#]/, 1)[0] ?? '';
  return new RetrainError(
    'URI_INVALID',
    `${key}: "${shown}" ${why}. Write gs://bucket/path, file:///path or a plain path.`,
  );
}

/** A URI or a plain path of the configuration; a relative path starts from `directory`. Errors: `URI_INVALID`. */
export function parseUri(text: string, key: string, directory: string): Location {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(text)?.[1]?.toLowerCase();
  if (text.includes('\0')) throw invalid(text.replaceAll('\0', ''), key, 'has a NUL character');
  if (scheme === undefined)
    return { scheme: 'file', path: isAbsolute(text) ? text : resolve(directory, text) };
  if (scheme === 'file') {
    try {
      return { scheme: 'file', path: fileURLToPath(text) };
    } catch {
      throw invalid(text, key, 'is not a file URI of this machine');
    }
  }
  if (scheme !== 'gs') throw invalid(text, key, `has the scheme ${scheme}:, which is not supported`);
  const match = /^gs:\/\/([^/]*)\/?(.*)$/is.exec(text);
  const bucket = match?.[1] ?? '';
  const name = (match?.[2] ?? '').replace(/\/+$/, '');
  if (!/^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/.test(bucket))
    throw invalid(text, key, 'has no valid bucket name after gs://');
  if (name.split('/').some((segment) => segment === '.' || segment === '..'))
    throw invalid(text, key, 'has . or .. in its path');
  return { scheme: 'gs', bucket, name };
}

/** The location as one URI, the same for every way of writing it. */
export function formatLocation(location: Location): string {
  return location.scheme === 'gs'
    ? `gs://${location.bucket}/${location.name}`
    : pathToFileURL(location.path).href;
}
