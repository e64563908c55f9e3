import type { Outcome } from '../../estimator.ts';

/** An outcome as numbers that can be squared and added up. */
export interface NumberedOutcome {
  /** Classes that have rows, ascending, numbered by their place here; empty for values. */
  readonly classes: readonly number[];
  readonly values: Float64Array;
  /** What values were divided by. */
  readonly unit: number;
}

/** Squares of numbers beyond this, or below its inverse, leave the range of a double with many rows. */
const largest = 1e100;

export function numberOutcome(outcome: Outcome): NumberedOutcome {
  if (outcome.kind === 'values') {
    const magnitude = outcome.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const unit = magnitude > largest || (magnitude < 1 / largest && magnitude > 0) ? magnitude : 1;
    return {
      classes: [],
      unit,
      values: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit),
    };
  }
  const seen = new Uint8Array(outcome.classCount);
  for (const label of outcome.labels) seen[label] = 1;
  const classes = Array.from(seen.keys()).filter((label) => seen[label] === 1);
  const places = new Int32Array(outcome.classCount);
  for (const [place, label] of classes.entries()) places[label] = place;
  return { classes, unit: 1, values: Float64Array.from(outcome.labels, (label) => places[label]!) };
}
