import type { ConfigPlace } from '../wiring/load-config.ts';
import type { CliIo } from './cli-io.ts';

/** The configuration of somebody at a terminal. */
export function configPlace({ directory, environment }: CliIo): ConfigPlace {
  return {
    directory,
    environment,
    whenMissing: 'Run `retrain init` to write one, or name another with --config.',
  };
}
