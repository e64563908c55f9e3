import type { CheckedClasses } from './evaluation-input.ts';

/** How often each class was taken for each. */
export interface ConfusionCounts {
  readonly classCount: number;
  readonly rowCount: number;
  /** Rows of the actual class that were predicted as the other. `classCount` as actual: a class that the model does not know. */
  of(actual: number, predicted: number): number;
  /** Rows of the actual class. */
  actualTotal(actual: number): number;
  /** Rows predicted as the class. */
  predictedTotal(predicted: number): number;
  /** Rows of a class that the model does not know. */
  readonly unknown: number;
}

/** Counts (actual, predicted) pairs. Unknown actual classes make one row of their own, after the known ones. */
export function confusionCounts({ classCount, actual, labels }: CheckedClasses): ConfusionCounts {
  const cells = new Float64Array((classCount + 1) * classCount);
  const actualTotals = new Float64Array(classCount + 1);
  const predictedTotals = new Float64Array(classCount);
  for (let row = 0; row < actual.length; row += 1) {
    const from = actual[row]! < 0 ? classCount : actual[row]!;
    const to = labels[row]!;
    cells[from * classCount + to]! += 1;
    actualTotals[from]! += 1;
    predictedTotals[to]! += 1;
  }
  return {
    classCount,
    rowCount: actual.length,
    of: (from, to) => cells[from * classCount + to]!,
    actualTotal: (from) => actualTotals[from]!,
    predictedTotal: (to) => predictedTotals[to]!,
    unknown: actualTotals[classCount]!,
  };
}
