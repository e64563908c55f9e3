import { arch, platform } from 'node:os';
import { retrainVersion } from '../contract/retrain-version.ts';
import type { MetricsFile } from '../contract/run-files.ts';
import type { FlatMetrics } from '../contract/store-files.ts';
import { appendEvent } from '../registry/append-event.ts';
import { sha256 } from '../registry/digest.ts';
import { publishVersion } from '../registry/publish-version.ts';
import { storePaths } from '../registry/store-paths.ts';
import { versionId } from '../registry/version-id.ts';
import { anotherModel } from './another-model.ts';
import { modelDigestOf, readModelFiles, type FolderFile } from './model-folder.ts';
import { renderReport } from './render-report.ts';
import { runEvent } from './run-event.ts';
import type { RunFileName } from './run-directory.ts';
import type { StepContext, StepOutputs } from './step.ts';

const published = [
  'dataset.json',
  'profile.json',
  'validation.json',
  'smoke.json',
  'metrics.json',
  'decision.json',
] as const satisfies readonly RunFileName[];

function flatMetrics(metrics: MetricsFile, version: string): FlatMetrics {
  const { champion, dataset } = metrics;
  return {
    schema: 'retrain.flat-metrics/1',
    version,
    dataset: { uri: dataset.uri, generation: dataset.generation, sha256: dataset.sha256, rows: dataset.rows },
    metrics: metrics.metrics,
    champion:
      champion.state === 'none'
        ? null
        : { version: champion.version, metrics: champion.state === 'unusable' ? null : champion.metrics },
    elapsed_seconds: metrics.elapsed_seconds,
    timestamp: metrics.timestamp,
  };
}

/** The files of the version: the model, what is known of it, and the report as of now. */
async function gatherFiles(context: StepContext): Promise<FolderFile[]> {
  const { run } = context;
  const files = await readModelFiles(run);
  for (const name of published) {
    if ((await run.find(name)) !== undefined) files.push({ path: name, bytes: await run.readBytes(name) });
  }
  const { markdown, html } = await renderReport(context, null);
  files.push(
    { path: 'report.md', bytes: Buffer.from(markdown) },
    { path: 'report.html', bytes: Buffer.from(html) },
  );
  return files;
}

/** Uploads the candidate as an immutable version, whatever the verdict; its manifest is written last. */
export async function publish(context: StepContext): Promise<StepOutputs> {
  const { config, run, store, identity, clock, progress } = context;
  const dataset = await run.read('dataset.json');
  const profile = await run.read('profile.json');
  const model = await run.read('model/model.json');
  const decision = await run.read('decision.json');
  const metrics = await run.read('metrics.json');
  await run.forget('publication.json');
  const modelSha256 = await modelDigestOf(run);
  if (decision.model_sha256 !== modelSha256 || metrics.model_sha256 !== modelSha256)
    throw anotherModel(run.path);
  const version = versionId({ dataGeneration: dataset.generation, run: identity, modelSha256 });
  await run.write('metrics.json', { ...metrics, version });
  const { champion } = metrics;
  const { manifestSha256, files } = await publishVersion(store, {
    manifest: {
      version,
      name: config.name,
      task: metrics.task,
      dataset: {
        uri: dataset.uri,
        generation: dataset.generation,
        sha256: dataset.sha256,
        rows: dataset.rows,
        columns_digest: dataset.columns_digest,
      },
      split: {
        rule: profile.split.rule,
        seed: profile.split.seed,
        share: profile.split.share,
        training_digest: profile.split.training_digest,
        holdout_digest: profile.split.holdout_digest,
      },
      algorithm: model.kind === 'built-in' ? model.algorithm : 'command',
      params: model.kind === 'built-in' ? model.params : config.train.params,
      seed: config.train.seed,
      config_sha256: context.configSha256,
      decision_sha256: sha256(await run.readBytes('decision.json')),
      verdict: decision.verdict,
      parent:
        champion.state === 'none'
          ? null
          : {
              version: champion.version,
              model_sha256: champion.model_sha256,
              pointer_generation: champion.pointer_generation,
            },
      environment: { retrain: retrainVersion, node: process.version, os: platform(), arch: arch() },
      run: identity,
      created_at: clock.now().toISOString(),
    },
    files: await gatherFiles(context),
    metrics: flatMetrics(metrics, version),
    onProgress: (done, total) => {
      progress.advance('publish', done, total, 'files');
    },
  });
  const modelUri = store.uriOf(storePaths.versionFolder(version));
  await run.write('publication.json', {
    schema: 'retrain.publication/1',
    version,
    model_uri: modelUri,
    model_sha256: modelSha256,
    manifest_sha256: manifestSha256,
    files,
  });
  await appendEvent(
    store,
    runEvent(context, { kind: 'published', version, reason: decision.reasons[0] ?? null }),
  );
  return { model_version: version, model_uri: modelUri };
}
