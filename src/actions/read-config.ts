import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseConfig } from '../config/parse-config.ts';
import type { Config } from '../contract/config.ts';
import { options } from '../contract/option.ts';
import { RetrainError } from '../contract/retrain-error.ts';

export interface ConfigInput {
  readonly config: Config;
  readonly configSha256: string;
  readonly configDirectory: string;
  readonly secrets: readonly string[];
}

/** The configuration file with the inputs that override keys of it. Errors: `CONFIG_NOT_FOUND`, `CONFIG_INVALID`. */
export async function readConfig(inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string | undefined>>): Promise<ConfigInput> {
  const shown = inputs['config'] ?? 'retrain.yml';
  const file = resolve(environment['GITHUB_WORKSPACE'] ?? '.', shown);
  const overrides = options.flatMap((option) => {
    const value = inputs[option.input] ?? '';
    return value === '' ? [] : [{ option, value, origin: `input ${option.input}` }];
  });
  let text = '';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (overrides.length === 0 || shown !== 'retrain.yml') {
      throw new RetrainError('CONFIG_NOT_FOUND', `${shown} cannot be read: check out the repository before this step, or name the file with the input config.`, { cause: error });
    }
  }
  return { ...parseConfig({ text, file: shown, overrides, environment }), configDirectory: dirname(file) };
}

/** Where the report of a run with this configuration is written. */
export function reportFile(input: ConfigInput): string {
  return join(resolve(input.configDirectory, input.config.work_dir), 'report.md');
}
