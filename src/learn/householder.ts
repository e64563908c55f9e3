/** A matrix of columns as Q R: the upper triangle of `columns` is R, `reflectors[k]` (zero above k) and `scales[k]` make Q. */
export interface Factors {
  readonly columns: readonly Float64Array[];
  readonly reflectors: readonly Float64Array[];
  readonly scales: readonly number[];
  /** Column of the input that stands at each place. */
  readonly order: readonly number[];
}

/**
 * Householder QR of a small matrix, given by columns of equal length, at least as long as there are columns. The input is
 * not changed. With pivoting, the longest remaining column comes next, so that the diagonal of R falls in size and shows
 * the rank (Golub and Van Loan, Matrix Computations, 4th edition, algorithm 5.4.1).
 */
export function reduceToTriangle(
  input: readonly Float64Array[],
  { pivoting }: { pivoting: boolean },
): Factors {
  const columns = input.map((column) => column.slice());
  const order = columns.map((_, index) => index);
  const reflectors: Float64Array[] = [];
  const scales: number[] = [];
  for (let step = 0; step < columns.length; step++) {
    if (pivoting) {
      // Lengths are computed afresh: updating them is faster, and loses digits just where the rank is decided.
      const lengths = columns.slice(step).map((column) => squaresFrom(column, step));
      const longest = step + lengths.indexOf(lengths.reduce((most, length) => Math.max(most, length), 0));
      [columns[step], columns[longest]] = [columns[longest]!, columns[step]!];
      [order[step], order[longest]] = [order[longest]!, order[step]!];
    }
    const column = columns[step]!;
    const length = Math.sqrt(squaresFrom(column, step));
    const reflector = column.slice().fill(0, 0, step);
    // The sign that avoids cancellation.
    const image = column[step]! > 0 ? -length : length;
    reflector[step]! -= image;
    const squares = squaresFrom(reflector, step);
    const scale = squares === 0 ? 0 : 2 / squares;
    reflectors.push(reflector);
    scales.push(scale);
    for (let other = step + 1; other < columns.length; other++)
      reflect(reflector, scale, columns[other]!, step);
    column[step] = image;
    column.fill(0, step + 1);
  }
  return { columns, reflectors, scales, order };
}

/** Multiplies a vector by Qᵀ (`forward`) or by Q (`backward`), in place. */
export function applyReflections(
  { reflectors, scales }: Factors,
  vector: Float64Array,
  direction: 'forward' | 'backward',
): void {
  for (let index = 0; index < reflectors.length; index++) {
    const step = direction === 'forward' ? index : reflectors.length - 1 - index;
    reflect(reflectors[step]!, scales[step]!, vector, step);
  }
}

function reflect(reflector: Float64Array, scale: number, vector: Float64Array, from: number): void {
  let product = 0;
  for (let index = from; index < vector.length; index++) product += reflector[index]! * vector[index]!;
  const share = scale * product;
  for (let index = from; index < vector.length; index++) vector[index]! -= share * reflector[index]!;
}

function squaresFrom(vector: Float64Array, from: number): number {
  let sum = 0;
  for (let index = from; index < vector.length; index++) sum += vector[index]! * vector[index]!;
  return sum;
}
