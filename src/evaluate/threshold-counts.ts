/** What a score separates, threshold by threshold, from the highest score down. Equal scores are one threshold. */
export interface ThresholdCounts {
  readonly positives: number;
  readonly negatives: number;
  /** Positive rows with a score at or above each threshold. */
  readonly truePositives: Float64Array;
  /** Negative rows with a score at or above each threshold. */
  readonly falsePositives: Float64Array;
}

/**
 * Cumulative counts for ROC and precision-recall curves.
 *
 * @param scores one finite score a row, larger for "more likely positive"
 * @param positive 1 for a positive row, 0 for a negative one
 */
export function thresholdCounts(scores: Float64Array, positive: Uint8Array): ThresholdCounts {
  const order = new Uint32Array(scores.length);
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let hits = 0;
  let misses = 0;
  for (let rank = 0; rank < order.length; rank += 1) {
    const row = order[rank]!;
    if (positive[row] === 1) hits += 1;
    else misses += 1;
    if (rank + 1 === order.length || scores[order[rank + 1]!] !== scores[row]) {
      truePositives.push(hits);
      falsePositives.push(misses);
    }
  }
  return {
    positives: hits,
    negatives: misses,
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
  };
}
