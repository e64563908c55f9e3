import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RetrainError, toRetrainError } from '../contract/retrain-error.ts';
import { metricsFileSchema, type MetricValues, type ModelFile } from '../contract/run-files.ts';
import type { Manifest } from '../contract/store-files.ts';
import { parseModelFile } from '../learn/parse-model-file.ts';
import { readPointer } from '../registry/read-pointer.ts';
import { readManifest, readVersionFiles } from '../registry/read-version.ts';
import type { StepContext } from './step.ts';

interface ChampionIdentity {
  readonly version: string;
  readonly pointerGeneration: string;
  readonly modelSha256: string;
}

export type Champion =
  | { readonly state: 'none' }
  | ({
      readonly state: 'loaded';
      readonly model: ModelFile;
      readonly manifest: Manifest;
      readonly folder: string;
      readonly storedMetrics: MetricValues;
    } & ChampionIdentity)
  | ({ readonly state: 'unusable'; readonly reason: string } & ChampionIdentity);

/**
 * The champion with every digest checked, its files in `champion/` of the run directory. A champion that is damaged is
 * `unusable`, never `none`; a store that does not answer is an error, for then nothing is known of the champion.
 */
export async function loadChampion(context: StepContext): Promise<Champion> {
  const { store, run } = context;
  const found = await readPointer(store);
  if (found === undefined) return { state: 'none' };
  const { pointer, generation } = found;
  const identity: ChampionIdentity = {
    version: pointer.version,
    pointerGeneration: generation,
    modelSha256: pointer.model_sha256,
  };
  const folder = run.resolve('champion');
  try {
    const manifest = await readManifest(store, pointer.version, pointer.manifest_sha256);
    const files = await readVersionFiles(
      store,
      manifest,
      (path) => path.startsWith('model/') || path === 'metrics.json',
    );
    await rm(folder, { recursive: true, force: true });
    for (const { path, bytes } of files) {
      const file = run.resolve('champion', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    const fileOf = (path: string): Uint8Array => {
      const file = files.find((candidate) => candidate.path === path);
      if (file === undefined)
        throw new RetrainError('VERSION_CORRUPT', `Version ${pointer.version} has no ${path}.`);
      return file.bytes;
    };
    const model = parseModelFile(fileOf('model/model.json'));
    const metrics = metricsFileSchema.parse(JSON.parse(Buffer.from(fileOf('metrics.json')).toString('utf8')));
    return {
      state: 'loaded',
      ...identity,
      model,
      manifest,
      folder: run.resolve('champion', 'model'),
      storedMetrics: metrics.metrics,
    };
  } catch (error) {
    const reason = toRetrainError(error);
    if (reason.code === 'STORE_UNAVAILABLE' || reason.code === 'STORE_PERMISSION') throw reason;
    const sentence =
      reason.code === 'INTERNAL'
        ? 'its files are not of a schema that this version of Retrain knows'
        : reason.message;
    return { state: 'unusable', ...identity, reason: sentence };
  }
}
