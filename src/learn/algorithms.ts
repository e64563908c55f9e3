import type { Algorithm } from '../contract/config.ts';
import type { Estimator } from './estimator.ts';

/** Every learning algorithm, loaded when it is asked for. Its saved form is registered in saved-estimators.ts. */
const estimators: Readonly<Record<Algorithm, () => Promise<Estimator>>> = {
  logistic_regression: async () => (await import('./logistic-regression.ts')).logisticRegression,
  linear_regression: async () => (await import('./linear-regression.ts')).linearRegression,
  random_forest: async () => (await import('./random-forest.ts')).randomForest,
  gradient_boosted_trees: async () => (await import('./gradient-boosted-trees.ts')).gradientBoostedTrees,
  ml_random_forest: async () => (await import('./ml-random-forest.ts')).mlRandomForest,
};

/** The estimator of that name. */
export async function findEstimator(algorithm: Algorithm): Promise<Estimator> {
  return estimators[algorithm]();
}
