import { median } from '../../median.ts';

/** What is brought to its least. Scores are one array an output, with one number a row; each output has its own trees. */
export interface Loss {
  readonly isHessianConstant: boolean;
  /** Score of each output before the first tree. */
  baselines(): readonly number[];
  /** Called once a round, before `derive` of the same rows. */
  prepare(scores: readonly Float64Array[], from: number, to: number): void;
  /** First and second derivative of the loss by the score of that output, of rows `from` to `to` - 1. */
  derive(
    output: number,
    scores: readonly Float64Array[],
    gradients: Float64Array,
    hessians: Float64Array,
    from: number,
    to: number,
  ): void;
  /** What is added to the scores of these rows of a leaf; absent where it follows from the derivatives (a Newton step). */
  readonly leafValue?: (rows: Uint32Array, scores: Float64Array) => number;
  /** Mean loss of other rows with the given scores. */
  mean(outcome: Float64Array, scores: readonly Float64Array[]): number;
}

/** Which loss, so that every worker can make it for itself. */
export type LossName = 'squared' | 'absolute' | 'poisson' | 'logistic' | 'softmax';

/** What the softmax keeps of a round, where all workers see it: Σ e^score a row, and e^score a class and row. */
interface Powers {
  readonly powerSums: Float64Array;
  readonly powers: readonly Float64Array[];
}

/** The loss of that name over an outcome. */
export function createLoss(name: LossName, outcome: Float64Array, powers: Powers): Loss {
  switch (name) {
    case 'squared':
      return squaredLoss(outcome);
    case 'absolute':
      return absoluteLoss(outcome);
    case 'poisson':
      return poissonLoss(outcome);
    case 'logistic':
      return logisticLoss(outcome);
    case 'softmax':
      return softmaxLoss(outcome, powers);
  }
}

const nothing = (): void => undefined;

/** e^x within the range of a double. */
const exponential = (score: number): number => Math.exp(Math.min(700, score));

/** ½ (score - value)². */
function squaredLoss(values: Float64Array): Loss {
  return {
    isHessianConstant: true,
    baselines: () => [meanOf(values, (value) => value - values[0]!) + values[0]!],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians, from, to) => {
      for (let row = from; row < to; row++) gradients[row] = scores![row]! - values[row]!;
      hessians.fill(1, from, to);
    },
    mean: (others, [scores]) =>
      meanOf(others, (value, row) => {
        const difference = scores![row]! - value;
        return (difference * difference) / 2;
      }),
  };
}

/** |score - value|; a leaf adds the median of what is left. */
function absoluteLoss(values: Float64Array): Loss {
  return {
    isHessianConstant: true,
    baselines: () => [median(values)],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians, from, to) => {
      for (let row = from; row < to; row++) gradients[row] = Math.sign(scores![row]! - values[row]!);
      hessians.fill(1, from, to);
    },
    leafValue: (rows, scores) => {
      const left = new Float64Array(rows.length);
      for (let index = 0; index < rows.length; index++)
        left[index] = values[rows[index]!]! - scores[rows[index]!]!;
      return median(left);
    },
    mean: (others, [scores]) => meanOf(others, (value, row) => Math.abs(scores![row]! - value)),
  };
}

/** e^score - value × score: counts and rates, not negative and not all zero. */
function poissonLoss(values: Float64Array): Loss {
  return {
    isHessianConstant: false,
    baselines: () => [Math.log(meanOf(values, (value) => value))],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians, from, to) => {
      for (let row = from; row < to; row++) {
        const rate = exponential(scores![row]!);
        gradients[row] = rate - values[row]!;
        hessians[row] = rate;
      }
    },
    mean: (others, [scores]) =>
      meanOf(others, (value, row) => exponential(scores![row]!) - value * scores![row]!),
  };
}

/** Log loss of two classes; labels are 0 and 1, and both are there. */
function logisticLoss(labels: Float64Array): Loss {
  return {
    isHessianConstant: false,
    baselines: () => {
      let positive = 0;
      for (const label of labels) positive += label;
      return [Math.log(positive / (labels.length - positive))];
    },
    prepare: nothing,
    derive: (_, [scores], gradients, hessians, from, to) => {
      for (let row = from; row < to; row++) {
        const share = 1 / (1 + Math.exp(-scores![row]!));
        gradients[row] = share - labels[row]!;
        hessians[row] = share * (1 - share);
      }
    },
    mean: (others, [scores]) =>
      meanOf(others, (label, row) => {
        const score = label === 1 ? -scores![row]! : scores![row]!;
        // log(1 + e^score), without overflow.
        return Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
      }),
  };
}

/** Log loss of several classes, each with a score of its own; every class has a row. */
function softmaxLoss(labels: Float64Array, { powerSums: sums, powers }: Powers): Loss {
  return {
    isHessianConstant: false,
    baselines: () => {
      const counts = new Float64Array(powers.length);
      for (const label of labels) counts[label]! += 1;
      return Array.from(counts, (count) => Math.log(count / labels.length));
    },
    prepare: (scores, from, to) => {
      const largest = new Float64Array(to - from).fill(-Infinity);
      for (const score of scores)
        for (let row = from; row < to; row++)
          largest[row - from] = Math.max(largest[row - from]!, score[row]!);
      sums.fill(0, from, to);
      for (const [output, score] of scores.entries()) {
        const power = powers[output]!;
        for (let row = from; row < to; row++) {
          power[row] = Math.exp(score[row]! - largest[row - from]!);
          sums[row]! += power[row]!;
        }
      }
    },
    // All outputs of a round are derived from the scores before it; each output changes only its own.
    derive: (output, _, gradients, hessians, from, to) => {
      const power = powers[output]!;
      for (let row = from; row < to; row++) {
        const share = power[row]! / sums[row]!;
        gradients[row] = share - (labels[row] === output ? 1 : 0);
        hessians[row] = share * (1 - share);
      }
    },
    mean: (others, scores) =>
      meanOf(others, (label, row) => {
        let most = -Infinity;
        for (const score of scores) most = Math.max(most, score[row]!);
        let sum = 0;
        for (const score of scores) sum += Math.exp(score[row]! - most);
        return Math.log(sum) + most - scores[label]![row]!;
      }),
  };
}

function meanOf(outcome: Float64Array, loss: (value: number, row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < outcome.length; row++) sum += loss(outcome[row]!, row);
  return sum / outcome.length;
}
