import { breathe } from './breathe.ts';
import type { LogisticLoss } from './logistic-loss.ts';
import { largestViolation, minimiseL1Quadratic } from './minimise-l1-quadratic.ts';

export interface ElasticNetPenalty {
  /** For each column of the design, the strength of the penalty on |w|; 0 for the intercept. */
  readonly l1: Float64Array;
  /** For each column of the design, the strength of the penalty on ½ w²; 0 for the intercept. */
  readonly l2: Float64Array;
}

export interface MinimiseElasticNetOptions {
  readonly maxIterations: number;
  /** Largest distance of a gradient entry from where it may be at which the search may end. */
  readonly tolerance: number;
  readonly onIteration: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** What became of the search: `too-wide` when more coefficients than `mostCoefficients` would have to move at once. */
export type ElasticNetOutcome =
  | { readonly kind: 'minimum'; readonly point: Float64Array }
  | { readonly kind: 'too-few-steps' }
  | { readonly kind: 'too-wide'; readonly count: number };

/** A Hessian has this many rows at most: 200 MB. */
export const mostCoefficients = 5000;
/** The gain that the next step promises, as a share of the value, at which that step is the last. */
const lastGain = 1e-20;
/** A gain, as a share of the value, that rounding can hide from it: only the conditions of a minimum still tell points apart. */
const hiddenGain = 1e-13;
/** A step that leaves more than this share of the distance to the minimum asks for a new Hessian. */
const slowStep = 0.2;
/** Passes over the coefficients in one step: where it ends unfinished, the step still leads down. */
const mostPasses = 300;

/**
 * Proximal Newton with backtracking (Lee, Sun and Saunders, Proximal Newton-type methods for minimizing composite functions,
 * 2014): each step minimises the second-order likeness of the loss with the penalty itself, between the columns that are not
 * dropped or near to coming back. The loss has no penalty of its own; a point holds the vectors of its scores one after another.
 * Errors: `CANCELLED`.
 */
export async function minimiseElasticNet(
  loss: LogisticLoss,
  start: Float64Array,
  { l1, l2 }: ElasticNetPenalty,
  { maxIterations, tolerance, onIteration, signal }: MinimiseElasticNetOptions,
): Promise<ElasticNetOutcome> {
  const width = l1.length;
  const scores = start.length / width;
  const weights = start.map((_, index) => l1[index % width]!);

  const evaluate = (point: Float64Array) => {
    const { value: smooth, gradient } = loss.evaluate(point);
    let value = smooth;
    // What is left to go at a minimum is nothing, or within the weight of |w|: as a residual of a quadratic.
    const residual = new Float64Array(point.length);
    for (let index = 0; index < point.length; index++) {
      const entry = point[index]!;
      const ridge = l2[index % width]! * entry;
      value += 0.5 * ridge * entry + weights[index]! * Math.abs(entry);
      residual[index] = -gradient[index]! - ridge;
    }
    return { point, value, residual, violation: largestViolation(point, residual, weights) };
  };
  type State = ReturnType<typeof evaluate>;

  /** Columns of which a coefficient is not 0, not penalised, or pulled at by at least half of what it takes to move it. */
  const chooseColumns = ({ point, residual }: State): number[] =>
    Array.from(l1.keys()).filter((column) => {
      for (let index = column; index < point.length; index += width)
        if (point[index] !== 0 || Math.abs(residual[index]!) >= 0.5 * weights[index]!) return true;
      return false;
    });

  const likenessAt = (columns: readonly number[]) => {
    const matrix = loss.hessian(columns);
    const places = Array.from({ length: scores }, (_, score) =>
      columns.map((column) => score * width + column),
    ).flat();
    for (const [place, index] of places.entries())
      matrix[place * places.length + place]! += l2[index % width]!;
    return { columns: new Set(columns), places, matrix };
  };

  let state = evaluate(start);
  let likeness: ReturnType<typeof likenessAt> | undefined;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    await breathe(signal);
    const columns = chooseColumns(state);
    if (columns.length * scores > mostCoefficients)
      return { kind: 'too-wide', count: columns.length * scores };
    const isFresh =
      likeness === undefined || columns.some((column) => likeness?.columns.has(column) === false);
    if (likeness === undefined || isFresh) likeness = likenessAt(columns);
    const { places, matrix } = likeness;
    const from = Float64Array.from(places, (index) => state.point[index]!);
    const chosenWeights = Float64Array.from(places, (index) => weights[index]!);
    const linear = multiply(matrix, from);
    for (const [place, index] of places.entries()) linear[place]! += state.residual[index]!;
    const near = 1e-3 * state.violation;
    const { point: to } = await minimiseL1Quadratic({ matrix, linear, weights: chosenWeights }, from, {
      maxPasses: mostPasses,
      isEnough: (point, residual) => largestViolation(point, residual, chosenWeights) <= near,
    });
    const target = state.point.slice();
    let slope = 0;
    for (const [place, index] of places.entries()) {
      target[index] = to[place]!;
      slope +=
        weights[index]! * (Math.abs(to[place]!) - Math.abs(from[place]!)) -
        state.residual[index]! * (to[place]! - from[place]!);
    }
    const isLast = state.violation <= tolerance && -slope <= lastGain * state.value;
    const next = backtrack(evaluate, state, target, slope);
    if (next === undefined) {
      // A stale likeness may lead nowhere; with a fresh one, only rounding is left to blame.
      if (!isFresh) {
        likeness = undefined;
        continue;
      }
      const isNear = state.violation <= tolerance && -slope <= 1e-8 * state.value;
      return isNear ? { kind: 'minimum', point: state.point } : { kind: 'too-few-steps' };
    }
    if (next.violation > slowStep * state.violation) likeness = undefined;
    state = next;
    onIteration(iteration + 1);
    if (isLast) return { kind: 'minimum', point: state.point };
  }
  return { kind: 'too-few-steps' };
}

interface Reached {
  readonly point: Float64Array;
  readonly value: number;
  readonly violation: number;
}

/** The longest of the steps 1, 1/2, 1/4, … towards the target that lowers the value enough (Armijo). */
function backtrack<State extends Reached>(
  evaluate: (point: Float64Array) => State,
  state: State,
  target: Float64Array,
  slope: number,
): State | undefined {
  const shortest = -slope <= hiddenGain * state.value ? 1 : 1e-12;
  for (let length = 1; length >= shortest; length /= 2) {
    // The whole step is taken as it is: what it drops is then exactly 0.
    const candidate =
      length === 1 ? target : state.point.map((entry, index) => entry + length * (target[index]! - entry));
    const reached = evaluate(candidate);
    const isLower = reached.value <= state.value + 1e-4 * length * slope;
    // Near the minimum the value no longer tells points apart; the conditions of a minimum still do.
    const isNearer =
      reached.value <= state.value + 1e-12 * Math.abs(state.value) &&
      reached.violation <= 0.5 * state.violation;
    if (isLower || isNearer) return reached;
  }
  return undefined;
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += matrix[row * size + column]! * vector[column]!;
    return sum;
  });
}
