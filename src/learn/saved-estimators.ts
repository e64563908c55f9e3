import type { Algorithm } from '../contract/config.ts';
import type { LoadEstimator } from './estimator.ts';

/** How each algorithm's saved form is read: apart from training, so that serving carries none of it. */
const loaders: Readonly<Record<Algorithm, () => Promise<LoadEstimator>>> = {
  logistic_regression: async () => (await import('./logistic-model.ts')).loadLogisticModel,
  linear_regression: async () => (await import('./linear-model.ts')).loadLinearModel,
  random_forest: async () => (await import('./random-forest-model.ts')).loadRandomForest,
  gradient_boosted_trees: async () => (await import('./boosted-model.ts')).loadBoostedModel,
  ml_random_forest: async () => (await import('./forest-model.ts')).loadForestModel,
};

/** The loader of that algorithm's models. */
export async function findLoader(algorithm: Algorithm): Promise<LoadEstimator> {
  return loaders[algorithm]();
}
