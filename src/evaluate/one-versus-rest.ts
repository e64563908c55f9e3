import type { CheckedClasses } from './evaluation-input.ts';
import { thresholdCounts, type ThresholdCounts } from './threshold-counts.ts';

/** Threshold counts of one class against all others, by that class's probability. */
export function oneVersusRest(
  input: CheckedClasses,
  probabilities: Float64Array,
  positiveClass: number,
): ThresholdCounts {
  const { actual, classCount } = input;
  const scores = new Float64Array(actual.length);
  const positive = new Uint8Array(actual.length);
  for (let row = 0; row < actual.length; row += 1) {
    scores[row] = probabilities[row * classCount + positiveClass]!;
    positive[row] = actual[row] === positiveClass ? 1 : 0;
  }
  return thresholdCounts(scores, positive);
}
