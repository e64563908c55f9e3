import { expect, it } from 'vitest';
import { algorithmSchema, type Task } from '../../src/contract/config.ts';
import { findEstimator } from '../../src/learn/algorithms.ts';
import { describeEstimatorLaws, type LawSubject } from './estimator-laws.ts';

const forest = { n_estimators: 15 };

const subjects: readonly LawSubject[] = [
  { algorithm: 'logistic_regression', task: 'binary', params: {}, minimumFit: 42 },
  { algorithm: 'logistic_regression', task: 'multiclass', params: { C: 10 }, minimumFit: 40 },
  { algorithm: 'linear_regression', task: 'regression', params: {}, minimumFit: 40 },
  { algorithm: 'linear_regression', task: 'regression', params: { alpha: 1 }, minimumFit: 40 },
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
