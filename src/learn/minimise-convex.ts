import { breathe } from './breathe.ts';

/** A smooth, strictly convex function; what it says of curvature is at the point that was last evaluated. */
export interface ConvexFunction {
  evaluate(point: Float64Array): { readonly value: number; readonly gradient: Float64Array };
  /** Hessian times a direction. */
  curvature(direction: Float64Array): Float64Array;
  /** An approximate solution x of Hessian x = residual, symmetric and positive: the better, the fewer rounds. */
  precondition(): (residual: Float64Array) => Float64Array;
}

export interface MinimiseOptions {
  readonly maxIterations: number;
  /** Largest gradient entry at which the search may end. */
  readonly tolerance: number;
  readonly onIteration: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** The gain that the next step promises, as a share of the value, at which that step is the last: it squares the error once more. */
const lastGain = 1e-12;

/** An unfinished step still leads down, and from where it ends the next one is easier to find. */
const mostRounds = 200;

/**
 * Newton's method with backtracking; each step solves its linear system by preconditioned conjugate gradients, so that the
 * Hessian is never formed here (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.1).
 * Returns the minimum, or undefined when it was not reached in `maxIterations` steps. Errors: `CANCELLED`.
 */
export async function minimiseConvex(
  convex: ConvexFunction,
  start: Float64Array,
  { maxIterations, tolerance, onIteration, signal }: MinimiseOptions,
): Promise<Float64Array | undefined> {
  let point = start;
  let { value, gradient } = convex.evaluate(point);
  const startNorm = norm(gradient);
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    await breathe(signal);
    const gradientNorm = norm(gradient);
    if (gradientNorm === 0) return point;
    // As exact as the point is near: few rounds far away, while at the end each step still all but squares the error. More
    // than six digits are beyond what rounding leaves of a small gradient, and would only go round in vain.
    const accuracy = Math.max(1e-6, Math.min(0.1, gradientNorm / startNorm));
    const step = conjugateGradients(convex, gradient, accuracy * gradientNorm);
    const slope = dot(gradient, step);
    const isLast = gradient.every((entry) => Math.abs(entry) <= tolerance) && -slope <= lastGain * value;
    const next = backtrack(convex, point, step, value, slope);
    // No length of the step improves on rounding: the point is as good as it gets.
    if (next === undefined) return -slope <= 1e-8 * value ? point : undefined;
    ({ point, value, gradient } = next);
    onIteration(iteration + 1);
    if (isLast) return point;
  }
  return undefined;
}

/** An x with |Hessian x + gradient| within the tolerance. */
function conjugateGradients(convex: ConvexFunction, gradient: Float64Array, tolerance: number): Float64Array {
  const precondition = convex.precondition();
  const solution = new Float64Array(gradient.length);
  const residual = gradient.map((entry) => -entry);
  let preconditioned = precondition(residual);
  const direction = preconditioned.slice();
  let product = dot(residual, preconditioned);
  for (let round = 0; round < mostRounds; round++) {
    const curved = convex.curvature(direction);
    const bend = dot(direction, curved);
    if (!(bend > 0)) break;
    const length = product / bend;
    for (let index = 0; index < solution.length; index++) {
      solution[index]! += length * direction[index]!;
      residual[index]! -= length * curved[index]!;
    }
    if (norm(residual) <= tolerance) break;
    preconditioned = precondition(residual);
    const nextProduct = dot(residual, preconditioned);
    const share = nextProduct / product;
    product = nextProduct;
    for (let index = 0; index < direction.length; index++)
      direction[index] = preconditioned[index]! + share * direction[index]!;
  }
  return solution;
}

/** The longest of the steps 1, 1/2, 1/4, … that lowers the value enough (Armijo). */
function backtrack(
  convex: ConvexFunction,
  point: Float64Array,
  step: Float64Array,
  value: number,
  slope: number,
) {
  for (let length = 1; length > 1e-12; length /= 2) {
    const candidate = point.map((entry, index) => entry + length * step[index]!);
    const reached = convex.evaluate(candidate);
    const lower = reached.value <= value + 1e-4 * length * slope;
    // Near the minimum the value no longer tells steps apart; the slope along the step still does.
    const flatter =
      reached.value <= value + 1e-12 * Math.abs(value) &&
      Math.abs(dot(reached.gradient, step)) <= 0.5 * Math.abs(slope);
    if (lower || flatter) return { point: candidate, ...reached };
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));
