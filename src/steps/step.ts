import type { Config } from '../contract/config.ts';
import type { RunIdentity } from '../contract/store-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommandRunner } from '../ports/command-runner.ts';
import type { FunctionHost } from '../ports/function-host.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Progress } from '../ports/progress.ts';
import type { RunDirectory } from './run-directory.ts';

/** All that a step may touch: the configuration, the run directory, and the world through ports. */
export interface StepContext {
  readonly config: Config;
  /** Digest of the configuration without any secret. */
  readonly configSha256: string;
  readonly run: RunDirectory;
  /** The store of versions. */
  readonly store: ObjectStore;
  /** The store that holds the object of a URI, and its name there. `key` is what the configuration calls it. Errors: `URI_INVALID`. */
  readonly openObject: (
    uri: string,
    key: string,
  ) => Promise<{ readonly store: ObjectStore; readonly name: string }>;
  /** Where the function is deployed; undefined without `deploy`. */
  readonly host: FunctionHost | undefined;
  readonly commands: CommandRunner;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly identity: RunIdentity;
  readonly signal: AbortSignal;
  /** The bundled prediction function, as it is deployed. */
  readonly functionBundle: () => Promise<Uint8Array>;
  /** Folder that relative paths of the configuration start from. */
  readonly directory: string;
}

/** What a step tells the next step of a workflow: flat, by output name. */
export type StepOutputs = Readonly<Record<string, string | number | boolean | null>>;
