import { CompensatedSum } from './compensated-sum.ts';
import type { ThresholdCounts } from './threshold-counts.ts';

/**
 * Average precision: the precision at each threshold, weighted by the recall that the threshold adds; a step function,
 * without interpolation.
 *
 * Needs at least one positive row; otherwise the result is NaN. Equal to `sklearn.metrics.average_precision_score`.
 */
export function averagePrecision({ positives, truePositives, falsePositives }: ThresholdCounts): number {
  const sum = new CompensatedSum();
  let last = 0;
  for (let i = 0; i < truePositives.length; i += 1) {
    const hits = truePositives[i]!;
    sum.add(((hits - last) * hits) / (hits + falsePositives[i]!));
    last = hits;
  }
  return sum.total / positives;
}
