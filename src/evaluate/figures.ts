import type { Figures } from '../contract/run-files.ts';
import { probabilityObstacle } from './class-reasons.ts';
import { confusionCounts, type ConfusionCounts } from './confusion-counts.ts';
import {
  checkEvaluationInput,
  type CheckedClasses,
  type CheckedValues,
  type EvaluationInput,
} from './evaluation-input.ts';
import { oneVersusRest } from './one-versus-rest.ts';
import { thinCurve, type CurvePoint } from './thin-curve.ts';
import { thinResiduals } from './thin-residuals.ts';
import type { ThresholdCounts } from './threshold-counts.ts';

const CURVE_POINTS = 200;
const RESIDUAL_POINTS = 500;

/**
 * What the report draws: the confusion matrix, the ROC and the precision-recall curve, or the residuals. `null` where a figure does
 * not exist for the task or its metric is undefined. Rows of a class that the model does not know are in no cell of the matrix.
 *
 * Errors: as `computeMetrics`.
 */
export function computeFigures(input: EvaluationInput): Figures {
  const checked = checkEvaluationInput(input);
  if (checked.kind === 'values')
    return { confusion: null, roc: null, precision_recall: null, residuals: residuals(checked) };
  const counts = confusionCounts(checked);
  const curves =
    input.task === 'binary' ? binaryCurves(checked, counts.unknown) : { roc: null, precision_recall: null };
  return { confusion: matrix(counts), ...curves, residuals: null };
}

function matrix(counts: ConfusionCounts): number[][] {
  const indices = Array.from({ length: counts.classCount }, (_, index) => index);
  return indices.map((actual) => indices.map((predicted) => counts.of(actual, predicted)));
}

function binaryCurves(input: CheckedClasses, unknown: number): Pick<Figures, 'roc' | 'precision_recall'> {
  if (input.probabilities === null || probabilityObstacle(input, unknown) !== null)
    return { roc: null, precision_recall: null };
  const thresholds = oneVersusRest(input, input.probabilities, 1);
  return {
    roc:
      thresholds.positives === 0 || thresholds.negatives === 0
        ? null
        : thinCurve(rocCurve(thresholds), CURVE_POINTS),
    precision_recall:
      thresholds.positives === 0 ? null : thinCurve(precisionRecallCurve(thresholds), CURVE_POINTS),
  };
}

/** (false positive rate, true positive rate) from (0, 0) to (1, 1). */
function rocCurve({ positives, negatives, truePositives, falsePositives }: ThresholdCounts): CurvePoint[] {
  const points: CurvePoint[] = [[0, 0]];
  truePositives.forEach((hits, i) => points.push([falsePositives[i]! / negatives, hits / positives]));
  return points;
}

/** (recall, precision) by rising recall, from (0, 1): the convention for a threshold that no row reaches. */
function precisionRecallCurve({ positives, truePositives, falsePositives }: ThresholdCounts): CurvePoint[] {
  const points: CurvePoint[] = [[0, 1]];
  truePositives.forEach((hits, i) => points.push([hits / positives, hits / (hits + falsePositives[i]!)]));
  return points;
}

function residuals({ actual, values }: CheckedValues): CurvePoint[] {
  const points = Array.from(values, (value, row): CurvePoint => [value, actual[row]! - value]);
  // A difference of two huge values can overflow; such a point cannot be drawn.
  return thinResiduals(
    points.filter(([, residual]) => Number.isFinite(residual)),
    RESIDUAL_POINTS,
  );
}
