import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { z } from 'zod';
import type { Algorithm, Task } from '../src/contract/config.ts';
import type { Table } from '../src/data/table.ts';
import type { Predictions } from '../src/learn/model.ts';
import type * as Learner from '../src/learn/train-model.ts';
import { drawClasses, drawFriedman, testRows, type BenchData } from './learn-data.ts';

interface BenchCase {
  readonly name: string;
  readonly algorithm: Extract<Algorithm, 'random_forest' | 'gradient_boosted_trees'>;
  readonly task: Task;
  readonly classCount: number;
  readonly isLarge?: boolean;
  readonly draw: () => BenchData;
}

const cases: readonly BenchCase[] = (['random_forest', 'gradient_boosted_trees'] as const).flatMap(
  (algorithm) => {
    const label = algorithm === 'random_forest' ? 'forest' : 'boosting';
    const binary = (rows: number, text: string, isLarge = false): BenchCase => ({
      name: `${label}, ${text} × 20, two classes`,
      algorithm,
      task: 'binary',
      classCount: 2,
      isLarge,
      draw: () => drawClasses(rows, 2, 1),
    });
    const friedman = (rows: number, text: string): BenchCase => ({
      name: `${label}, ${text} × 10, values`,
      algorithm,
      task: 'regression',
      classCount: 0,
      draw: () => drawFriedman(rows, 2),
    });
    return [
      binary(5000, '5,000'),
      binary(20_000, '20,000'),
      binary(100_000, '100,000'),
      binary(1_000_000, '1,000,000', true),
      {
        name: `${label}, 20,000 × 20, five classes`,
        algorithm,
        task: 'multiclass',
        classCount: 5,
        draw: () => drawClasses(20_000, 5, 3),
      },
      friedman(20_000, '20,000'),
      friedman(100_000, '100,000'),
    ];
  },
);

interface Measured {
  readonly seconds: number;
  readonly score: number;
}
const measuredSchema = z.object({ seconds: z.number(), score: z.number() });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function tableOf({ columns }: BenchData, start: number, end: number): Table {
  return {
    rowCount: end - start,
    columns: columns.map((values, column) => ({
      kind: 'number',
      name: `x${column}`,
      values: values.subarray(start, end),
    })),
  };
}

/** Area under the ROC curve of two classes, share of right classes of more, R² of values. */
function score(predictions: Predictions, actual: Float64Array): number {
  if (predictions.kind === 'values') {
    const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
    let left = 0;
    let all = 0;
    for (const [row, value] of actual.entries()) {
      const off = value - predictions.values[row]!;
      left += off * off;
      all += (value - mean) * (value - mean);
    }
    return 1 - left / all;
  }
  const { labels, probabilities } = predictions;
  const width = probabilities === null ? 0 : probabilities.length / labels.length;
  if (width !== 2) return labels.filter((label, row) => label === actual[row]).length / labels.length;
  const order = Array.from(labels.keys()).sort(
    (a, b) => probabilities![2 * a + 1]! - probabilities![2 * b + 1]!,
  );
  let positives = 0;
  let ranks = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    while (
      end < order.length &&
      probabilities![2 * order[end]! + 1] === probabilities![2 * order[start]! + 1]
    )
      end++;
    for (let at = start; at < end; at++) {
      if (actual[order[at]!] !== 1) continue;
      positives++;
      ranks += (start + end + 1) / 2;
    }
    start = end;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (labels.length - positives));
}

async function fitOurs(
  { trainModel }: typeof Learner,
  bench: BenchCase,
  data: BenchData,
  seed: number,
): Promise<Measured> {
  const { trainingRows, target } = data;
  const table = tableOf(data, 0, trainingRows);
  const classes = Array.from({ length: bench.classCount }, (_, label) => String(label));
  const start = performance.now();
  const model = await trainModel({
    table,
    target: { name: 'y', task: bench.task, classes, positive: bench.task === 'binary' ? '1' : null },
    actual:
      bench.classCount === 0
        ? target.subarray(0, trainingRows)
        : Int32Array.from(target.subarray(0, trainingRows)),
    features: table.columns.map(({ name }) => ({ name, kind: 'number', categories: null })),
    algorithm: bench.algorithm,
    params: {},
    seed,
  });
  const seconds = (performance.now() - start) / 1000;
  const predictions = model.predict(tableOf(data, trainingRows, trainingRows + testRows));
  return { seconds, score: score(predictions, target.subarray(trainingRows)) };
}

/** The learning engine bundled as it ships: from the sources, each worker would have to strip their types first. */
async function bundleLearner() {
  const folder = await mkdtemp(join(tmpdir(), 'retrain-bench-'));
  const source = (path: string): string => fileURLToPath(new URL(`../src/learn/${path}`, import.meta.url));
  for (const [name, entry] of [
    ['learner', 'train-model.ts'],
    ['learn-worker', 'trees/worker-entry.ts'],
  ] as const) {
    const build = await rolldown({ input: { [name]: source(entry) }, platform: 'node', logLevel: 'silent' });
    await build.write({
      dir: folder,
      format: 'esm',
      codeSplitting: false,
      entryFileNames: '[name].js',
    });
    await build.close();
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const module = (await import(pathToFileURL(join(folder, 'learner.js')).href)) as typeof Learner;
  return { module, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** scikit-learn in a process of its own, which has read the data before the first fit. */
async function startTheirs(bench: BenchCase, data: BenchData) {
  const folder = await mkdtemp(join(tmpdir(), 'retrain-bench-'));
  const rows = data.target.length;
  const x = new Float64Array(rows * data.columns.length);
  for (const [column, values] of data.columns.entries()) {
    for (let row = 0; row < rows; row++) x[row * data.columns.length + column] = values[row]!;
  }
  await writeFile(join(folder, 'x.bin'), x);
  await writeFile(join(folder, 'y.bin'), data.target);
  const { algorithm, task } = bench;
  await writeFile(
    join(folder, 'case.json'),
    JSON.stringify({ algorithm, task, trainingRows: data.trainingRows }),
  );
  const script = fileURLToPath(new URL('./learn.py', import.meta.url));
  const child = spawn('/usr/bin/python3', [script, folder], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const isThere = (await lines.next()).done !== true;
  return {
    isThere,
    fit: async (seed: number): Promise<Measured> => {
      child.stdin.write(`${seed}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('scikit-learn ended before it answered.');
      return measuredSchema.parse(JSON.parse(line.value));
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Result {
  readonly case: string;
  readonly ours: Measured;
  readonly theirs: Measured | null;
  /** Their seconds over ours. */
  readonly ratio: number | null;
}

async function measure(learner: typeof Learner, bench: BenchCase, repeats: number): Promise<Result> {
  const data = bench.draw();
  await using sklearn = await startTheirs(bench, data);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let seed = 1; seed <= repeats; seed++) {
    ours.push(await fitOurs(learner, bench, data, seed));
    if (sklearn.isThere) theirs.push(await sklearn.fit(seed));
  }
  const middle = (all: readonly Measured[]): Measured => ({
    seconds: median(all.map(({ seconds }) => seconds)),
    score: median(all.map((one) => one.score)),
  });
  const own = middle(ours);
  const other = theirs.length === 0 ? null : middle(theirs);
  return {
    case: bench.name,
    ours: own,
    theirs: other,
    ratio: other === null ? null : other.seconds / own.seconds,
  };
}

/**
 * Our tree learners and scikit-learn's in turn, on the same data in the same run: medians of three fits with different seeds,
 * scores on rows that neither has seen. Ours are timed from the table to the model that is ready to serve.
 */
export async function run(args: readonly string[]): Promise<void> {
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  const chosen = cases.filter(
    ({ name, isLarge }) => name.includes(only) && (isLarge !== true || args.includes('--large')),
  );
  const isJson = args.includes('--json');
  await using learner = await bundleLearner();
  const results: Result[] = [];
  if (!isJson) console.log('case'.padEnd(42), 'ours'.padStart(9), 'sklearn'.padStart(9), 'ratio'.padStart(7), 'scores'.padStart(15)); // prettier-ignore
  for (const bench of chosen) {
    const result = await measure(learner.module, bench, 3);
    results.push(result);
    if (isJson) continue;
    const { ours, theirs, ratio } = result;
    const shown = (measured: Measured | null) => measured === null ? '–' : `${measured.seconds.toFixed(3)} s`; // prettier-ignore
    console.log(
      result.case.padEnd(42),
      shown(ours).padStart(9),
      shown(theirs).padStart(9),
      (ratio === null ? '–' : `${ratio.toFixed(1)} ×`).padStart(7),
      `${ours.score.toFixed(4)} / ${theirs?.score.toFixed(4) ?? '–'}`.padStart(15),
    );
  }
  if (results.some(({ theirs }) => theirs === null))
    console.error(
      'scikit-learn was left out: /usr/bin/python3 has none (Debian: apt install python3-sklearn).',
    );
  if (isJson) console.log(JSON.stringify(results, null, 2));
}
