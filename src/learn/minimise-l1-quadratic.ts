import { factorCholesky, solveCholesky } from './cholesky.ts';

/** ½ wᵀ H w − bᵀ w + Σ weight |w|. */
export interface L1Quadratic {
  /** H, symmetric and not negative, row by row. */
  readonly matrix: Float64Array;
  /** b. */
  readonly linear: Float64Array;
  /** Weight of each |w|, 0 for none. */
  readonly weights: Float64Array;
}

export interface L1Options {
  readonly maxPasses: number;
  /** Whether the point will do; the residual is b − H w. */
  readonly isEnough: (point: Float64Array, residual: Float64Array) => boolean;
  /** Called after each pass over the coordinates; it may throw. */
  readonly onPass?: (done: number) => Promise<void>;
}

export interface L1Solution {
  readonly point: Float64Array;
  /** Whether it is enough, or as good as rounding lets it be. */
  readonly isReached: boolean;
}

/** Factoring a system of more coordinates than this takes longer than the passes that it saves. */
const mostSolved = 1500;
/** Without a pass that leaves every sign, the rest is solved for after this many: dependent columns trade places for long. */
const fewPasses = 5;
/** Cubed coordinates that may be factored after one pass. */
const mostWork = 4e9;
/** Share of each diagonal entry that is added to it, so that dependent columns have a factor. */
const damping = 1e-10;

/**
 * Coordinate descent (Friedman, Hastie and Tibshirani, Regularization paths for generalized linear models via coordinate
 * descent, 2010), which finds what is exactly 0 but comes near the rest slowly when columns are alike. So whenever a pass
 * leaves every sign as it was, and now and then besides, the coordinates that are not 0 are solved for directly, as far as their signs stay.
 */
export async function minimiseL1Quadratic(
  quadratic: L1Quadratic,
  start: Float64Array,
  { maxPasses, isEnough, onPass }: L1Options,
): Promise<L1Solution> {
  const point = start.slice();
  const residual = residualOf(quadratic, point);
  let least = Infinity;
  for (let pass = 1; pass <= maxPasses; pass++) {
    const isSettled = !descend(quadratic, point, residual);
    let isSolved = false;
    if (isSettled || pass % fewPasses === 0) {
      // Each round that ends early has dropped a coordinate, so that they come to an end.
      for (let work = 0; !isSolved && work < mostWork;) {
        residual.set(residualOf(quadratic, point));
        const { count, isWhole } = solveActive(quadratic, point, residual);
        isSolved = isWhole;
        work += count > mostSolved ? mostWork : count * count * count + 1000;
      }
    }
    // Afresh: what the updates of a pass have rounded away would add up.
    residual.set(residualOf(quadratic, point));
    await onPass?.(pass);
    if (isEnough(point, residual)) return { point, isReached: true };
    // A pass from a solution that turns no sign, and comes no nearer: the rest is rounding.
    const violation = isSolved ? largestViolation(point, residual, quadratic.weights) : Infinity;
    if (isSettled && violation >= 0.5 * least && isSolved) return { point, isReached: true };
    least = violation;
  }
  return { point, isReached: false };
}

/** How far the point is from the conditions of a minimum: the largest distance of an entry of the residual from where it may be. */
export function largestViolation(point: Float64Array, residual: Float64Array, weights: Float64Array): number {
  let most = 0;
  for (let index = 0; index < point.length; index++) {
    const entry = residual[index]!;
    const weight = weights[index]!;
    const distance =
      point[index] === 0
        ? Math.abs(entry) - weight
        : Math.abs(entry - (point[index]! > 0 ? weight : -weight));
    if (distance > most) most = distance;
  }
  return most;
}

function residualOf({ matrix, linear }: L1Quadratic, point: Float64Array): Float64Array {
  const residual = linear.slice();
  for (let index = 0; index < point.length; index++) addRow(residual, matrix, index, -point[index]!);
  return residual;
}

function addRow(residual: Float64Array, matrix: Float64Array, index: number, factor: number): void {
  if (factor === 0) return;
  const size = residual.length;
  const offset = index * size;
  for (let at = 0; at < size; at++) residual[at]! += factor * matrix[offset + at]!;
}

/** One pass over all coordinates; whether a sign changed. */
function descend({ matrix, weights }: L1Quadratic, point: Float64Array, residual: Float64Array): boolean {
  const size = point.length;
  let isChanged = false;
  for (let index = 0; index < size; index++) {
    const bend = matrix[index * size + index]!;
    if (!(bend > 0)) continue;
    const before = point[index]!;
    const pull = residual[index]! + bend * before;
    const weight = weights[index]!;
    const rest = Math.abs(pull) - weight;
    const after = rest <= 0 ? 0 : (pull > 0 ? rest : -rest) / bend;
    if (after === before || !Number.isFinite(after)) continue;
    if (weight > 0 && Math.sign(after) !== Math.sign(before)) isChanged = true;
    point[index] = after;
    addRow(residual, matrix, index, before - after);
  }
  return isChanged;
}

/** Moves to the minimum for these signs, or as far towards it as they stay: then it drops the first that would change. */
function solveActive(
  { matrix, weights }: L1Quadratic,
  point: Float64Array,
  residual: Float64Array,
): { readonly count: number; readonly isWhole: boolean } {
  const size = point.length;
  const active: number[] = [];
  for (let index = 0; index < size; index++) {
    const isFree = point[index] !== 0 || weights[index] === 0;
    if (isFree && matrix[index * size + index]! > 0) active.push(index);
  }
  const count = active.length;
  if (count > mostSolved) return { count, isWhole: false };
  const factor = new Float64Array(count * count);
  for (const [row, index] of active.entries()) {
    for (let column = 0; column <= row; column++)
      factor[row * count + column] = matrix[index * size + active[column]!]!;
    factor[row * count + row]! *= 1 + damping;
  }
  factorCholesky(factor, count);
  const step = Float64Array.from(
    active,
    (index) => residual[index]! - Math.sign(point[index]!) * weights[index]!,
  );
  solveCholesky(factor, count, step);
  if (!step.every(Number.isFinite)) return { count, isWhole: false };
  let length = 1;
  for (const [place, index] of active.entries()) {
    const reached = point[index]! + step[place]!;
    if (weights[index]! > 0 && reached * point[index]! <= 0)
      length = Math.min(length, -point[index]! / step[place]!);
  }
  for (const [place, index] of active.entries()) {
    const before = point[index]!;
    const way = step[place]!;
    const after = before + length * way;
    const isCrossed = weights[index]! > 0 && length < 1 && (-before / way === length || after * before <= 0);
    point[index] = isCrossed ? 0 : after;
  }
  return { count, isWhole: length === 1 };
}
