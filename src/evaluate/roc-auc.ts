import type { ThresholdCounts } from './threshold-counts.ts';

/**
 * Area under the ROC curve by the trapezoidal rule: the probability that a positive row scores above a negative one, equal
 * scores counting one half. Computed on whole counts, so that only the last division rounds.
 *
 * Needs at least one row of each side; otherwise the result is NaN. Equal to `sklearn.metrics.roc_auc_score`.
 */
export function rocAuc({ positives, negatives, truePositives, falsePositives }: ThresholdCounts): number {
  let doubledArea = 0;
  let lastTrue = 0;
  let lastFalse = 0;
  for (let i = 0; i < truePositives.length; i += 1) {
    doubledArea += (falsePositives[i]! - lastFalse) * (truePositives[i]! + lastTrue);
    lastTrue = truePositives[i]!;
    lastFalse = falsePositives[i]!;
  }
  return doubledArea / (2 * positives * negatives);
}
