import type { MetricName } from '../contract/metric-names.ts';
import { EMPTY_HOLDOUT } from './class-reasons.ts';
import { CompensatedSum } from './compensated-sum.ts';
import type { CheckedValues } from './evaluation-input.ts';
import { defined, undefinedBecause, type MetricOutcome } from './metric-outcome.ts';

type RegressionMetric = Extract<MetricName, 'mae' | 'rmse' | 'r2' | 'mape'>;

/** The metrics of a regression. MAE and RMSE have the unit of the target; R² and MAPE have none (MAPE 0.1 is 10 %). */
export function regressionMetrics(input: CheckedValues): Record<RegressionMetric, MetricOutcome> {
  const { actual, values } = input;
  if (actual.length === 0) {
    const none = undefinedBecause(EMPTY_HOLDOUT);
    return { mae: none, rmse: none, r2: none, mape: none };
  }
  const absolute = new CompensatedSum();
  const squared = new CompensatedSum();
  for (let row = 0; row < actual.length; row += 1) {
    const residual = actual[row]! - values[row]!;
    absolute.add(Math.abs(residual));
    squared.add(residual * residual);
  }
  return {
    mae: defined(absolute.total / actual.length),
    rmse: defined(Math.sqrt(squared.total / actual.length)),
    r2: r2(actual, squared.total),
    mape: mape(input),
  };
}

/**
 * 1 − (sum of squared residuals) / (sum of squared deviations from the mean): negative for a model worse than the mean. Where all
 * actual values are equal it has no meaning (scikit-learn puts 0 or 1 there); here it is undefined.
 */
function r2(actual: Float64Array, squaredResiduals: number): MetricOutcome {
  if (actual.length < 2) return undefinedBecause('The holdout has one row only.');
  // Asked of the values and not of the sum below, which rounding keeps from being exactly zero.
  if (actual.every((value) => value === actual[0]))
    return undefinedBecause('All actual values of the holdout are equal.');
  const sum = new CompensatedSum();
  for (const value of actual) sum.add(value);
  const mean = sum.total / actual.length;
  const deviations = new CompensatedSum();
  for (const value of actual) deviations.add((value - mean) * (value - mean));
  return defined(1 - squaredResiduals / deviations.total);
}

/**
 * Mean of |residual| / |actual value|. scikit-learn divides by its ε = 2⁻⁵² where an actual value is 0, which gives numbers of
 * fifteen digits that mean nothing; here the metric is undefined then. The same ε bounds tiny actual values, as there.
 */
function mape({ actual, values }: CheckedValues): MetricOutcome {
  let zeros = 0;
  const sum = new CompensatedSum();
  for (let row = 0; row < actual.length; row += 1) {
    if (actual[row] === 0) zeros += 1;
    sum.add(Math.abs(actual[row]! - values[row]!) / Math.max(Math.abs(actual[row]!), Number.EPSILON));
  }
  if (zeros === 0) return defined(sum.total / actual.length);
  return undefinedBecause(
    `The actual value is 0 in ${zeros} of ${actual.length} holdout rows, and a share of 0 is not defined.`,
  );
}
