import { factorCholesky, solveCholesky } from './cholesky.ts';
import { addDotProducts, dotRows } from './dot-products.ts';
import type { ConvexFunction } from './minimise-convex.ts';

export interface LogisticProblem {
  /** The design: encoded columns, and one of ones when there is an intercept. */
  readonly columns: readonly Float64Array[];
  /** Strength of the penalty ½ strength w² of each column; 0 for the intercept. */
  readonly penalties: readonly number[];
  /** Class of each row, from 0 to `classCount` - 1; every class has a row. */
  readonly labels: Int32Array;
  readonly classCount: number;
  /** Weight of each class in the loss. */
  readonly classWeights: Float64Array;
}

export interface LogisticLoss extends ConvexFunction {
  /**
   * The whole Hessian at the point that was last evaluated, between those columns of the design only: entries by score, then
   * by the place in `chosen`, row by row.
   */
  hessian(chosen: readonly number[]): Float64Array;
}

/** Rows that are worked on together: few enough for a block of a column to stay in the processor's first cache. */
const blockRows = 512;
/** With more columns than this, forming and factoring a Hessian block costs more than the rounds that it saves. */
const mostBlockColumns = 384;

/** Scores per row: one for each class, but a single one (of class 1) when there are two. */
export const scoreCount = (classCount: number): number => (classCount === 2 ? 1 : classCount);

/**
 * Σ weight × log loss + ½ Σ penalty × w² over coefficients w, as scikit-learn has it: two classes have one vector of
 * coefficients, more have one each (a softmax over all of them, so that only the penalty makes them unique).
 * A point holds the vectors one after another. The logistic function is the softmax of the score and an implied 0, which
 * lets both cases share every formula below.
 */
export function logisticLoss({
  columns,
  penalties,
  labels,
  classCount,
  classWeights,
}: LogisticProblem): LogisticLoss {
  const rowCount = labels.length;
  const width = columns.length;
  const scores = scoreCount(classCount);
  const firstScored = classCount - scores;
  /** Of each row, by score. */
  const probabilities = Array.from({ length: scores }, () => new Float64Array(rowCount));
  const blocks = Array.from({ length: scores }, () => new Float64Array(blockRows));

  const forBlocks = (visit: (from: number, to: number) => void): void => {
    for (let from = 0; from < rowCount; from += blockRows) visit(from, Math.min(from + blockRows, rowCount));
  };
  /** blocks[score] = columns × vector, for rows from … to. */
  const multiply = (vectors: Float64Array, from: number, to: number): void => {
    for (const [score, block] of blocks.entries()) {
      block.fill(0);
      for (let column = 0; column < width; column++) {
        const factor = vectors[score * width + column]!;
        if (factor !== 0) addScaled(block, columns[column]!, factor, from, to);
      }
    }
  };
  /** sums[score] += columnsᵀ × blocks[score], for rows from … to. */
  const project = (sums: Float64Array, from: number, to: number): void => {
    for (const [score, block] of blocks.entries()) {
      for (let column = 0; column < width; column++)
        sums[score * width + column]! += dotRows(block, columns[column]!, from, to);
    }
  };

  /**
   * Makes what belongs to each column add up to 0 over the classes of a softmax, as the coefficients of the minimum and
   * every gradient do, but for rounding. The blocks of the preconditioner leave this plane, and out of it they are no
   * likeness of the Hessian at all.
   */
  const balanced = (vectors: Float64Array): Float64Array => {
    if (scores === 1) return vectors;
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let at = column; at < vectors.length; at += width) sum += vectors[at]!;
      for (let at = column; at < vectors.length; at += width) vectors[at]! -= sum / scores;
    }
    return vectors;
  };

  const evaluate = (point: Float64Array) => {
    const gradient = point.map((entry, index) => entry * penalties[index % width]!);
    let value = 0;
    for (let index = 0; index < point.length; index++) value += 0.5 * gradient[index]! * point[index]!;
    forBlocks((from, to) => {
      multiply(point, from, to);
      for (let row = from; row < to; row++) {
        const label = labels[row]!;
        const weight = classWeights[label]!;
        const own = label < firstScored ? 0 : blocks[label - firstScored]![row - from]!;
        let best = -1;
        let most = firstScored === 0 ? -Infinity : 0;
        for (let score = 0; score < scores; score++) {
          const candidate = blocks[score]![row - from]!;
          if (candidate > most) {
            most = candidate;
            best = score;
          }
        }
        // The likeliest class adds exactly 1 to the sum; kept apart from it, what the others add is not rounded away.
        let rest = best === -1 || firstScored === 0 ? 0 : Math.exp(-most);
        for (let score = 0; score < scores; score++) {
          const block = blocks[score]!;
          const share = score === best ? 1 : Math.exp(block[row - from]! - most);
          if (score !== best) rest += share;
          block[row - from] = share;
        }
        value += weight * (most - own + Math.log1p(rest));
        for (let score = 0; score < scores; score++) {
          const block = blocks[score]!;
          const probability = block[row - from]! / (1 + rest);
          probabilities[score]![row] = probability;
          block[row - from] = weight * (score + firstScored === label ? probability - 1 : probability);
        }
      }
      project(gradient, from, to);
    });
    return { value, gradient: balanced(gradient) };
  };

  const curvature = (direction: Float64Array): Float64Array => {
    const product = direction.map((entry, index) => entry * penalties[index % width]!);
    forBlocks((from, to) => {
      multiply(direction, from, to);
      for (let row = from; row < to; row++) {
        const weight = classWeights[labels[row]!]!;
        let mean = 0;
        for (let score = 0; score < scores; score++)
          mean += probabilities[score]![row]! * blocks[score]![row - from]!;
        for (let score = 0; score < scores; score++) {
          const block = blocks[score]!;
          block[row - from] = weight * probabilities[score]![row]! * (block[row - from]! - mean);
        }
      }
      project(product, from, to);
    });
    return product;
  };

  /** Second derivative of each row by a score. */
  const fillBend = (bend: Float64Array, score: number, from: number, to: number): void => {
    for (let row = from; row < to; row++) {
      const probability = probabilities[score]![row]!;
      bend[row - from] = classWeights[labels[row]!]! * probability * (1 - probability);
    }
  };

  /** The Hessian without what couples the classes: with two classes, the Hessian itself, and one round is enough. */
  const blockPreconditioner = () => {
    const factors = probabilities.map((_, score) => {
      const hessian = new Float64Array(width * width);
      const bend = new Float64Array(blockRows);
      const scaled = new Float64Array(blockRows);
      forBlocks((from, to) => {
        fillBend(bend, score, from, to);
        for (let column = 0; column < width; column++) {
          const values = columns[column]!;
          for (let row = from; row < to; row++) scaled[row - from] = bend[row - from]! * values[row]!;
          addDotProducts(hessian, column * width, scaled, columns, column + 1, from, to);
        }
      });
      for (let column = 0; column < width; column++) hessian[column * width + column]! += penalties[column]!;
      return factorCholesky(hessian, width);
    });
    return (residual: Float64Array): Float64Array => {
      const solution = residual.slice();
      for (const [score, factor] of factors.entries())
        solveCholesky(factor, width, solution.subarray(score * width, (score + 1) * width));
      return solution;
    };
  };

  const hessian = (chosen: readonly number[]): Float64Array => {
    const designs = chosen.map((column) => columns[column]!);
    const count = designs.length;
    const size = scores * count;
    const whole = new Float64Array(size * size);
    const square = new Float64Array(count * count);
    const bend = new Float64Array(blockRows);
    const scaled = new Float64Array(blockRows);
    const addSquares = (fill: (from: number, to: number) => void): void => {
      square.fill(0);
      forBlocks((from, to) => {
        fill(from, to);
        for (let place = 0; place < count; place++) {
          const values = designs[place]!;
          for (let row = from; row < to; row++) scaled[row - from] = bend[row - from]! * values[row]!;
          addDotProducts(square, place * count, scaled, designs, place + 1, from, to);
        }
      });
    };
    // At the start every row has the same probabilities, and the blocks are multiples of one.
    const isEven = probabilities.every((shares) => shares.every((share) => share === shares[0]));
    if (isEven)
      addSquares((from, to) => {
        for (let row = from; row < to; row++) bend[row - from] = classWeights[labels[row]!]!;
      });
    for (let score = 0; score < scores; score++) {
      for (let other = 0; other <= score; other++) {
        const left = score * count;
        const right = other * count;
        const share = probabilities[score]![0]!;
        const factor = isEven ? share * ((score === other ? 1 : 0) - probabilities[other]![0]!) : 1;
        if (!isEven)
          addSquares((from, to) => {
            if (other === score) fillBend(bend, score, from, to);
            else
              for (let row = from; row < to; row++)
                bend[row - from] =
                  -classWeights[labels[row]!]! * probabilities[score]![row]! * probabilities[other]![row]!;
          });
        for (let a = 0; a < count; a++) {
          for (let b = 0; b <= a; b++) {
            const entry = factor * square[a * count + b]!;
            whole[(left + a) * size + right + b] = entry;
            whole[(left + b) * size + right + a] = entry;
            whole[(right + a) * size + left + b] = entry;
            whole[(right + b) * size + left + a] = entry;
          }
        }
      }
    }
    for (let index = 0; index < size; index++)
      whole[index * size + index]! += penalties[chosen[index % count]!]!;
    return whole;
  };

  const diagonalPreconditioner = () => {
    const diagonal = new Float64Array(scores * width).map((_, index) => penalties[index % width]!);
    const bend = new Float64Array(blockRows);
    forBlocks((from, to) => {
      for (let score = 0; score < scores; score++) {
        fillBend(bend, score, from, to);
        for (let column = 0; column < width; column++) {
          const values = columns[column]!;
          let sum = 0;
          for (let row = from; row < to; row++) sum += bend[row - from]! * values[row]! * values[row]!;
          diagonal[score * width + column]! += sum;
        }
      }
    });
    return (residual: Float64Array): Float64Array =>
      residual.map((entry, index) => entry / (diagonal[index]! || 1));
  };

  return {
    evaluate,
    curvature,
    hessian,
    precondition: () => {
      const approximate = width <= mostBlockColumns ? blockPreconditioner() : diagonalPreconditioner();
      return (residual) => balanced(approximate(residual));
    },
  };
}

function addScaled(
  block: Float64Array,
  column: Float64Array,
  factor: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) block[row - from]! += factor * column[row]!;
}
