import { CompensatedSum } from './compensated-sum.ts';
import type { ConfusionCounts } from './confusion-counts.ts';

export interface ClassF1 {
  /** Every class counts the same. */
  readonly macro: number;
  /** Every class counts by its number of holdout rows. */
  readonly weighted: number;
}

/**
 * F1 = 2·TP / (2·TP + FP + FN) per class, averaged over the classes that occur in the holdout or among the predictions (a class that
 * is in neither has no F1). Rows of classes unknown to the model count as one class with F1 = 0. Needs rows.
 *
 * Equal to `sklearn.metrics.f1_score(average='macro')` and `(average='weighted')` without `labels`.
 */
export function classF1(counts: ConfusionCounts): ClassF1 {
  const macro = new CompensatedSum();
  const weighted = new CompensatedSum();
  let present = counts.unknown > 0 ? 1 : 0;
  for (let k = 0; k < counts.classCount; k += 1) {
    const support = counts.actualTotal(k);
    const predicted = counts.predictedTotal(k);
    if (support + predicted === 0) continue;
    const f1 = (2 * counts.of(k, k)) / (support + predicted);
    macro.add(f1);
    weighted.add(support * f1);
    present += 1;
  }
  return { macro: macro.total / present, weighted: weighted.total / counts.rowCount };
}
