import { CompensatedSum } from './compensated-sum.ts';
import type { CheckedClasses } from './evaluation-input.ts';

/**
 * Mean of −ln(probability of the actual class).
 *
 * As in scikit-learn 1.2, every probability is first clipped to [ε, 1 − ε] with the double's ε = 2⁻⁵² and then each row is
 * divided by its sum. A model that was certain and wrong therefore pays 36.04 for that row, not infinity.
 *
 * No actual class may be unknown and there must be rows. Equal to `sklearn.metrics.log_loss(…, labels=all classes)`.
 */
export function logLoss({ actual, classCount }: CheckedClasses, probabilities: Float64Array): number {
  const sum = new CompensatedSum();
  for (let row = 0; row < actual.length; row += 1) {
    let rowSum = 0;
    for (let k = 0; k < classCount; k += 1) rowSum += clip(probabilities[row * classCount + k]!);
    sum.add(-Math.log(clip(probabilities[row * classCount + actual[row]!]!) / rowSum));
  }
  return sum.total / actual.length;
}

function clip(probability: number): number {
  return Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);
}
