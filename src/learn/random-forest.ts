import { z } from 'zod';
import { defineEstimator } from './estimator.ts';
import { fitForest } from './trees/fit-forest.ts';

const schema = z.strictObject({
  n_estimators: z.int().min(1).max(10_000).default(100).meta({ description: 'Number of trees.' }),
  max_depth: z
    .union([z.enum(['none']), z.int().min(1)])
    .default('none')
    .meta({ description: 'Most splits from the root of a tree to a leaf.' }),
  min_samples_split: z
    .int()
    .min(2)
    .default(2)
    .meta({ description: 'Fewest rows that are split, each counted as often as it was drawn.' }),
  min_samples_leaf: z.int().min(1).default(1).meta({
    description:
      'Fewest rows of a leaf, each counted as often as it was drawn. 5 makes the model a third as large, at hardly a loss.',
  }),
  max_features: z
    .union([z.enum(['sqrt', 'log2', 'all']), z.number().positive().max(100_000)])
    .optional()
    .meta({
      description:
        'Encoded columns tried at each split: up to 1 is a share of them, more is their number. Default: `sqrt` for classes, `all` for values.',
    }),
  bootstrap: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether each tree learns from rows drawn with replacement, or from all.' }),
  class_weight: z.enum(['none', 'balanced']).default('none').meta({
    description: '`balanced` gives every class the same weight, however many rows it has.',
  }),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .optional()
    .meta({ description: 'Seed of the drawing. Default: `train.seed`.' }),
});

/**
 * Breiman's random forest (2001) on histograms: features are sorted once into at most 255 bins and one for missing values, and
 * drawn anew at each split. Trees grow in WebAssembly, on all cores, and are the same whatever the number of cores. Probabilities
 * are the means of the trees' shares. Categories need no encoding by the user; missing values go the way that splits best.
 */
export const randomForest = defineEstimator({
  name: 'random_forest',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: { kind: 'native' },
  schema,
  fit: (parameters, request) =>
    fitForest(request, {
      treeCount: parameters.n_estimators,
      maxDepth: parameters.max_depth === 'none' ? Infinity : parameters.max_depth,
      minSplit: parameters.min_samples_split,
      minLeaf: parameters.min_samples_leaf,
      tried: triedFeatures(
        parameters.max_features ?? (request.outcome.kind === 'classes' ? 'sqrt' : 'all'),
        request.matrix.columns.length,
      ),
      isBootstrap: parameters.bootstrap,
      isBalanced: parameters.class_weight === 'balanced',
      seed: parameters.seed ?? request.seed,
    }),
});

function triedFeatures(wanted: number | 'sqrt' | 'log2' | 'all', columns: number): number {
  switch (wanted) {
    case 'all':
      return columns;
    case 'sqrt':
      return Math.max(1, Math.floor(Math.sqrt(columns)));
    case 'log2':
      // The whole part of the logarithm, without one.
      return Math.max(1, 31 - Math.clz32(columns));
    default:
      return Math.max(1, Math.floor(wanted <= 1 ? wanted * columns : wanted));
  }
}
