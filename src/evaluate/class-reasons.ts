import type { CheckedClasses } from './evaluation-input.ts';

/** Why no metric has a value when nothing was kept from training. */
export const EMPTY_HOLDOUT = 'The holdout has no rows.';

/** Why metrics on probabilities have no value, or null when they have one. */
export function probabilityObstacle(input: CheckedClasses, unknown: number): string | null {
  if (input.probabilities === null) return 'The model gives no probabilities.';
  if (unknown > 0) {
    return `The holdout has ${unknown} ${unknown === 1 ? 'row' : 'rows'} of a class that the model does not know.`;
  }
  return null;
}
