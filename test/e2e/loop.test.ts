/** One pipeline through the terminal program: from its first run over holds, force and rollback to its end. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  metricsFileSchema,
  predictionsFileSchema,
  promotionFileSchema,
} from '../../src/contract/run-files.ts';
import {
  deployLocally,
  listFiles,
  listObjects,
  makeWorkspace,
  penguinConfig,
  penguins,
  post,
  readDeployment,
  readEvents,
  readJson,
  readLatest,
  retrain,
  servedVersion,
  startFramework,
  type Finished,
  type Workspace,
  worseConfig,
} from './program.ts';

const penguin = {
  Island: 'Biscoe',
  'Beak Length (mm)': 47.5,
  'Beak Depth (mm)': 14.9,
  'Flipper Length (mm)': 217,
  'Body Mass (g)': 5100,
  Sex: 'FEMALE',
};

function expectGreen(finished: Finished): void {
  expect(finished.code, finished.stderr).toBe(0);
  expect(finished.stderr).not.toMatch(/\bat .*:\d+:\d+/);
}

describe('one pipeline', () => {
  let workspace: Workspace;
  let url = '';
  /** The versions that became champion, in their order. */
  const champions: string[] = [];

  const run = (...args: string[]): Promise<Finished> => retrain(['run', ...args], { cwd: workspace.path });
  const pointerBytes = (): Promise<string> =>
    readFile(join(workspace.path, 'store/models/latest.json'), 'utf8');
  const functionState = (): Promise<string> =>
    readFile(join(workspace.path, '.retrain-functions/penguins/state.json'), 'utf8');
  const promotion = async () =>
    promotionFileSchema.parse(await readJson(workspace.path, '.retrain/promotion.json'));
  const metrics = async () =>
    metricsFileSchema.parse(await readJson(workspace.path, '.retrain/metrics.json'));
  const manifests = async (): Promise<number> =>
    (await listObjects(join(workspace.path, 'store'))).filter((name) => name.endsWith('/manifest.json'))
      .length;

  /** Runs something that must leave the pointer and the function alone. */
  async function untouched(act: () => Promise<Finished>): Promise<Finished> {
    const before = [
      await pointerBytes(),
      await functionState(),
      (await readEvents(workspace, 'deployed')).length,
    ];
    const finished = await act();
    expect([
      await pointerBytes(),
      await functionState(),
      (await readEvents(workspace, 'deployed')).length,
    ]).toEqual(before);
    expect(await servedVersion(url)).toBe(champions.at(-1));
    return finished;
  }

  beforeAll(async () => {
    workspace = await makeWorkspace({
      'retrain.yml': penguinConfig + deployLocally,
      'worse.yml': worseConfig + deployLocally,
      'penguins.json': await penguins({ every: 3 }),
    });
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  it('bootstraps', async () => {
    const finished = await run();
    expectGreen(finished);
    expect(finished.stdout).toMatch(/^Verdict: promote$/m);
    const latest = await readLatest(workspace);
    expect(latest).toMatchObject({ kind: 'bootstrap', sequence: 1, previous: null, quarantine: [] });
    champions.push(latest.version);
    ({ url } = await readDeployment(workspace));
    expect(finished.stdout).toContain(url);
    expect(await servedVersion(url)).toBe(latest.version);
    const { status, body } = await post(url, penguin);
    expect([status, body['prediction'], body['model_version']]).toEqual([200, 'Gentoo', latest.version]);
    const objects = await listObjects(join(workspace.path, 'store'));
    expect(objects).toEqual(
      expect.arrayContaining([
        `models/${latest.version}/manifest.json`,
        `models/${latest.version}/model/model.json`,
        `metrics/${latest.version}.json`,
      ]),
    );
  });

  it('promotes a candidate of the grown dataset, the champion scored on the same rows', async () => {
    await writeFile(join(workspace.path, 'penguins.json'), await penguins());
    const finished = await run();
    expectGreen(finished);
    const latest = await readLatest(workspace);
    expect(latest).toMatchObject({ kind: 'promote', sequence: 2, previous: { version: champions[0] } });
    const { champion } = await metrics();
    expect(champion).toMatchObject({ state: 'scored', version: champions[0] });
    const predictions = predictionsFileSchema.parse(
      await readJson(workspace.path, '.retrain/predictions.json'),
    );
    expect(predictions.champion?.labels).toHaveLength(predictions.rows.length);
    expect(predictions.candidate.labels).toHaveLength(predictions.rows.length);
    // Rows keep their side: what the first model was trained on is in no holdout, so the new holdout has the old one in it.
    expect(predictions.rows.length).toBeGreaterThan(60);
    champions.push(latest.version);
    expect((await readDeployment(workspace)).url).toBe(url);
    expect(await servedVersion(url)).toBe(latest.version);
  });

  it('changes nothing for the same data again', async () => {
    expectGreen(await untouched(() => run()));
    expect(await promotion()).toMatchObject({ outcome: 'unchanged', sequence: null });
  });

  it('still says where the champion serves', async () => {
    const finished = await run();
    expect(finished.stdout).toMatch(new RegExp(`^Endpoint +${url} `, 'm'));
    expect(await readDeployment(workspace)).toMatchObject({ url, smoke: null, version: champions.at(-1) });
  });

  it('brings changed settings of the function to the endpoint, also without a new model', async () => {
    const config = join(workspace.path, 'retrain.yml');
    const before = await readFile(config, 'utf8');
    await writeFile(config, `${before}serve: { prediction: species }\n`);
    expectGreen(await run());
    expect(await promotion()).toMatchObject({ outcome: 'unchanged' });
    expect((await post(url, penguin)).body).toMatchObject({ species: 'Gentoo' });
    await writeFile(config, before);
    expectGreen(await run());
    expect((await post(url, penguin)).body).toMatchObject({ prediction: 'Gentoo' });
  });

  it('serves again after the function has crashed', async () => {
    const revisions = await listFiles(join(workspace.path, '.retrain-functions/penguins'));
    const [file, ...others] = revisions.filter((name) => name.endsWith('/process.json'));
    expect(others).toEqual([]);
    const { pid } = await readJson<{ pid: number }>(
      workspace.path,
      '.retrain-functions/penguins',
      file ?? '',
    );
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => servedVersion(url)).toBeUndefined();
    const pointer = await pointerBytes();
    expectGreen(await run());
    expect(await pointerBytes()).toBe(pointer);
    expect(await promotion()).toMatchObject({ outcome: 'unchanged' });
    expect(await servedVersion(url)).toBe(champions.at(-1));
  });

  it('holds a worse candidate: published and recorded, green, nothing else', async () => {
    const before = await manifests();
    const finished = await untouched(() => run('--config', 'worse.yml'));
    expectGreen(finished);
    expect(finished.stdout).toMatch(/^Verdict: hold$/m);
    const { outcome, version } = await promotion();
    expect(outcome).toBe('held');
    expect(version).not.toBe(champions.at(-1));
    expect(await manifests()).toBe(before + 1);
    expect(await readEvents(workspace, 'held')).toMatchObject([
      { version, previous_version: champions.at(-1) },
    ]);
    const { champion } = await metrics();
    expect(champion).toMatchObject({ state: 'scored', version: champions.at(-1) });
  });

  it('holds a candidate that misses a threshold', async () => {
    await writeFile(
      join(workspace.path, 'strict.yml'),
      penguinConfig.replace('threshold: 0.9', 'threshold: 1.01') + deployLocally,
    );
    const finished = await untouched(() => run('--config', 'strict.yml'));
    expectGreen(finished);
    expect(finished.stdout).toMatch(/^ +fail +threshold +f1_macro/m);
    expect((await promotion()).outcome).toBe('held');
  });

  it('ends with an error for a held candidate when fail_on_hold says so, the version published', async () => {
    const before = await manifests();
    const finished = await untouched(() => run('--config', 'worse.yml', '--fail-on-hold'));
    expect(finished.code).toBe(1);
    expect(finished.stderr).toMatch(/^GATE_HELD: /m);
    expect(finished.stdout).toMatch(/^Verdict: hold$/m);
    expect(await manifests()).toBe(before + 1);
  });

  it('refuses force without a reason', async () => {
    const before = await listObjects(join(workspace.path, 'store'));
    const finished = await untouched(() => run('--config', 'worse.yml', '--force'));
    expect(finished.code).toBe(1);
    expect(finished.stderr).toMatch(/^CONFIG_INVALID: /m);
    expect(finished.stderr).toContain('gate.force_reason: is needed with force');
    expect(await listObjects(join(workspace.path, 'store'))).toEqual(before);
  });

  it('promotes by force, and keeps the reason', async () => {
    const reason = 'the scales were replaced';
    expectGreen(await run('--config', 'worse.yml', '--force', '--force-reason', reason));
    const latest = await readLatest(workspace);
    expect(latest).toMatchObject({ kind: 'force', sequence: 3, previous: { version: champions.at(-1) } });
    champions.push(latest.version);
    expect(await servedVersion(url)).toBe(latest.version);
    const history = await retrain(['history', '--json'], { cwd: workspace.path });
    expectGreen(history);
    const { versions } = JSON.parse(history.stdout) as {
      versions: { version: string; champion: boolean; served: unknown[] }[];
    };
    expect(versions.find((entry) => entry.champion)).toMatchObject({
      version: latest.version,
      served: [{ kind: 'force', sequence: 3, reason }],
    });
  });

  it('rolls back to the version that served before', async () => {
    const before = await readLatest(workspace);
    const finished = await retrain(['rollback', '--reason', 'answers looked wrong'], { cwd: workspace.path });
    expectGreen(finished);
    const latest = await readLatest(workspace);
    expect(latest).toMatchObject({
      kind: 'rollback',
      sequence: 4,
      version: champions[1],
      previous: { version: champions[2] },
      quarantine: [before.model_sha256],
    });
    expect(finished.stdout).toContain(latest.version);
    champions.push(latest.version);
    expect(await servedVersion(url)).toBe(latest.version);
    expect(await readEvents(workspace, 'rolled_back')).toMatchObject([
      { version: champions[1], sequence: 4, reason: 'answers looked wrong' },
    ]);
  });

  it('rolls back to a version that is named', async () => {
    const [first = '', second = ''] = champions;
    const { model_sha256: taken, quarantine } = await readLatest(workspace);
    expectGreen(
      await retrain(['rollback', first, '--reason', 'the labels of the new rows were wrong'], {
        cwd: workspace.path,
      }),
    );
    const latest = await readLatest(workspace);
    expect(latest).toMatchObject({
      kind: 'rollback',
      sequence: 5,
      version: first,
      previous: { version: second },
    });
    expect(latest.quarantine).toEqual([...quarantine, taken].sort());
    champions.push(latest.version);
    expect(await servedVersion(url)).toBe(first);
    expect((await post(url, penguin)).body['model_version']).toBe(first);
  });

  it.each([
    { what: 'to the version that serves', to: () => champions[0] ?? '', code: 'ROLLBACK_IMPOSSIBLE' },
    { what: 'to a version that is not there', to: () => 'd1-r1.1-000000000000', code: 'VERSION_NOT_FOUND' },
    { what: 'to something that is no version', to: () => '../../etc', code: 'VERSION_NOT_FOUND' },
  ])('refuses to roll back $what', async ({ to, code }) => {
    const finished = await untouched(() =>
      retrain(['rollback', to(), '--reason', 'a mistake'], { cwd: workspace.path }),
    );
    expect(finished.code).toBe(1);
    expect(finished.stderr).toMatch(new RegExp(`^${code}: `, 'm'));
  });

  it('neither promotes nor serves again what was rolled back', async () => {
    expectGreen(await untouched(() => run()));
    expect(await promotion()).toMatchObject({ outcome: 'quarantined' });
  });

  it('knows its history', async () => {
    const [first = '', second = '', forced = ''] = champions;
    const history = await retrain(['history', '--json'], { cwd: workspace.path });
    const { champion, sequence, versions } = JSON.parse(history.stdout) as {
      champion: string;
      sequence: number;
      versions: { version: string; quarantined: boolean; served: { sequence: number; kind: string }[] }[];
    };
    expect([champion, sequence]).toEqual([first, 5]);
    const served = Object.fromEntries(
      versions.map((entry) => [entry.version, entry.served.map((time) => time.sequence).sort()]),
    );
    expect(served).toMatchObject({ [first]: [1, 5], [second]: [2, 4], [forced]: [3] });
    expect(versions.length).toBe(await manifests());
    const isQuarantined = (version: string) =>
      versions.find((entry) => entry.version === version)?.quarantined;
    expect([first, second, forced].map(isQuarantined)).toEqual([false, true, true]);
    const table = await retrain(['history'], { cwd: workspace.path });
    for (const version of champions) expect(table.stdout).toContain(version);
  });

  it('deploys a folder that the official framework serves anywhere', async () => {
    const { current } = JSON.parse(await functionState()) as {
      current: { revision: string; version: string };
    };
    const { revision, version } = current;
    await using elsewhere = await makeWorkspace();
    const folder = join(elsewhere.path, 'function');
    await cp(join(workspace.path, '.retrain-functions/penguins', revision), folder, {
      recursive: true,
      filter: (path) => !/(?:process\.json|function\.log)$/.test(path),
    });
    await using framework = await startFramework(folder);
    expect(await servedVersion(framework.url)).toBe(version);
    const { status, body } = await post(framework.url, penguin);
    expect([status, body['prediction']]).toEqual([200, 'Gentoo']);
  });

  it('stops', async () => {
    const stopped = await retrain(['stop'], { cwd: workspace.path });
    expectGreen(stopped);
    expect(await servedVersion(url)).toBeUndefined();
    expect(
      (await listFiles(join(workspace.path, '.retrain-functions'))).filter((name) =>
        name.endsWith('process.json'),
      ),
    ).toEqual([]);
    expectGreen(await retrain(['stop'], { cwd: workspace.path }));
    // The champion stays what it is, and the next run serves it at the same address.
    const pointer = await pointerBytes();
    expectGreen(await run());
    expect(await pointerBytes()).toBe(pointer);
    expect(await servedVersion(url)).toBe(champions.at(-1));
  });
});
