/** Two runs on one store and one function: the pointer is moved by one at a time, and what it names serves. */
import { describe, expect, it } from 'vitest';
import {
  deploymentFileSchema,
  metricsFileSchema,
  publicationFileSchema,
} from '../../src/contract/run-files.ts';
import {
  deployLocally,
  makeWorkspace,
  penguinConfig,
  penguins,
  readEvents,
  readJson,
  readLatest,
  retrain,
  servedVersion,
  worseConfig,
  type Finished,
  type Workspace,
} from './program.ts';

function expectGreen(finished: Finished): void {
  expect(finished.code, finished.stderr).toBe(0);
}

describe('runs that cross each other', () => {
  const steps = ['download', 'validate', 'train', 'evaluate', 'gate', 'publish', 'deploy'];
  const crossing = { 'retrain.yml': penguinConfig + deployLocally };

  /** A run that is overtaken, before its promotion, by another one of another dataset. */
  async function overtaken(
    workspace: Workspace,
    first: { readonly config: string; readonly rows: string },
    second: { readonly config: string; readonly rows: string },
  ): Promise<Finished> {
    const step = (name: string): Promise<Finished> =>
      retrain([name, '--config', first.config, '--work-dir', 'slow', '--source', first.rows], {
        cwd: workspace.path,
      });
    for (const name of steps) expectGreen(await step(name));
    expectGreen(
      await retrain(['run', '--config', second.config, '--source', second.rows], { cwd: workspace.path }),
    );
    return step('promote');
  }

  it('asks the gate again about the new champion, and promotes when it is no worse', async () => {
    await using workspace = await makeWorkspace({
      ...crossing,
      'a.json': await penguins({ every: 3 }),
      'b.json': await penguins({ every: 5 }),
    });
    const finished = await overtaken(
      workspace,
      { config: 'retrain.yml', rows: 'a.json' },
      { config: 'retrain.yml', rows: 'b.json' },
    );
    expectGreen(finished);
    expect(finished.stderr).toContain('Another run has moved the pointer');
    const latest = await readLatest(workspace);
    const mine = publicationFileSchema.parse(await readJson(workspace.path, 'slow/publication.json'));
    expect(latest).toMatchObject({ version: mine.version, sequence: 2 });
    const { champion } = metricsFileSchema.parse(await readJson(workspace.path, 'slow/metrics.json'));
    expect(champion).toMatchObject({ state: 'scored', version: latest.previous?.version });
    const { url } = deploymentFileSchema.parse(await readJson(workspace.path, 'slow/deployment.json'));
    expect(await servedVersion(url)).toBe(latest.version);
  });

  it('holds when it is worse, and gives the traffic back', async () => {
    await using workspace = await makeWorkspace({
      ...crossing,
      'worse.yml': worseConfig.replace('threshold: 0.9, ', '') + deployLocally,
      'a.json': await penguins({ every: 3 }),
      'b.json': await penguins({ every: 5 }),
    });
    const finished = await overtaken(
      workspace,
      { config: 'worse.yml', rows: 'a.json' },
      { config: 'retrain.yml', rows: 'b.json' },
    );
    expectGreen(finished);
    const latest = await readLatest(workspace);
    const mine = publicationFileSchema.parse(await readJson(workspace.path, 'slow/publication.json'));
    expect(latest.sequence).toBe(1);
    expect(await readEvents(workspace, 'held')).toMatchObject([{ version: mine.version }]);
    const { url } = deploymentFileSchema.parse(await readJson(workspace.path, 'slow/deployment.json'));
    expect(await servedVersion(url)).toBe(latest.version);
  });
});
