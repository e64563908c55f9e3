import { CompensatedSum } from './compensated-sum.ts';
import type { ConfusionCounts } from './confusion-counts.ts';

/**
 * Mean recall over the classes that occur in the holdout. Rows of classes unknown to the model count as one class with
 * recall 0. Needs rows. Equal to `sklearn.metrics.balanced_accuracy_score`.
 */
export function balancedAccuracy(counts: ConfusionCounts): number {
  const sum = new CompensatedSum();
  let present = counts.unknown > 0 ? 1 : 0;
  for (let k = 0; k < counts.classCount; k += 1) {
    const total = counts.actualTotal(k);
    if (total === 0) continue;
    sum.add(counts.of(k, k) / total);
    present += 1;
  }
  return sum.total / present;
}
