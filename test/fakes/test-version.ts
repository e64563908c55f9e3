import type { DecisionFile } from '../../src/contract/run-files.ts';
import type { RunIdentity } from '../../src/contract/store-files.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { modelDigest, sha256 } from '../../src/registry/digest.ts';
import {
  publishVersion,
  type PublishedVersion,
  type VersionToPublish,
} from '../../src/registry/publish-version.ts';
import { versionId } from '../../src/registry/version-id.ts';

const text = new TextEncoder();

export interface TestVersion {
  /** Content of the model's file. */
  readonly model: string;
  /** Generation of the dataset. */
  readonly data?: string;
  readonly uri?: string;
  readonly run?: string;
  readonly attempt?: number;
  readonly verdict?: DecisionFile['verdict'];
}

export const testRun = (id = '100', attempt = 1): RunIdentity => ({
  id,
  attempt,
  actor: 'octocat',
  repository: 'octo/heart',
  url: null,
  code_sha: null,
  workflow_ref: null,
  event: 'push',
});

/** The dataset of a generation: its bytes differ with it. */
export const testData = (
  generation = '1000',
  uri = 'gs://bucket/data.csv',
): { uri: string; generation: string; sha256: string } => ({
  uri,
  generation,
  sha256: sha256(`${uri}#${generation}`),
});

/** A small version as a run would publish it. */
export function testVersion(of: TestVersion): VersionToPublish {
  const { model, verdict = 'promote' } = of;
  const run = testRun(of.run, of.attempt);
  const dataset = testData(of.data, of.uri);
  const files = [
    { path: 'model/model.json', bytes: text.encode(JSON.stringify({ model })) },
    { path: 'metrics.json', bytes: text.encode('{}') },
  ];
  const modelSha256 = modelDigest(files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })));
  const version = versionId({ dataGeneration: dataset.generation, run, modelSha256 });
  return {
    manifest: {
      version,
      name: 'heart',
      task: 'binary',
      dataset: { ...dataset, rows: 303, columns_digest: sha256('columns') },
      split: {
        rule: 'content',
        seed: 42,
        share: 0.2,
        training_digest: sha256('t'),
        holdout_digest: sha256('h'),
      },
      algorithm: 'logistic_regression',
      params: {},
      seed: 42,
      config_sha256: sha256('config'),
      decision_sha256: sha256('decision'),
      verdict,
      parent: null,
      environment: { retrain: '0.1.0', node: 'v24.0.0', os: 'linux', arch: 'x64' },
      run,
      created_at: '2026-01-02T03:04:05.000Z',
    },
    files,
    metrics: {
      schema: 'retrain.flat-metrics/1',
      version,
      dataset: { ...dataset, rows: 303 },
      metrics: { roc_auc: 0.9 },
      champion: null,
      elapsed_seconds: 1,
      timestamp: '2026-01-02T03:04:05.000Z',
    },
  };
}

export const publishTestVersion = (store: ObjectStore, of: TestVersion): Promise<PublishedVersion> =>
  publishVersion(store, testVersion(of));
