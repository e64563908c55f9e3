import { median } from '../../median.ts';

/** How scores become predictions: by itself, e^x, 1 / (1 + e^-x), or e^x in the share of all scores. */
export type Link = 'identity' | 'log' | 'logistic' | 'softmax';

/** What is brought to its least. Scores are one array an output, with one number a row; each output has its own trees. */
export interface Loss {
  readonly link: Link;
  readonly outputs: number;
  readonly isHessianConstant: boolean;
  /** Score of each output before the first tree. */
  readonly baselines: readonly number[];
  /** Called once a round, before `derive`. */
  prepare(scores: readonly Float64Array[]): void;
  /** First and second derivative of the loss of each row by its score of that output. */
  derive(
    output: number,
    scores: readonly Float64Array[],
    gradients: Float64Array,
    hessians: Float64Array,
  ): void;
  /** What is added to the scores of these rows of a leaf; absent where it follows from the derivatives (a Newton step). */
  readonly leafValue?: (rows: Uint32Array, scores: Float64Array) => number;
  /** Mean loss of other rows with the given scores. */
  mean(outcome: Float64Array, scores: readonly Float64Array[]): number;
}

const nothing = (): void => undefined;

/** e^x within the range of a double. */
const exponential = (score: number): number => Math.exp(Math.min(700, score));

/** ½ (score - value)². */
export function squaredLoss(values: Float64Array): Loss {
  return {
    link: 'identity',
    outputs: 1,
    isHessianConstant: true,
    baselines: [meanOf(values, (value) => value - values[0]!) + values[0]!],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians) => {
      for (let row = 0; row < values.length; row++) gradients[row] = scores![row]! - values[row]!;
      hessians.fill(1);
    },
    mean: (others, [scores]) =>
      meanOf(others, (value, row) => {
        const difference = scores![row]! - value;
        return (difference * difference) / 2;
      }),
  };
}

/** |score - value|; a leaf adds the median of what is left. */
export function absoluteLoss(values: Float64Array): Loss {
  return {
    link: 'identity',
    outputs: 1,
    isHessianConstant: true,
    baselines: [median(values)],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians) => {
      for (let row = 0; row < values.length; row++) gradients[row] = Math.sign(scores![row]! - values[row]!);
      hessians.fill(1);
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
export function poissonLoss(values: Float64Array): Loss {
  return {
    link: 'log',
    outputs: 1,
    isHessianConstant: false,
    baselines: [Math.log(meanOf(values, (value) => value))],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians) => {
      for (let row = 0; row < values.length; row++) {
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
export function logisticLoss(labels: Float64Array): Loss {
  let positive = 0;
  for (const label of labels) positive += label;
  return {
    link: 'logistic',
    outputs: 1,
    isHessianConstant: false,
    baselines: [Math.log(positive / (labels.length - positive))],
    prepare: nothing,
    derive: (_, [scores], gradients, hessians) => {
      for (let row = 0; row < labels.length; row++) {
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
export function softmaxLoss(labels: Float64Array, classCount: number): Loss {
  const counts = new Float64Array(classCount);
  for (const label of labels) counts[label]! += 1;
  const largest = new Float64Array(labels.length);
  const sums = new Float64Array(labels.length);
  const powers = Array.from(counts, () => new Float64Array(labels.length));
  return {
    link: 'softmax',
    outputs: classCount,
    isHessianConstant: false,
    baselines: Array.from(counts, (count) => Math.log(count / labels.length)),
    prepare: (scores) => {
      largest.fill(-Infinity);
      for (const score of scores)
        for (let row = 0; row < labels.length; row++) largest[row] = Math.max(largest[row]!, score[row]!);
      sums.fill(0);
      for (const [output, score] of scores.entries()) {
        const power = powers[output]!;
        for (let row = 0; row < labels.length; row++) {
          power[row] = Math.exp(score[row]! - largest[row]!);
          sums[row]! += power[row]!;
        }
      }
    },
    // All outputs of a round are derived from the scores before it; each output changes only its own.
    derive: (output, _, gradients, hessians) => {
      const power = powers[output]!;
      for (let row = 0; row < labels.length; row++) {
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
