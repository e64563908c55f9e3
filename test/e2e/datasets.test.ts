/** Kinds of datasets and of splits through the whole loop, by the terminal program. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  datasetFileSchema,
  metricsFileSchema,
  modelFileSchema,
  profileFileSchema,
} from '../../src/contract/run-files.ts';
import { clinicalRows, clinicalTarget } from './clinical-rows.ts';
import {
  deployLocally,
  makeWorkspace,
  penguinConfig,
  post,
  readDeployment,
  readJson,
  readLatest,
  retrain,
  servedVersion,
  toCsv,
  vegaRows,
  type Row,
  type Workspace,
} from './program.ts';

async function expectRun(workspace: Workspace): Promise<void> {
  const finished = await retrain(['run'], { cwd: workspace.path });
  expect(finished.code, finished.stderr).toBe(0);
}

const profile = async (workspace: Workspace) =>
  profileFileSchema.parse(await readJson(workspace.path, '.retrain/profile.json'));
const model = async (workspace: Workspace) =>
  modelFileSchema.parse(await readJson(workspace.path, '.retrain/model/model.json'));
const metrics = async (workspace: Workspace) =>
  metricsFileSchema.parse(await readJson(workspace.path, '.retrain/metrics.json'));

const jsonLines = (rows: readonly Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('formats', () => {
  it.each([
    { file: 'penguins.csv', format: 'csv', write: (rows: readonly Row[]) => toCsv(rows) },
    { file: 'penguins.csv.gz', format: 'csv', write: (rows: readonly Row[]) => gzipSync(toCsv(rows)) },
    { file: 'penguins.tsv', format: 'tsv', write: (rows: readonly Row[]) => toCsv(rows, '\t') },
    { file: 'penguins.jsonl', format: 'jsonl', write: jsonLines },
    {
      file: 'penguins.jsonl.gz',
      format: 'jsonl',
      write: (rows: readonly Row[]) => gzipSync(jsonLines(rows)),
    },
  ])('learns the penguins from $file', async ({ file, format, write }) => {
    const rows = await vegaRows('penguins');
    await using workspace = await makeWorkspace({
      'retrain.yml': penguinConfig.replace('penguins.json', file),
      [file]: write(rows),
    });
    await expectRun(workspace);
    const dataset = datasetFileSchema.parse(await readJson(workspace.path, '.retrain/dataset.json'));
    expect(dataset).toMatchObject({ format, rows: 344, columns: Object.keys(rows[0] ?? {}) });
    const { columns, split } = await profile(workspace);
    expect(columns.find((column) => column.name === 'Sex')).toMatchObject({ kind: 'category', missing: 10 });
    expect(split.training_rows + split.holdout_rows).toBe(344);
    expect((await metrics(workspace)).metrics['accuracy']).toBeGreaterThan(0.95);
    expect((await readLatest(workspace)).data.sha256).toBe(dataset.sha256);
  });
});

describe('tasks', () => {
  it('predicts a number: fuel economy of cars by linear regression, behind an endpoint', async () => {
    const config = `name: cars
store: store
dataset:
  source: cars.json
  target: Miles_per_Gallon
  exclude: [Name]
train:
  algorithm: linear_regression
gate:
  metrics:
    rmse: { threshold: 5 }
${deployLocally}`;
    // Some cars have no figure to learn from; that is another test's matter.
    const cars = (await vegaRows('cars')).filter((car) => car['Miles_per_Gallon'] !== null);
    await using workspace = await makeWorkspace({ 'retrain.yml': config, 'cars.json': JSON.stringify(cars) });
    await expectRun(workspace);
    const { task, metrics: measured, baseline, figures } = await metrics(workspace);
    expect(task).toBe('regression');
    expect(measured['rmse']).toBeLessThan(baseline['rmse'] ?? 0);
    expect(measured['r2']).toBeGreaterThan(0.7);
    expect(figures.residuals?.length).toBeGreaterThan(50);
    const { url, version } = await readDeployment(workspace);
    expect(await servedVersion(url)).toBe(version);
    const light = {
      Cylinders: 4,
      Displacement: 97,
      Horsepower: 60,
      Weight_in_lbs: 1900,
      Acceleration: 19,
      Year: '1980-01-01',
      Origin: 'Japan',
    };
    const heavy = {
      Cylinders: 8,
      Displacement: 400,
      Horsepower: 190,
      Weight_in_lbs: 4500,
      Acceleration: 10,
      Year: '1970-01-01',
      Origin: 'USA',
    };
    const { status, body } = await post(url, { instances: [light, heavy] });
    expect([status, body['model_version']]).toEqual([200, version]);
    const [economical = 0, thirsty = 0] = (body['predictions'] as { prediction: number }[]).map(
      ({ prediction }) => prediction,
    );
    expect(economical).toBeGreaterThan(30);
    expect(thirsty).toBeLessThan(15);
  });

  it('takes the class that is named for the positive one', async () => {
    const rows = clinicalRows(400).map(({ [clinicalTarget]: target, ...row }) => ({
      ...row,
      state: target === 1 ? 'sick' : 'well',
    }));
    const config = `name: clinic
store: store
dataset: { source: rows.csv, target: state, positive: sick }
train: { algorithm: logistic_regression }
`;
    await using workspace = await makeWorkspace({ 'retrain.yml': config, 'rows.csv': toCsv(rows) });
    await expectRun(workspace);
    expect(await model(workspace)).toMatchObject({ classes: ['well', 'sick'], positive: 'sick' });
    const { metrics: measured, figures } = await metrics(workspace);
    const [, sick = []] = figures.confusion ?? [];
    const [missed = 0, found = 0] = sick;
    expect(found).toBeGreaterThan(missed);
    expect(measured['recall']).toBeCloseTo(found / (found + missed), 12);
    expect(measured['roc_auc']).toBeGreaterThan(0.8);
  });
});

describe('splits', () => {
  const visits = 4;
  const config = (split: string): string => `name: clinic
store: store
dataset: { source: rows.csv, target: ${clinicalTarget} }
split: ${split}
train: { algorithm: logistic_regression }
`;
  const rows = clinicalRows(400);

  it('keeps all rows with the same key on one side', async () => {
    const grouped = rows.map((row, index) => ({ ...row, patient: `p${Math.floor(index / visits)}` }));
    await using workspace = await makeWorkspace({
      'retrain.yml': config('{ key: patient }'),
      'rows.csv': toCsv(grouped),
    });
    await expectRun(workspace);
    const { split, columns } = await profile(workspace);
    expect(split.rule).toBe('key');
    expect([split.training_rows % visits, split.holdout_rows % visits]).toEqual([0, 0]);
    expect(split.training_rows + split.holdout_rows).toBe(rows.length);
    expect(columns.find((column) => column.name === 'patient')?.role).toBe('split');
    expect((await model(workspace)).features.map(({ name }) => name)).not.toContain('patient');
  });

  it('takes the sides that a column says', async () => {
    const sided = rows.map((row, index) => ({ ...row, part: index % 5 === 0 ? 'test' : 'train' }));
    await using workspace = await makeWorkspace({
      'retrain.yml': config('{ column: part }'),
      'rows.csv': toCsv(sided),
    });
    await expectRun(workspace);
    const { split, columns } = await profile(workspace);
    expect(split).toMatchObject({ rule: 'column', training_rows: 320, holdout_rows: 80 });
    expect(columns.find((column) => column.name === 'part')?.role).toBe('split');
  });

  it('takes a file of its own for the holdout', async () => {
    await using workspace = await makeWorkspace({
      'retrain.yml': config('{ file: holdout.csv }'),
      'rows.csv': toCsv(rows.slice(0, 300)),
      'holdout.csv': toCsv(rows.slice(300)),
    });
    await expectRun(workspace);
    expect((await profile(workspace)).split).toMatchObject({
      rule: 'file',
      training_rows: 300,
      holdout_rows: 100,
    });
    const dataset = datasetFileSchema.parse(await readJson(workspace.path, '.retrain/dataset.json'));
    expect(dataset.holdout).toMatchObject({
      rows: 100,
      uri: `file://${join(workspace.path, 'holdout.csv')}`,
    });
  });
});
