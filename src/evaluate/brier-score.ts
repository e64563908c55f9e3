import { CompensatedSum } from './compensated-sum.ts';
import type { CheckedClasses } from './evaluation-input.ts';

/**
 * Mean squared difference between the probability of the positive class (index 1) and what happened (0 or 1).
 *
 * Binary only; no actual class may be unknown and there must be rows. Equal to `sklearn.metrics.brier_score_loss`.
 */
export function brierScore({ actual, classCount }: CheckedClasses, probabilities: Float64Array): number {
  const sum = new CompensatedSum();
  for (let row = 0; row < actual.length; row += 1) {
    const difference = actual[row]! - probabilities[row * classCount + 1]!;
    sum.add(difference * difference);
  }
  return sum.total / actual.length;
}
