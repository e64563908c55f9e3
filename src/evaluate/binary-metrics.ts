import type { MetricName } from '../contract/metric-names.ts';
import { averagePrecision } from './average-precision.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { brierScore } from './brier-score.ts';
import { EMPTY_HOLDOUT, probabilityObstacle } from './class-reasons.ts';
import { confusionCounts } from './confusion-counts.ts';
import type { CheckedClasses } from './evaluation-input.ts';
import { logLoss } from './log-loss.ts';
import { defined, undefinedBecause, type MetricOutcome } from './metric-outcome.ts';
import { oneVersusRest } from './one-versus-rest.ts';
import { rocAuc } from './roc-auc.ts';

type BinaryMetric = Extract<
  MetricName,
  | 'accuracy'
  | 'balanced_accuracy'
  | 'precision'
  | 'recall'
  | 'f1'
  | 'roc_auc'
  | 'average_precision'
  | 'log_loss'
  | 'brier'
>;

/**
 * The metrics of a two-class task; the positive class has index 1. Precision, recall and F1 are the positive class's. A row of a
 * class that the model does not know is wrong whatever was predicted, and a false positive when the positive class was.
 */
export function binaryMetrics(input: CheckedClasses): Record<BinaryMetric, MetricOutcome> {
  const counts = confusionCounts(input);
  const hits = counts.of(1, 1);
  const positives = counts.actualTotal(1);
  const predicted = counts.predictedTotal(1);
  const ofRows = (value: () => number) =>
    counts.rowCount === 0 ? undefinedBecause(EMPTY_HOLDOUT) : defined(value());
  const ratio = (numerator: number, denominator: number, otherwise: string) =>
    counts.rowCount > 0 && denominator === 0
      ? undefinedBecause(otherwise)
      : ofRows(() => numerator / denominator);
  return {
    accuracy: ofRows(() => (counts.of(0, 0) + hits) / counts.rowCount),
    balanced_accuracy: ofRows(() => balancedAccuracy(counts)),
    precision: ratio(hits, predicted, 'The model predicts the positive class for no row of the holdout.'),
    recall: ratio(hits, positives, 'No row of the holdout is of the positive class.'),
    f1: ratio(2 * hits, positives + predicted, 'The positive class is neither in the holdout nor predicted.'),
    ...probabilityMetrics(input, counts.unknown, positives),
  };
}

function probabilityMetrics(
  input: CheckedClasses,
  unknown: number,
  positives: number,
): Record<'roc_auc' | 'average_precision' | 'log_loss' | 'brier', MetricOutcome> {
  const { probabilities, actual } = input;
  const obstacle = actual.length === 0 ? EMPTY_HOLDOUT : probabilityObstacle(input, unknown);
  if (probabilities === null || obstacle !== null) {
    const none = undefinedBecause(obstacle ?? EMPTY_HOLDOUT);
    return { roc_auc: none, average_precision: none, log_loss: none, brier: none };
  }
  const thresholds = oneVersusRest(input, probabilities, 1);
  const isOneSided = positives === 0 || positives === actual.length;
  return {
    roc_auc: isOneSided
      ? undefinedBecause('The holdout has rows of one class only.')
      : defined(rocAuc(thresholds)),
    average_precision:
      positives === 0
        ? undefinedBecause('No row of the holdout is of the positive class.')
        : defined(averagePrecision(thresholds)),
    log_loss: defined(logLoss(input, probabilities)),
    brier: defined(brierScore(input, probabilities)),
  };
}
