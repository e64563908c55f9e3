import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import { smokeFileSchema, type ModelFile, type SmokeCase } from '../contract/run-files.ts';
import { parseModelFile } from '../learn/parse-model-file.ts';
import { readManifest, readVersionFiles } from '../registry/read-version.ts';
import { deploymentFolder } from '../serve/deployment-folder.ts';
import type { ServingFile } from '../serve/serving-file.ts';
import type { StepContext } from './step.ts';

/** A version as a function that can be deployed, in `function/` of the run directory. */
export interface AssembledFunction {
  readonly version: string;
  readonly folder: string;
  readonly model: ModelFile;
  readonly serving: Pick<
    ServingFile,
    'prediction' | 'labels' | 'fields' | 'include' | 'max_body_bytes' | 'max_instances'
  >;
  /** At least one: what the function must answer before it gets traffic. */
  readonly cases: readonly SmokeCase[];
}

/**
 * The function of a published version: its files are taken from the store with every digest checked. The same version, settings and
 * Retrain give the same bytes. Errors: `DEPLOY_UNSUPPORTED` when it could not be verified; `VERSION_CORRUPT` and the store's.
 */
export async function assembleFunction(
  context: StepContext,
  version: string,
  manifestSha256: string,
): Promise<AssembledFunction> {
  const { config, run, store } = context;
  const manifest = await readManifest(store, version, manifestSha256);
  const files = await readVersionFiles(
    store,
    manifest,
    (path) => path.startsWith('model/') || path === 'smoke.json',
  );
  const bytesOf = (path: string): Uint8Array | undefined => files.find((file) => file.path === path)?.bytes;
  const model = parseModelFile(bytesOf('model/model.json') ?? new Uint8Array());
  const smokeBytes = bytesOf('smoke.json');
  const smoke = smokeFileSchema.safeParse(
    smokeBytes === undefined ? undefined : JSON.parse(Buffer.from(smokeBytes).toString('utf8')),
  );
  if (!smoke.success || smoke.data.cases.length === 0) {
    throw new RetrainError(
      'DEPLOY_UNSUPPORTED',
      `Version ${version} has no smoke test, because it was trained without train.predict_command: add one, so that the function can be verified.`,
    );
  }
  const predictCommand =
    model.kind === 'command' ? (config.train.predict_command ?? model.predict_command) : null;
  const { prediction, labels, fields, include, max_body_bytes, max_instances } = config.serve;
  const serving = { prediction, labels, fields, include, max_body_bytes, max_instances };
  const parts = deploymentFolder({
    bundle: await context.functionBundle(),
    version,
    modelFiles: files
      .filter(({ path }) => path.startsWith('model/'))
      .map(({ path, bytes }) => ({ path: path.slice('model/'.length), bytes })),
    serving: {
      ...serving,
      command:
        predictCommand === null
          ? null
          : { predict_command: predictCommand, directory: context.directory, timeout_seconds: 60 },
    },
  });
  const folder = run.resolve('function');
  await rm(folder, { recursive: true, force: true });
  for (const { path, bytes } of parts) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return { version, folder, model, serving, cases: smoke.data.cases };
}
