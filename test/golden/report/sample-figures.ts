import type { Figures, MetricValues } from '../../../src/contract/run-files.ts';

/** A repeatable sequence of numbers in [0, 1), for samples only. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** A bell around 0 within ±3, out of sums alone. */
function bell(next: () => number): number {
  return (next() + next() + next() + next() + next() + next() - 3) * 1;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function thinned<T>(points: readonly T[], limit: number): T[] {
  if (points.length <= limit) return [...points];
  return Array.from(
    { length: limit },
    (_, index) => points[Math.round((index * (points.length - 1)) / (limit - 1))]!,
  );
}

/** Figures and metrics of a binary classifier whose scores separate the classes by `separation`. */
export function binarySample(
  seed: number,
  rows: number,
  separation: number,
): { figures: Figures; metrics: MetricValues } {
  const next = sequence(seed);
  const scored = Array.from({ length: rows }, (_, row) => {
    const positive = row % 9 < 4;
    return { positive, score: bell(next) + (positive ? separation : 0) - separation / 2 };
  }).sort((a, b) => b.score - a.score);
  const positives = scored.filter((row) => row.positive).length;
  const negatives = rows - positives;

  const roc: [number, number][] = [[0, 0]];
  const curve: [number, number][] = [[0, 1]];
  let [hits, alarms, area, averagePrecision] = [0, 0, 0, 0];
  for (const row of scored) {
    if (row.positive) {
      hits += 1;
      averagePrecision += hits / (hits + alarms) / positives;
    } else {
      alarms += 1;
      area += hits / positives / negatives;
    }
    roc.push([round(alarms / negatives), round(hits / positives)]);
    curve.push([round(hits / positives), round(hits / (hits + alarms))]);
  }
  const tp = scored.filter((row) => row.positive && row.score > 0).length;
  const fp = scored.filter((row) => !row.positive && row.score > 0).length;
  const [fn, tn] = [positives - tp, negatives - fp];
  const [precision, recall] = [tp / (tp + fp), tp / positives];
  return {
    figures: {
      confusion: [
        [tn, fp],
        [fn, tp],
      ],
      roc: thinned(roc, 200),
      precision_recall: thinned(curve, 200),
      residuals: null,
    },
    metrics: {
      accuracy: round((tp + tn) / rows),
      balanced_accuracy: round((recall + tn / negatives) / 2),
      precision: round(precision),
      recall: round(recall),
      f1: round((2 * precision * recall) / (precision + recall)),
      roc_auc: round(area),
      average_precision: round(averagePrecision),
      log_loss: round(0.72 - 0.18 * separation),
      brier: round(0.245 - 0.065 * separation),
    },
  };
}

/** Residuals of a regression whose spread grows a little with the prediction. */
export function residualSample(seed: number, points: number, spread: number): Figures {
  const next = sequence(seed);
  const residuals = Array.from({ length: points }, (): [number, number] => {
    const predicted = 140_000 + next() * 460_000;
    return [round(predicted), round(bell(next) * spread * (0.5 + predicted / 400_000))];
  });
  return { confusion: null, roc: null, precision_recall: null, residuals };
}
