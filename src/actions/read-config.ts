import { join, resolve } from 'node:path';
import { options } from '../contract/option.ts';
import { loadConfig, type LoadedConfig } from '../wiring/load-config.ts';

/** The configuration file with the inputs that override keys of it. Errors: `CONFIG_NOT_FOUND`, `CONFIG_INVALID`. */
export function readConfig(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<LoadedConfig> {
  const overrides = options.flatMap((option) => {
    const value = inputs[option.input] ?? '';
    return value === '' ? [] : [{ option, value, origin: `input ${option.input}` }];
  });
  return loadConfig(inputs['config'] ?? '', overrides, {
    directory: environment['GITHUB_WORKSPACE'] ?? '.',
    environment,
    whenMissing: 'Check out the repository in a step before this one, or name the file with the input config.',
  });
}

/** Where the report of a run with this configuration is written. */
export function reportFile({ config, configDirectory }: LoadedConfig): string {
  return join(resolve(configDirectory, config.work_dir), 'report.md');
}
