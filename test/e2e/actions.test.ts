import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allActions } from '../../src/actions/all-actions.ts';
import {
  deployLocally,
  makeWorkspace,
  penguinConfig,
  penguins,
  readJson,
  retrain,
  runAction,
  type ActionFinished,
} from './program.ts';

const steps = [
  'download',
  'validate',
  'train',
  'evaluate',
  'gate',
  'publish',
  'deploy',
  'promote',
  'report',
] as const;
const inputs = { config: 'retrain.yml' };

function expectGreen(finished: ActionFinished): void {
  expect(finished.stderr, finished.stdout).toBe('');
  expect(finished.stdout).not.toMatch(/^::error/m);
  expect(finished.code).toBe(0);
  expect(finished.summary).not.toBe('');
}

describe('each step as an action of its own, in one job', () => {
  let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
  const results = new Map<string, ActionFinished>();
  const output = (step: string, name: string): string => results.get(step)?.outputs[name] ?? '';

  beforeAll(async () => {
    workspace = await makeWorkspace({
      'retrain.yml': penguinConfig + deployLocally,
      'penguins.json': await penguins({ every: 3 }),
    });
    for (const step of steps) results.set(step, await runAction(step, inputs, { workspace: workspace.path }));
  });
  afterAll(async () => {
    await retrain(['stop'], { cwd: workspace.path });
    await workspace[Symbol.asyncDispose]();
  });

  it.each(steps)('%s is green, with a summary and every output that it declares', (step) => {
    const finished = results.get(step);
    if (finished === undefined) throw new Error('did not run');
    expectGreen(finished);
    const declared = Object.keys(allActions.find((action) => action.name === step)?.outputs ?? {}).sort();
    expect(Object.keys(finished.outputs).sort()).toEqual(declared);
  });

  it('download pins the dataset', () => {
    expect(output('download', 'rows')).toBe('229');
    expect(output('download', 'changed')).toBe('true');
    expect(output('download', 'sha256')).toMatch(/^[0-9a-f]{64}$/);
    expect(output('download', 'uri')).toMatch(/^file:\/\/\/.*\/penguins\.json$/);
  });

  it('evaluate gives one output a metric and leaves those of other tasks empty', () => {
    expect(Number(output('evaluate', 'accuracy'))).toBeGreaterThan(0.9);
    expect(output('evaluate', 'rmse')).toBe('');
    expect(output('evaluate', 'champion')).toBe('none');
  });

  it('gate promotes, publish names the run, deploy serves and promote commits', async () => {
    expect(output('gate', 'verdict')).toBe('promote');
    const version = output('publish', 'model_version');
    expect(version).toMatch(/^d\d+-r4711\.1-[0-9a-f]{12}$/);
    expect(output('promote', 'promoted')).toBe('true');
    const pointer = await readJson<{ version: string; kind: string; sequence: number }>(
      workspace.path,
      'store/models/latest.json',
    );
    expect(pointer).toMatchObject({ version, kind: 'bootstrap', sequence: 1 });
    const answer = (await (await fetch(new URL('/version', output('deploy', 'url')))).json()) as {
      model_version: string;
    };
    expect(answer.model_version).toBe(version);
  });

  it('report puts the whole report into the job summary', async () => {
    const summary = results.get('report')?.summary ?? '';
    expect(summary).toContain(await readFile(join(workspace.path, '.retrain/report.md'), 'utf8'));
    expect(summary).toContain('octocat');
  });
});

describe('the root action and rollback', () => {
  let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
  beforeAll(async () => {
    workspace = await makeWorkspace({
      'retrain.yml': penguinConfig,
      'penguins.json': await penguins({ every: 3 }),
    });
  });
  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
  });

  it('runs the loop twice, then goes back to the first version', async () => {
    const first = await runAction('run', inputs, { workspace: workspace.path });
    expectGreen(first);
    expect(first.outputs['promoted']).toBe('true');
    expect(first.summary).toContain('penguins');
    const firstVersion = first.outputs['model_version'] ?? '';

    // As a second step of the same run, on the same data: the version is there already.
    const twice = await runAction('run', inputs, { workspace: workspace.path });
    expectGreen(twice);
    expect(twice.outputs).toMatchObject({
      model_version: firstVersion,
      outcome: 'unchanged',
      promoted: 'false',
    });

    await using more = await makeWorkspace({ 'penguins.json': await penguins() });
    const second = await runAction(
      'run',
      { ...inputs, source: join(more.path, 'penguins.json') },
      { workspace: workspace.path, environment: { GITHUB_RUN_ID: '4712' } },
    );
    expectGreen(second);
    expect(second.outputs).toMatchObject({
      promoted: 'true',
      champion: 'scored',
      previous_version: firstVersion,
      rows: '344',
    });

    const back = await runAction(
      'rollback',
      { ...inputs, reason: 'answers looked wrong' },
      { workspace: workspace.path, environment: { GITHUB_RUN_ID: '4713' } },
    );
    expectGreen(back);
    expect(back.outputs).toMatchObject({
      model_version: firstVersion,
      previous_version: second.outputs['model_version'],
    });
    const pointer = await readJson<{ version: string; kind: string; sequence: number }>(
      workspace.path,
      'store/models/latest.json',
    );
    expect(pointer).toMatchObject({ version: firstVersion, kind: 'rollback', sequence: 3 });

    // The very model that was taken back is not promoted again by training on the same data.
    const again = await runAction(
      'run',
      { ...inputs, source: join(more.path, 'penguins.json') },
      { workspace: workspace.path, environment: { GITHUB_RUN_ID: '4714' } },
    );
    expectGreen(again);
    expect(again.outputs).toMatchObject({ promoted: 'false', outcome: 'quarantined' });
  });

  it('needs no configuration file when the inputs say it all', async () => {
    await using empty = await makeWorkspace({ 'rows.json': await penguins() });
    const finished = await runAction(
      'run',
      {
        config: 'retrain.yml',
        name: 'bare',
        store: 'store',
        source: 'rows.json',
        target: 'Species',
        algorithm: 'logistic_regression',
      },
      { workspace: empty.path },
    );
    expectGreen(finished);
    expect(finished.outputs['promoted']).toBe('true');
  });
});

describe('what goes wrong', () => {
  it('is one annotation with the code, exit code 1, and a summary that says it', async () => {
    await using workspace = await makeWorkspace({ 'retrain.yml': penguinConfig });
    const finished = await runAction('run', inputs, { workspace: workspace.path });
    expect(finished.code).toBe(1);
    expect(finished.stdout.match(/^::error/gm)).toHaveLength(1);
    expect(finished.stdout).toContain('DATASET_NOT_FOUND');
    expect(finished.stdout).not.toMatch(/^\s+at /m);
    expect(finished.summary).toContain('DATASET_NOT_FOUND');
  });

  it.each(steps.slice(1))('%s without the step before names the step to run', async (step) => {
    await using workspace = await makeWorkspace({ 'retrain.yml': penguinConfig + deployLocally });
    const finished = await runAction(step, inputs, { workspace: workspace.path });
    if (step === 'report') {
      // A report can always be written: it says what is missing.
      expectGreen(finished);
      return;
    }
    expect(finished.code).toBe(1);
    expect(finished.stdout).toMatch(/RUN_FILE_MISSING: .* run `\w+` first/);
  });
});
