/** Training programs of the user, unchanged: scikit-learn in Python, and a few lines of another language with a hostile tongue. */
import { spawnSync } from 'node:child_process';
import { chmod, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsFileSchema } from '../../src/contract/run-files.ts';
import { activeCommands } from './active-commands.ts';
import { clinicalRows, clinicalTarget } from './clinical-rows.ts';
import {
  deployLocally,
  listObjects,
  makeWorkspace,
  post,
  readDeployment,
  readJson,
  readLatest,
  retrain,
  root,
  runAction,
  servedVersion,
  toCsv,
  type Finished,
  type Row,
  type Workspace,
} from './program.ts';

const labels = `serve:
  prediction: diagnosis
  labels: { "1": heart-disease, "0": healthy }
`;

/** A patient whom every model that has learned anything finds ill, and one whom it finds well. */
const [ill, well] = ((): [Row, Row] => {
  const common = { sex: 1, cp: 2, trestbps: 140, chol: 250, fbs: 0, restecg: 1, exang: 1, slope: 2 };
  return [
    { ...common, age: 76, thalach: 95, oldpeak: 5.8, ca: 3, thal: 'reversible' },
    { ...common, age: 30, thalach: 198, oldpeak: 0.1, ca: 0, thal: 'normal' },
  ];
})();

const metrics = async (workspace: Workspace) =>
  metricsFileSchema.parse(await readJson(workspace.path, '.retrain/metrics.json'));

function expectGreen(finished: Finished): void {
  expect(finished.code, finished.stderr).toBe(0);
}

/** Both answers with the mapped labels, and the version that is the champion. */
async function expectDiagnoses(workspace: Workspace): Promise<void> {
  const { version } = await readLatest(workspace);
  const { url } = await readDeployment(workspace);
  expect(await servedVersion(url)).toBe(version);
  const answers = [await post(url, ill), await post(url, well)];
  expect(answers).toMatchObject([
    { status: 200, body: { diagnosis: 'heart-disease', model_version: version } },
    { status: 200, body: { diagnosis: 'healthy', model_version: version } },
  ]);
}

/** A Python that has what the example needs, by its own path: the one on the PATH, or the system's. */
const python = ['python3', '/usr/bin/python3']
  .map((program) =>
    spawnSync(program, ['-c', 'import sklearn, pandas, joblib, sys; print(sys.executable)'], {
      encoding: 'utf8',
    }),
  )
  .find(({ status }) => status === 0)
  ?.stdout.trim();
if (python === undefined)
  console.warn(
    'No python3 with scikit-learn, pandas and joblib: the example examples/scikit-learn is not run.',
  );

describe.skipIf(python === undefined)('examples/scikit-learn, unchanged', () => {
  let workspace: Workspace;
  let environment: { PATH: string };
  const run = (): Promise<Finished> => retrain(['run'], { cwd: workspace.path, environment });

  beforeAll(async () => {
    const example = join(root, 'examples/scikit-learn');
    workspace = await makeWorkspace({
      'retrain.yml': (await readFile(join(example, 'retrain.yml'), 'utf8')) + labels,
      'data.csv': toCsv(clinicalRows(300)),
      'bin/python3': `#!/bin/sh\nexec ${python ?? ''} "$@"\n`,
    });
    await chmod(join(workspace.path, 'bin/python3'), 0o755);
    await cp(join(example, 'steps'), join(workspace.path, 'steps'), { recursive: true });
    environment = { PATH: `${join(workspace.path, 'bin')}:${process.env['PATH'] ?? ''}` };
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  it('publishes a version and answers requests', async () => {
    const finished = await run();
    expectGreen(finished);
    // What the script prints is shown.
    expect(finished.stderr).toMatch(/fitted on \d+ rows/);
    const { version, kind } = await readLatest(workspace);
    expect(kind).toBe('bootstrap');
    expect(await listObjects(join(workspace.path, 'store'))).toEqual(
      expect.arrayContaining([
        `models/${version}/manifest.json`,
        `models/${version}/model/files/pipeline.joblib`,
      ]),
    );
    await expectDiagnoses(workspace);
  });

  it('compares candidate and champion on the same rows of a grown dataset', async () => {
    const first = await readLatest(workspace);
    await writeFile(join(workspace.path, 'data.csv'), toCsv(clinicalRows(450)));
    expectGreen(await run());
    const { champion, metrics: candidate, dataset } = await metrics(workspace);
    expect(dataset.rows).toBe(450);
    expect(champion).toMatchObject({ state: 'scored', version: first.version });
    const scored = champion.state === 'scored' ? champion.metrics : {};
    expect(scored['roc_auc']).toBeGreaterThan(0.7);
    expect(Object.keys(scored).sort()).toEqual(Object.keys(candidate).sort());
    await expectDiagnoses(workspace);
  });
});

/** Reads CSV without quotes into objects. */
const readCsv = `
import { readFileSync } from 'node:fs';
export function readCsv(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\\n').map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
}
export const features = ['age', 'thalach', 'oldpeak', 'ca'];
`;

/** What a program may print in order to command the runner. */
const hostile = [
  '::error::owned',
  '   ::warning file=a.py,line=1::owned',
  '::add-mask::x',
  '::set-output name=verdict::promote',
  '::endgroup::',
  '::stop-commands::mine',
  '::mine::',
  '##[error]owned',
  'a harmless beginning ##[add-mask]x',
  'progress 1\\r::error::owned\\r##[error]owned',
];

/** Scores by distance to the means of the two classes. */
const trainProgram = `
import { writeFileSync } from 'node:fs';
import { features, readCsv } from './csv.mjs';
const [data, model] = process.argv.slice(2);
for (const line of ${JSON.stringify(hostile)}) { console.log(line.replaceAll('\\\\r', '\\r')); console.error(line.replaceAll('\\\\r', '\\r')); }
const rows = readCsv(data);
const mean = (target, name) => {
  const values = rows.filter((row) => row['${clinicalTarget}'] === target).map((row) => Number(row[name]));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};
const weights = features.map((name) => {
  const low = mean('0', name), high = mean('1', name);
  return { name, middle: (low + high) / 2, weight: 4 / (high - low) };
});
writeFileSync(model, JSON.stringify(weights));
`;
const predictProgram = `
import { readFileSync, writeFileSync } from 'node:fs';
import { readCsv } from './csv.mjs';
const [model, data, predictions] = process.argv.slice(2);
console.log('::error::owned');
const weights = JSON.parse(readFileSync(model, 'utf8'));
const lines = readCsv(data).map((row) => {
  const sum = weights.reduce((total, { name, middle, weight }) => total + weight * (Number(row[name]) - middle), 0) / weights.length;
  const probability = 1 / (1 + Math.exp(-sum));
  return (probability > 0.5 ? 1 : 0) + ',' + (1 - probability) + ',' + probability;
});
writeFileSync(predictions, ['prediction,probability_0,probability_1', ...lines, ''].join('\\n'));
`;
const nodeConfig = `name: own-script
store: store
dataset: { source: data.csv, target: ${clinicalTarget} }
train:
  command: node train.mjs {train_data} {model}
  model: artifacts/means.json
  predict_command: node predict.mjs {model} {data} {predictions}
gate:
  metrics:
    roc_auc: { threshold: 0.7, max_regression: 0.02 }
${labels}${deployLocally}`;

describe('a program in another language', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await makeWorkspace({
      'retrain.yml': nodeConfig,
      'data.csv': toCsv(clinicalRows(300)),
      'csv.mjs': readCsv,
      'train.mjs': trainProgram,
      'predict.mjs': predictProgram,
      'artifacts/.keep': '',
    });
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  it('is run by the action, and nothing that it prints commands the runner', async () => {
    const finished = await runAction('run', { config: 'retrain.yml' }, { workspace: workspace.path });
    expect(finished.code, finished.stdout).toBe(0);
    // Every line was printed, or else nothing is proven here; of one that overwrites itself, the end.
    for (const line of hostile) expect(finished.stdout).toContain(line.split('\\r').at(-1));
    expect(new Set(activeCommands(finished.stdout).map(({ name }) => name))).toEqual(
      new Set(['group', 'endgroup', 'stop-commands']),
    );
    expect(finished.outputs).toMatchObject({ verdict: 'promote', promoted: 'true', champion: 'none' });
    await expectDiagnoses(workspace);
  });

  it('scores the champion on the rows of the candidate', async () => {
    const first = await readLatest(workspace);
    await writeFile(join(workspace.path, 'data.csv'), toCsv(clinicalRows(450)));
    const finished = await retrain(['run'], { cwd: workspace.path });
    expectGreen(finished);
    expect((await metrics(workspace)).champion).toMatchObject({ state: 'scored', version: first.version });
    expect((await readLatest(workspace)).sequence).toBe(2);
    await expectDiagnoses(workspace);
  });

  it('fails in one annotation, and its last words stay fenced', async () => {
    await writeFile(join(workspace.path, 'train.mjs'), `${trainProgram}\nprocess.exit(3);\n`);
    const pointer = await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8');
    const finished = await runAction('run', { config: 'retrain.yml' }, { workspace: workspace.path });
    expect(finished.code).toBe(1);
    const active = activeCommands(finished.stdout);
    expect(active.filter(({ name }) => name === 'error')).toHaveLength(1);
    expect(active.find(({ name }) => name === 'error')?.line).toContain('COMMAND_FAILED');
    expect(new Set(active.map(({ name }) => name))).toEqual(
      new Set(['group', 'endgroup', 'stop-commands', 'error']),
    );
    expect(await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8')).toBe(pointer);
  });
});

describe('the reading of a log', () => {
  it('finds commands, and none between a stop and its token', () => {
    const log =
      'x\n::error::a\n::stop-commands::t1\n::error::b\n##[error]c\n::t2::\n::t1::\ny ##[warning]d\n  ::notice file=e::f\n';
    expect(activeCommands(log).map(({ name }) => name)).toEqual([
      'error',
      'stop-commands',
      'warning',
      'notice',
    ]);
  });
});
