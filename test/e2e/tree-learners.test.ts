/** The tree learners as they ship: workers and WebAssembly found from the bundles, the binary part published, loaded and served. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricsFileSchema } from '../../src/contract/run-files.ts';
import { clinicalRows, clinicalTarget } from './clinical-rows.ts';
import {
  deployLocally,
  makeWorkspace,
  post,
  readDeployment,
  readJson,
  readLatest,
  retrain,
  runAction,
  servedVersion,
  toCsv,
} from './program.ts';

const config = (algorithm: string): string => `name: trees
store: store
dataset:
  source: rows.csv
  target: ${clinicalTarget}
train:
  algorithm: ${algorithm}
gate:
  metrics:
    roc_auc: { threshold: 0.7, max_regression: 0.05 }
${deployLocally}`;

// Enough rows for more than one worker.
const rows = clinicalRows(4000);

describe.each(['random_forest', 'gradient_boosted_trees'])('%s', (algorithm) => {
  it('is trained on workers, published with its binary part, compared and served', async () => {
    await using workspace = await makeWorkspace({
      'retrain.yml': config(algorithm),
      'rows.csv': toCsv(rows.slice(0, 3000)),
    });
    const first = await retrain(['run'], { cwd: workspace.path });
    expect(first.code, first.stderr).toBe(0);
    const { version } = await readLatest(workspace);
    const binary = await readFile(join(workspace.path, `store/models/${version}/model/model.bin`));
    expect(binary.length).toBeGreaterThan(1000);

    await writeFile(join(workspace.path, 'rows.csv'), toCsv(rows));
    const second = await retrain(['run'], { cwd: workspace.path });
    expect(second.code, second.stderr).toBe(0);
    const { champion, metrics } = metricsFileSchema.parse(
      await readJson(workspace.path, '.retrain/metrics.json'),
    );
    expect(champion).toMatchObject({ state: 'scored', version });
    expect(metrics['roc_auc']).toBeGreaterThan(0.7);

    const { url, version: deployed } = await readDeployment(workspace);
    expect(await servedVersion(url)).toBe(deployed);
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    const features = Object.fromEntries(Object.entries(row).filter(([name]) => name !== clinicalTarget));
    expect((await post(url, features)).status).toBe(200);
  });

  it('gives the same model by the action as by the terminal', async () => {
    const files = { 'retrain.yml': config(algorithm), 'rows.csv': toCsv(rows) };
    await using workspace = await makeWorkspace(files);
    for (const step of ['download', 'validate', 'train'] as const) {
      const finished = await runAction(step, { config: 'retrain.yml' }, { workspace: workspace.path });
      expect(finished.code, finished.stdout).toBe(0);
    }
    const byAction = await readFile(join(workspace.path, '.retrain/model/model.bin'));
    expect((await retrain(['train'], { cwd: workspace.path })).code).toBe(0);
    expect(byAction.equals(await readFile(join(workspace.path, '.retrain/model/model.bin')))).toBe(true);
  });
});
