import { expect, it } from 'vitest';
import { algorithmSchema, type Task } from '../../src/contract/config.ts';
import { findEstimator } from '../../src/learn/algorithms.ts';
import { describeEstimatorLaws, type LawSubject } from './estimator-laws.ts';

const forest = { n_estimators: 15 };

const boosting = { max_iter: 40, min_samples_leaf: 2 };

const subjects: readonly LawSubject[] = [
  { algorithm: 'logistic_regression', task: 'binary', params: {}, minimumFit: 42 },
  { algorithm: 'logistic_regression', task: 'multiclass', params: { C: 10 }, minimumFit: 40 },
  { algorithm: 'logistic_regression', task: 'binary', params: { l1_ratio: 0.5 }, minimumFit: 40 },
  { algorithm: 'logistic_regression', task: 'multiclass', params: { C: 10, l1_ratio: 0.5 }, minimumFit: 40 },
  { algorithm: 'linear_regression', task: 'regression', params: {}, minimumFit: 40 },
  { algorithm: 'linear_regression', task: 'regression', params: { alpha: 1 }, minimumFit: 40 },
  {
    algorithm: 'linear_regression',
    task: 'regression',
    params: { alpha: 0.01, l1_ratio: 0.5 },
    minimumFit: 40,
  },
  { algorithm: 'gradient_boosted_trees', task: 'binary', params: boosting, minimumFit: 47 },
  { algorithm: 'gradient_boosted_trees', task: 'multiclass', params: boosting, minimumFit: 46 },
  { algorithm: 'gradient_boosted_trees', task: 'regression', params: boosting, minimumFit: 47 },
  {
    algorithm: 'gradient_boosted_trees',
    task: 'multiclass',
    params: { ...boosting, subsample: 0.7, max_features: 0.7, early_stopping: true, max_depth: 4 },
    minimumFit: 30,
  },
  {
    algorithm: 'gradient_boosted_trees',
    task: 'regression',
    params: { ...boosting, loss: 'absolute_error', subsample: 0.7 },
    minimumFit: 44,
  },
  {
    algorithm: 'gradient_boosted_trees',
    task: 'regression',
    params: { ...boosting, loss: 'poisson', l2_regularization: 0.1 },
    minimumFit: 46,
  },
  { algorithm: 'random_forest', task: 'binary', params: forest, minimumFit: 45 },
  {
    algorithm: 'random_forest',
    task: 'binary',
    params: { ...forest, class_weight: 'balanced', min_samples_leaf: 2, max_features: 'log2' },
    minimumFit: 44,
  },
  { algorithm: 'random_forest', task: 'multiclass', params: forest, minimumFit: 45 },
  {
    algorithm: 'random_forest',
    task: 'multiclass',
    params: { ...forest, class_weight: 'balanced', bootstrap: false, max_depth: 6 },
    minimumFit: 45,
  },
  { algorithm: 'random_forest', task: 'regression', params: forest, minimumFit: 45 },
  { algorithm: 'ml_random_forest', task: 'binary', params: forest, minimumFit: 45 },
  { algorithm: 'ml_random_forest', task: 'multiclass', params: forest, minimumFit: 45 },
  { algorithm: 'ml_random_forest', task: 'regression', params: forest, minimumFit: 45 },
];

it('covers every algorithm and each of its tasks', async () => {
  const covered = new Set(subjects.map(({ algorithm, task }) => `${algorithm} ${task}`));
  for (const algorithm of algorithmSchema.options) {
    const { tasks } = await findEstimator(algorithm);
    expect(tasks.filter((task: Task) => !covered.has(`${algorithm} ${task}`))).toEqual([]);
  }
});

for (const subject of subjects) describeEstimatorLaws(subject);
