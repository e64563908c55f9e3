import { RandomForestClassifier, RandomForestRegression } from 'ml-random-forest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FitRequest, Outcome } from './estimator.ts';
import { forestModelSchema, loadForestModel, type ForestModel } from './forest-model.ts';
import { mlRandomForest } from './ml-random-forest.ts';

const rows = 60;
const columns = Array.from({ length: 4 }, (_, column) =>
  Float64Array.from({ length: rows }, (_, row) => ((row * (7 + 2 * column) * (column + 1)) % 61) / 10),
);
const matrix = { rowCount: rows, columns };
const values = Float64Array.from({ length: rows }, (_, row) => columns[0]![row]! * 2 + columns[2]![row]!);
const classes: Outcome = {
  kind: 'classes',
  labels: Int32Array.from(values, (value) => Math.min(2, Math.floor(value / 6))),
  classCount: 3,
};

const request = (outcome: Outcome, more: Partial<FitRequest> = {}): FitRequest => ({
  matrix,
  categorical: columns.map(() => false),
  outcome,
  seed: 3,
  onProgress: () => undefined,
  signal: undefined,
  ...more,
});
const fit = async (params: Record<string, number | boolean>, fitRequest: FitRequest): Promise<ForestModel> =>
  forestModelSchema.parse((await mlRandomForest.configure(params).fit(fitRequest)).saved);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the forest of ml-random-forest', () => {
  it.each([
    ['classes', classes],
    ['values', { kind: 'values', values } satisfies Outcome],
  ] as const)('predicts from its saved trees what the library predicts: %s', async (_, outcome) => {
    const classifier = vi.spyOn(RandomForestClassifier.prototype, 'train');
    const regression = vi.spyOn(RandomForestRegression.prototype, 'train');
    const model = await fit({ n_estimators: 9, max_features: 3 }, request(outcome));
    const task = outcome.kind === 'classes' ? 'multiclass' : 'regression';
    const fitted = loadForestModel(
      model,
      {
        task,
        columnCount: 4,
        classCount: outcome.kind === 'classes' ? 3 : 0,
      },
      null,
    );
    const predictions = fitted.predict(matrix);
    const inRows = Array.from({ length: rows }, (_, row) => columns.map((column) => column[row]!));
    // The types of the library do not resolve to anything; this is all that is needed of them.
    const forests = [...classifier.mock.contexts, ...regression.mock.contexts] as {
      predict: (rows: number[][]) => number[];
    }[];
    const answers = forests.map((forest) => forest.predict(inRows));
    expect(answers).toHaveLength(9);
    for (let row = 0; row < rows; row++) {
      const votes = answers.map((answer) => answer[row]!);
      if (predictions.kind === 'values') {
        expect(predictions.values[row]).toBeCloseTo(votes.reduce((sum, vote) => sum + vote, 0) / 9, 12);
      } else {
        const shares = [0, 1, 2].map((label) => votes.filter((vote) => vote === label).length / 9);
        expect([...predictions.probabilities!.subarray(row * 3, row * 3 + 3)]).toEqual(shares);
      }
    }
  });

  it('draws from its seed only', async () => {
    vi.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('Math.random was called');
    });
    const first = await fit({ n_estimators: 5 }, request(classes));
    expect(await fit({ n_estimators: 5 }, request(classes))).toEqual(first);
    expect(await fit({ n_estimators: 5, seed: 3 }, request(classes, { seed: 9 }))).toEqual(first);
    expect((await fit({ n_estimators: 5 }, request(classes, { seed: 4 }))).trees).not.toEqual(first.trees);
  });

  it('begins with the same trees however many it grows, each unlike the others', async () => {
    const { trees } = await fit({ n_estimators: 6 }, request(classes));
    expect((await fit({ n_estimators: 3 }, request(classes))).trees).toEqual(trees.slice(0, 3));
    expect(new Set(trees.map((tree) => JSON.stringify(tree))).size).toBe(6);
  });

  it.each([
    [1e-9, 1],
    [0.5, 2],
    [0.8, 3],
    [1, 4],
    [2, 2],
    [3.9, 3],
    [99, 4],
  ])('shows each tree with max_features %d no more than %d of 4 columns', async (share, expected) => {
    const noise: Outcome = { ...classes, labels: classes.labels.map((_, row) => ((row * row) % 7) % 3) };
    const { trees } = await fit({ n_estimators: 12, max_features: share }, request(noise));
    const used = trees.map((tree) => new Set(tree.columns.filter((column) => column !== -1)).size);
    expect(Math.max(...used)).toBe(expected);
  });

  it('grows with as few as two rows', async () => {
    const tiny = { rowCount: 2, columns: columns.map((column) => column.slice(0, 2)) };
    const outcome: Outcome = { kind: 'classes', labels: Int32Array.of(0, 1), classCount: 2 };
    const { trees } = await fit({ n_estimators: 30 }, request(outcome, { matrix: tiny }));
    expect(trees).toHaveLength(30);
  });

  it('weighs the columns that decide, and adds up to 1', async () => {
    const { importance } = await fit({ n_estimators: 20 }, request({ kind: 'values', values }));
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(importance[0]! + importance[2]!).toBeGreaterThan(0.8);
  });

  it('advises against many rows', () => {
    expect(mlRandomForest.advise(2000, 10)).toBeUndefined();
    expect(mlRandomForest.advise(2001, 10)).toContain('2001 rows of 10 columns');
  });
});

describe('a saved forest', () => {
  const leaf = { columns: [-1], values: [1], right: [0] };
  const split = { columns: [0, -1, -1], values: [0.5, 0, 1], right: [2, 0, 0] };
  const shape = { task: 'binary', columnCount: 1, classCount: 2 } as const;
  const load = (tree: object) => loadForestModel({ trees: [tree], importance: [0] }, shape, null);

  it('goes left below the threshold, right from it on', () => {
    const predictions = load(split).predict({ rowCount: 3, columns: [Float64Array.of(0.4, 0.5, 0.6)] });
    expect(predictions).toEqual({
      kind: 'classes',
      labels: Int32Array.of(0, 1, 1),
      probabilities: Float64Array.of(1, 0, 0, 1, 0, 1),
    });
  });

  it('lets the first class win a tie', () => {
    const fitted = loadForestModel({ trees: [leaf, { ...leaf, values: [0] }], importance: [0] }, shape, null);
    expect(fitted.predict({ rowCount: 1, columns: [Float64Array.of(0)] })).toMatchObject({
      labels: Int32Array.of(0),
    });
  });

  it.each([
    ['a child before its parent', { ...split, right: [0, 0, 0] }],
    ['both children the same', { ...split, right: [1, 0, 0] }],
    ['a child that is not there', { ...split, right: [3, 0, 0] }],
    ['a column that is not there', { ...split, columns: [1, -1, -1] }],
    ['a class that is not there', { ...leaf, values: [2] }],
    ['half a class', { ...leaf, values: [0.5] }],
    ['no node', { columns: [], values: [], right: [] }],
    ['arrays of different lengths', { ...split, values: [0.5, 0] }],
    ['a last node that splits', { columns: [0], values: [1], right: [1] }],
  ])('is refused with %s', (_, tree) => {
    expect(() => load(tree)).toThrow('do not fit');
  });
});
