import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { boostedModelSchema, loadBoostedModel } from './boosted-model.ts';
import type { FitRequest, FitResult, Outcome } from './estimator.ts';
import { gradientBoostedTrees } from './gradient-boosted-trees.ts';
import type { Predictions } from './model.ts';
import { unpackTrees, type PackedTrees } from './trees/boosting/packed-trees.ts';

const rows = 400;
const scatter = (row: number, factor: number): number => ((row * factor) % 397) / 397;
const numbers = [7, 31, 101].map((factor) =>
  Float64Array.from({ length: rows }, (_, row) => scatter(row, factor)),
);
const codes = Float64Array.from({ length: rows }, (_, row) => (row * 13) % 40);
const matrix = { rowCount: rows, columns: [...numbers, codes] };
const categorical = [false, false, false, true];
/** Codes that have nothing to do with their order. */
const isLucky = (code: number): boolean => (code * 17) % 5 < 2;
const values = Float64Array.from(
  { length: rows },
  (_, row) => 3 * numbers[0]![row]! + numbers[1]![row]! * numbers[0]![row]! + (isLucky(codes[row]!) ? 2 : 0),
);
const ofValues: Outcome = { kind: 'values', values };
const labels = Int32Array.from(values, (value, row) => Number(value + scatter(row, 211) > 3));
const ofClasses: Outcome = { kind: 'classes', labels, classCount: 2 };

type Params = Readonly<Record<string, number | boolean | string>>;
const fit = async (params: Params, outcome: Outcome, more: Partial<FitRequest> = {}): Promise<FitResult> =>
  gradientBoostedTrees.configure({ max_iter: 20, ...params }).fit({
    matrix,
    categorical,
    outcome,
    seed: 5,
    onProgress: () => undefined,
    signal: undefined,
    ...more,
  });
const treesOf = ({ binary }: FitResult): PackedTrees => unpackTrees(binary!, 4);
const predict = ({ saved, binary }: FitResult, task: 'binary' | 'regression'): Predictions =>
  loadBoostedModel(saved, { task, columnCount: 4, classCount: task === 'binary' ? 2 : 0 }, binary).predict(
    matrix,
  );
const valuesOf = (predictions: Predictions): Float64Array => {
  if (predictions.kind !== 'values') throw new TypeError('expected values');
  return predictions.values;
};

/** For each tree the rows, leaves and depth of its leaves, told by walking it. */
function leavesOf(trees: PackedTrees): { counts: number[]; depth: number }[] {
  return Array.from(trees.roots, (root) => {
    const counts = new Map<number, number>();
    let depth = 0;
    for (let row = 0; row < rows; row++) {
      let node = root;
      let steps = 0;
      for (; trees.columns[node]! >= 0; steps++) {
        const value = matrix.columns[trees.columns[node]!]![row]!;
        const limit = trees.values[node]!;
        const word = trees.maskWords[trees.masks[node]! * 8 + (value >> 5)] ?? 0;
        const left = Number.isNaN(limit) ? ((word >>> (value & 31)) & 1) === 1 : value <= limit;
        node = trees.children[node]! + (left ? 0 : 1);
      }
      depth = Math.max(depth, steps);
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
    return { counts: [...counts.values()], depth };
  });
}

async function refusal(fitting: Promise<unknown>): Promise<RetrainError> {
  const error: unknown = await fitting.catch((thrown: unknown) => thrown);
  if (error instanceof RetrainError) return error;
  throw new TypeError('expected a RetrainError');
}

it("has scikit-learn's defaults", () => {
  expect(gradientBoostedTrees.configure({}).parameters).toEqual({
    loss: 'auto',
    learning_rate: 0.1,
    max_iter: 100,
    max_leaf_nodes: 31,
    min_samples_leaf: 20,
    l2_regularization: 0,
    max_features: 1,
    subsample: 1,
    early_stopping: false,
    validation_fraction: 0.1,
    n_iter_no_change: 10,
    tol: 1e-7,
  });
});

describe('grown trees', () => {
  it.each([
    ['values', ofValues],
    ['classes', ofClasses],
  ])('have no leaf with fewer rows than asked, for %s', async (_, outcome) => {
    for (const least of [1, 7, 50]) {
      const leaves = leavesOf(treesOf(await fit({ min_samples_leaf: least, max_iter: 40 }, outcome)));
      expect(leaves).toHaveLength(40);
      expect(Math.min(...leaves.flatMap(({ counts }) => counts))).toBeGreaterThanOrEqual(least);
    }
  });

  it('have as many leaves and levels as asked', async () => {
    const leaves = leavesOf(treesOf(await fit({ max_leaf_nodes: 6, min_samples_leaf: 1 }, ofValues)));
    expect(new Set(leaves.map(({ counts }) => counts.length))).toEqual(new Set([6]));
    const flat = leavesOf(treesOf(await fit({ max_depth: 2, min_samples_leaf: 1 }, ofValues)));
    expect(Math.max(...flat.map(({ depth }) => depth))).toBe(2);
  });

  it('tell categories apart whatever the order of their codes', async () => {
    const result = await fit(
      { min_samples_leaf: 2, max_leaf_nodes: 4, learning_rate: 1, max_iter: 1 },
      {
        kind: 'values',
        values: Float64Array.from(codes, (code) => Number(isLucky(code))),
      },
    );
    expect(treesOf(result).columns[0]).toBe(3);
    const differences = valuesOf(predict(result, 'regression')).map((value, row) =>
      Math.abs(value - Number(isLucky(codes[row]!))),
    );
    expect(Math.max(...differences)).toBeLessThan(1e-9);
  });

  it.each([
    ['left', 0],
    ['right', 1],
  ])('send missing values where they belong: %s', async (_, high) => {
    const column = Float64Array.from(numbers[0]!, (value, row) => (row % 4 === 0 ? Number.NaN : value));
    const target = Float64Array.from(column, (value) => (Number.isNaN(value) ? high : Number(value > 0.6)));
    const alone = { rowCount: rows, columns: [column] };
    const outcome: Outcome = { kind: 'values', values: target };
    const params = { min_samples_leaf: 5, max_iter: 1, learning_rate: 1, max_leaf_nodes: 2 };
    const { saved, binary } = await fit(params, outcome, { matrix: alone, categorical: [false] });
    const model = loadBoostedModel(saved, { task: 'regression', columnCount: 1, classCount: 0 }, binary);
    const expected = valuesOf(model.predict(alone)).map((value, row) => Math.abs(value - target[row]!));
    expect(Math.max(...expected)).toBeLessThan(1e-9);
  });

  it('weigh the columns that decide, and add up to 1', async () => {
    const { importance } = boostedModelSchema.parse((await fit({}, ofValues)).saved);
    expect(importance.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(importance[0]! + importance[3]!).toBeGreaterThan(0.8);
    expect(importance[2]).toBeLessThan(0.05);
  });
});

describe('what is drawn', () => {
  it.each([
    ['rows', { subsample: 0.5 }],
    ['columns', { max_features: 0.5 }],
    ['rows kept aside', { early_stopping: true }],
  ])('follows the seed: %s', async (_, params) => {
    const first = await fit(params, ofClasses);
    expect(await fit(params, ofClasses)).toEqual(first);
    expect((await fit(params, ofClasses, { seed: 6 })).binary).not.toEqual(first.binary);
  });

  it('is nothing without them: the seed then does not matter', async () => {
    expect(await fit({}, ofClasses, { seed: 6 })).toEqual(await fit({}, ofClasses));
  });
});

describe('early stopping', () => {
  it('keeps the rounds up to the least loss', async () => {
    const noise = Float64Array.from({ length: rows }, (_, row) => scatter(row * row, 5));
    const params = { early_stopping: true, max_iter: 100, n_iter_no_change: 3, validation_fraction: 0.25 };
    let rounds = 0;
    const onProgress = (done: number) => {
      rounds = done;
    };
    const trees = treesOf(await fit(params, { kind: 'values', values: noise }, { onProgress }));
    expect(rounds).toBeLessThan(50);
    expect(trees.roots.length).toBeLessThanOrEqual(rounds - 3);
  });

  it('goes on while the loss falls', async () => {
    const params = { early_stopping: true, max_iter: 30, learning_rate: 0.05 };
    expect(treesOf(await fit(params, ofValues)).roots).toHaveLength(30);
  });
});

describe('targets', () => {
  it.each([1e-120, 1, 1e150, 1e300])('of magnitude %d are learned as well', async (unit) => {
    const outcome: Outcome = { kind: 'values', values: values.map((value) => value * unit) };
    const far = valuesOf(predict(await fit({ max_iter: 60 }, outcome), 'regression'));
    const near = valuesOf(predict(await fit({ max_iter: 60 }, ofValues), 'regression'));
    for (const [row, value] of far.entries()) expect(value / unit).toBeCloseTo(near[row]!, 1);
  });

  it('that are all the same are predicted as they are', async () => {
    const outcome: Outcome = { kind: 'values', values: new Float64Array(rows).fill(3) };
    expect(new Set(valuesOf(predict(await fit({}, outcome), 'regression')))).toEqual(new Set([3]));
  });

  it('below 0, or all 0, are refused for poisson', async () => {
    for (const values of [new Float64Array(rows), numbers[0]!.map((value) => value - 0.5)]) {
      const error = await refusal(fit({ loss: 'poisson' }, { kind: 'values', values }));
      expect(error.code).toBe('TRAIN_FAILED');
      expect(error.message).toContain('poisson');
    }
  });

  it('that are classes have no loss of values', async () => {
    const error = await refusal(fit({ loss: 'absolute_error' }, ofClasses));
    expect(error.code).toBe('TRAIN_PARAMETERS_INVALID');
    expect(error.problems[0]).toContain('train.params.loss is absolute_error');
  });
});

it('stops between rounds when it is cancelled', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const fitting = fit({ max_iter: 1000 }, ofValues, {
    signal: controller.signal,
    onProgress: (done) => {
      seen.push(done);
      if (done === 3) controller.abort();
    },
  });
  expect((await refusal(fitting)).code).toBe('CANCELLED');
  expect(seen).toEqual([1, 2, 3]);
});

describe('a saved model', () => {
  const shape = { task: 'binary', columnCount: 4, classCount: 2 } as const;

  it.each([
    ['for another task', {}, { ...shape, task: 'regression', classCount: 0 } as const],
    ['of other columns', {}, { ...shape, columnCount: 5 }],
    ['of a class that is not there', { classes: [0, 2] }, shape],
    ['of classes out of order', { classes: [1, 0] }, shape],
    ['of one class', { classes: [0] }, shape],
    ['of two outputs', { baselines: [0, 0] }, shape],
    ['of another link', { link: 'softmax' }, shape],
  ])('is refused: %s', async (_, change, expected) => {
    const { saved, binary } = await fit({ max_iter: 3 }, ofClasses);
    expect(() => loadBoostedModel({ ...saved, ...change }, expected, binary)).toThrow('do not fit');
  });

  it('is refused without its trees', async () => {
    const { saved } = await fit({ max_iter: 3 }, ofClasses);
    expect(() => loadBoostedModel(saved, shape, null)).toThrow('names no trees');
  });
});
