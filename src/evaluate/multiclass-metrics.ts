import type { MetricName } from '../contract/metric-names.ts';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { classF1 } from './class-f1.ts';
import { EMPTY_HOLDOUT, probabilityObstacle } from './class-reasons.ts';
import { CompensatedSum } from './compensated-sum.ts';
import { confusionCounts } from './confusion-counts.ts';
import type { CheckedClasses } from './evaluation-input.ts';
import { logLoss } from './log-loss.ts';
import { defined, undefinedBecause, type MetricOutcome } from './metric-outcome.ts';
import { oneVersusRest } from './one-versus-rest.ts';
import { rocAuc } from './roc-auc.ts';

type MulticlassMetric = Extract<
  MetricName,
  'accuracy' | 'balanced_accuracy' | 'f1_macro' | 'f1_weighted' | 'roc_auc_ovr' | 'log_loss'
>;

/** The metrics of a task with several classes. A row of a class that the model does not know is wrong whatever was predicted. */
export function multiclassMetrics(input: CheckedClasses): Record<MulticlassMetric, MetricOutcome> {
  const counts = confusionCounts(input);
  const ofRows = (value: () => number) =>
    counts.rowCount === 0 ? undefinedBecause(EMPTY_HOLDOUT) : defined(value());
  const right = () => {
    let total = 0;
    for (let k = 0; k < counts.classCount; k += 1) total += counts.of(k, k);
    return total;
  };
  const { probabilities } = input;
  const obstacle = counts.rowCount === 0 ? EMPTY_HOLDOUT : probabilityObstacle(input, counts.unknown);
  const ofProbabilities = (compute: (p: Float64Array) => MetricOutcome) =>
    probabilities === null || obstacle !== null
      ? undefinedBecause(obstacle ?? EMPTY_HOLDOUT)
      : compute(probabilities);
  return {
    accuracy: ofRows(() => right() / counts.rowCount),
    balanced_accuracy: ofRows(() => balancedAccuracy(counts)),
    f1_macro: ofRows(() => classF1(counts).macro),
    f1_weighted: ofRows(() => classF1(counts).weighted),
    roc_auc_ovr: ofProbabilities((p) => macroAuc(input, p)),
    log_loss: ofProbabilities((p) => defined(logLoss(input, p))),
  };
}

/**
 * Mean over the classes of the ROC AUC of that class against the rest. Defined only when every class has a row in the holdout: leaving
 * a class out would make runs incomparable. Equal to `sklearn.metrics.roc_auc_score(multi_class='ovr')`.
 */
function macroAuc(input: CheckedClasses, probabilities: Float64Array): MetricOutcome {
  const { classCount, actual } = input;
  const sum = new CompensatedSum();
  let absent = 0;
  for (let k = 0; k < classCount; k += 1) {
    const thresholds = oneVersusRest(input, probabilities, k);
    if (thresholds.positives === actual.length)
      return undefinedBecause('The holdout has rows of one class only.');
    if (thresholds.positives === 0) absent += 1;
    else sum.add(rocAuc(thresholds));
  }
  if (absent > 0)
    return undefinedBecause(
      `Of the ${classCount} classes, ${absent} ${absent === 1 ? 'does' : 'do'} not occur in the holdout.`,
    );
  return defined(sum.total / classCount);
}
