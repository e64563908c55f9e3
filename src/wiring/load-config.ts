import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ConfigOverride } from '../config/config-override.ts';
import { parseConfig, type ParsedConfig } from '../config/parse-config.ts';
import { RetrainError } from '../contract/retrain-error.ts';

export interface LoadedConfig extends ParsedConfig {
  /** Folder of the file: where its relative paths start. */
  readonly configDirectory: string;
}

/** Where the configuration is looked for. */
export interface ConfigPlace {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What to do when the file is not there: one sentence. */
  readonly whenMissing: string;
}

function notRead(shown: string, whenMissing: string, error: unknown): RetrainError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found: Partial<Record<string, string>> = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EISDIR: 'is a folder, not a file',
    EACCES: 'may not be read by this user',
  };
  const why = found[code] ?? `cannot be read (${code})`;
  return new RetrainError('CONFIG_NOT_FOUND', `The configuration ${shown} ${why}. ${whenMissing}`, {
    cause: error,
  });
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new RetrainError(
      'CONFIG_INVALID',
      `The configuration ${shown} is not text in UTF-8: save it as UTF-8.`,
      { cause: error },
    );
  }
}

/**
 * The configuration with the inputs or flags that override keys of it. These alone may be a whole configuration.
 *
 * Errors: `CONFIG_NOT_FOUND`, `CONFIG_INVALID`.
 */
export async function loadConfig(
  shown: string,
  overrides: readonly ConfigOverride[],
  { directory, environment, whenMissing }: ConfigPlace,
): Promise<LoadedConfig> {
  const file = resolve(directory, shown);
  const configDirectory = dirname(file);
  const bytes = await readFile(file).catch((error: unknown) => notRead(shown, whenMissing, error));
  if (bytes instanceof RetrainError) {
    if (overrides.length === 0) throw bytes;
    try {
      return { ...parseConfig({ text: '', file: shown, overrides, environment }), configDirectory };
    } catch {
      throw bytes;
    }
  }
  return {
    ...parseConfig({ text: decode(bytes, shown), file: shown, overrides, environment }),
    configDirectory,
  };
}
