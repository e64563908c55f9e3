/** Factors from real to quantised sums. */
export interface Scales {
  readonly gradient: number;
  readonly hessian: number;
}

/** A sum over rows stays below this, so that it fits a signed 32-bit integer with all its roundings. */
const largestSum = 0x7fff_ffff;

/**
 * Writes gradients and hessians as integers, two a row (hessian first). The scales are the finest by which no sum over any
 * rows can overflow: then sums of integers are exact, and the same in whatever order they are added.
 * With a constant hessian of 1, its sums are numbers of rows.
 */
export function quantise(
  gradients: Float64Array,
  hessians: Float64Array,
  isHessianConstant: boolean,
  packed: Int32Array,
): Scales {
  const room = largestSum - gradients.length;
  const gradient = scaleFor(gradients, room);
  const hessian = isHessianConstant ? 1 : scaleFor(hessians, room);
  for (let row = 0; row < gradients.length; row++) {
    const value = gradients[row]! * gradient;
    packed[row * 2] = isHessianConstant ? 1 : hessians[row]! * hessian + 0.5;
    packed[row * 2 + 1] = value < 0 ? value - 0.5 : value + 0.5;
  }
  return { gradient, hessian };
}

function scaleFor(values: Float64Array, room: number): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  const scale = room / sum;
  // Gradients that are all zero, or so small that the factor is infinite, have nothing to say.
  return Number.isFinite(scale) ? scale : 0;
}
