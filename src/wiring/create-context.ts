import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildProcessCommandRunner } from '../adapters/child-process/child-process-command-runner.ts';
import { LocalFilesObjectStore } from '../adapters/local-files/local-files-object-store.ts';
import { SystemClock } from '../adapters/system-clock/system-clock.ts';
import type { Config } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { FunctionHost } from '../ports/function-host.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Progress } from '../ports/progress.ts';
import { parseUri, type Location } from '../steps/parse-uri.ts';
import { RunDirectory } from '../steps/run-directory.ts';
import type { StepContext } from '../steps/step.ts';
import { runIdentity } from './run-identity.ts';

export interface ContextInput {
  readonly config: Config;
  readonly configSha256: string;
  /** Folder of the configuration file: where its relative paths start. */
  readonly configDirectory: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** The Google Cloud client takes a tenth of a second to load: only those who use it wait for it. */
async function openGcs(
  location: Extract<Location, { scheme: 'gs' }>,
  prefix: string,
  config: Config,
): Promise<ObjectStore> {
  const { GcsObjectStore } = await import('../adapters/gcs/gcs-object-store.ts');
  // Set only by those who run their own storage server on purpose; STORAGE_EMULATOR_HOST, which anybody can inject, is not read.
  const apiEndpoint = process.env['RETRAIN_GCS_ENDPOINT'];
  return new GcsObjectStore({
    bucket: location.bucket,
    prefix,
    ...(config.project_id === undefined ? {} : { projectId: config.project_id }),
    ...(apiEndpoint === undefined ? {} : { apiEndpoint }),
  });
}

async function openStore(config: Config, directory: string): Promise<ObjectStore> {
  const location = parseUri(config.store, 'store', directory);
  return location.scheme === 'gs'
    ? openGcs(location, location.name, config)
    : new LocalFilesObjectStore(location.path);
}

async function openObject(
  uri: string,
  key: string,
  config: Config,
  directory: string,
): Promise<{ store: ObjectStore; name: string }> {
  const location = parseUri(uri, key, directory);
  if (location.scheme === 'file') {
    // A store does not follow a link out of its folder; for a dataset that a person names, the link is what they mean.
    const path = await realpath(location.path).catch(() => location.path);
    return { store: new LocalFilesObjectStore(dirname(path)), name: basename(path) };
  }
  if (location.name === '')
    throw new RetrainError(
      'URI_INVALID',
      `${key}: "${uri}" names a bucket, not an object in it. Write gs://bucket/path.`,
    );
  return { store: await openGcs(location, '', config), name: location.name };
}

/** A bundle of its own in `dist/`; this module is in `dist/chunks/` when bundled, and in `src/wiring/` when not. */
function distFile(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return basename(here) === 'chunks' ? join(here, '..', name) : join(here, '../../dist', name);
}

async function openHost(config: Config, directory: string): Promise<FunctionHost | undefined> {
  const { deploy } = config;
  if (deploy === undefined) return undefined;
  const { LocalFunctionHost } = await import('../adapters/local-function/local-function-host.ts');
  return new LocalFunctionHost({
    directory: resolve(directory, deploy.directory),
    functionName: deploy.function ?? config.name,
    port: deploy.port,
    launcher: distFile('local-function.js'),
    startupMs: deploy.startup_seconds * 1000,
    clock: new SystemClock(),
  });
}

/** Puts the adapters that the configuration asks for into the ports. */
export async function createContext(input: ContextInput): Promise<StepContext> {
  const { config, configDirectory } = input;
  return {
    config,
    configSha256: input.configSha256,
    run: new RunDirectory(resolve(configDirectory, config.work_dir)),
    store: await openStore(config, configDirectory),
    openObject: (uri, key) => openObject(uri, key, config, configDirectory),
    host: await openHost(config, configDirectory),
    commands: new ChildProcessCommandRunner(),
    progress: input.progress,
    clock: new SystemClock(),
    identity: runIdentity(process.env),
    signal: input.signal,
    functionBundle: () => readFile(distFile('function.js')),
    directory: configDirectory,
  };
}
