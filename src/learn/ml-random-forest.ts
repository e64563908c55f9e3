import type { RandomForestBaseOptions } from 'ml-random-forest';
import { z } from 'zod';
import { breathe } from './breathe.ts';
import { defineEstimator, type FitRequest } from './estimator.ts';
import { forestImportance } from './forest-importance.ts';
import type { ForestModel, Tree } from './forest-model.ts';

const schema = z.strictObject({
  n_estimators: z.int().min(1).max(10_000).default(100).meta({ description: 'Number of trees.' }),
  max_features: z.number().positive().max(100_000).default(0.8).meta({
    description:
      'Encoded columns that each tree may look at: up to 1 is a share of them (1 is all), more is their number.',
  }),
  replacement: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether a tree may draw the same column more than once.' }),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .optional()
    .meta({ description: 'Seed of the drawing. Default: `train.seed`.' }),
});

/** Rows from which the library takes minutes: it looks at every row for every possible split. */
const manyRows = 2000;

/**
 * The forest of the npm package `ml-random-forest`, for those who know it from elsewhere. It is honest to say what it is:
 * it draws columns once for each tree, not at each split as Breiman's random forest does, so its trees resemble each other
 * and `max_features` must be large; and it takes time that grows with the square of the rows. Its trees are grown in full
 * (`gainThreshold` 0; the default of `ml-cart`, 0.01, would stop them near the root) on bootstrap samples of the rows.
 *
 * Each tree is a forest of one, with a seed of its own: so there is progress, and cancelling takes effect. Probabilities
 * are shares of the trees' votes. The library's own JSON repeats its options in every node; trees are saved as flat arrays
 * instead, which are walked without the library, so that serving does not need it.
 */
export const mlRandomForest = defineEstimator({
  name: 'ml_random_forest',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: { kind: 'linear', scaled: false },
  schema,
  fit: async (parameters, request) => ({ saved: await fit(parameters, request), binary: null }),
  advise: (rows, columns) =>
    rows > manyRows
      ? `ml_random_forest takes time that grows with the square of the rows: ${rows} rows of ${columns} columns can take many minutes; up to ${manyRows} rows are comfortable.`
      : undefined,
});

async function fit(parameters: z.output<typeof schema>, request: FitRequest): Promise<ForestModel> {
  const { matrix, outcome, onProgress, signal } = request;
  const { n_estimators: treeCount, max_features: maxFeatures, replacement } = parameters;
  const { RandomForestClassifier, RandomForestRegression } = await import('ml-random-forest');
  const columnCount = matrix.columns.length;
  const drawn = Math.min(
    columnCount,
    Math.max(1, Math.floor(maxFeatures <= 1 ? maxFeatures * columnCount : maxFeatures)),
  );
  const rows = Array.from({ length: matrix.rowCount }, (_, row) =>
    matrix.columns.map((column) => column[row]!),
  );
  const actual = Array.from(outcome.kind === 'classes' ? outcome.labels : outcome.values);
  const trees: Tree[] = [];
  for (let index = 0; index < treeCount; index++) {
    await breathe(signal);
    const options: Partial<RandomForestBaseOptions> = {
      nEstimators: 1,
      // The library takes every number up to 1 for a share, so that a single column can only be asked for as one.
      maxFeatures: drawn === columnCount ? 1 : (drawn + 0.5) / columnCount,
      replacement,
      seed: treeSeed(parameters.seed ?? request.seed, index),
      useSampleBagging: true,
      noOOB: true,
      treeOptions: { gainThreshold: 0, minNumSamples: 1 },
    };
    const forest =
      outcome.kind === 'classes' ? new RandomForestClassifier(options) : new RandomForestRegression(options);
    forest.train(rows, actual);
    trees.push(flatten(savedForestSchema.parse(JSON.parse(JSON.stringify(forest)))));
    onProgress(index + 1, treeCount, 'trees');
  }
  return { trees, importance: forestImportance(trees, matrix, outcome) };
}

/** A seed of 32 bits for each tree, by the finaliser of MurmurHash3: neighbouring seeds and trees get unlike ones. */
function treeSeed(seed: number, tree: number): number {
  let hash = (seed ^ Math.imul(tree + 1, 0x9e3779b9)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** What is needed of the library's JSON of a forest of one tree. */
const savedForestSchema = z.object({
  baseModel: z.object({
    /** Encoded column of each column that the tree was shown. */
    indexes: z.tuple([z.array(z.int().min(0))]),
    estimators: z.tuple([z.object({ root: z.unknown() })]),
  }),
});
const innerNodeSchema = z.object({
  splitColumn: z.int().min(0),
  splitValue: z.number(),
  left: z.unknown(),
  right: z.unknown(),
});
/** A leaf has the share of each class, in a matrix of one row, or the mean of the values. */
const leafSchema = z.object({ distribution: z.union([z.tuple([z.array(z.number()).min(1)]), z.number()]) });

/** The tree in preorder, over encoded columns. Not recursive: a tree can be as deep as it has rows. */
function flatten({ baseModel }: z.output<typeof savedForestSchema>): Tree {
  const [shown] = baseModel.indexes;
  const [{ root }] = baseModel.estimators;
  const tree: Tree = { columns: [], values: [], right: [] };
  const waiting: { node: unknown; parent: number }[] = [{ node: root, parent: -1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = tree.columns.length;
    if (next.parent !== -1) tree.right[next.parent] = place;
    const inner = innerNodeSchema.safeParse(next.node);
    if (inner.success && inner.data.left !== undefined) {
      tree.columns.push(shown[inner.data.splitColumn]!);
      tree.values.push(inner.data.splitValue);
      waiting.push({ node: inner.data.right, parent: place }, { node: inner.data.left, parent: -1 });
    } else {
      const { distribution } = leafSchema.parse(next.node);
      tree.columns.push(-1);
      tree.values.push(typeof distribution === 'number' ? distribution : likeliest(distribution[0]));
    }
    tree.right.push(0);
  }
  return tree;
}

const likeliest = (shares: readonly number[]): number => shares.indexOf(Math.max(...shares));
