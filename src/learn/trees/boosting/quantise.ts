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
  let gradientSum = 0;
  let hessianSum = 0;
  for (let row = 0; row < gradients.length; row++) {
    gradientSum += Math.abs(gradients[row]!);
    hessianSum += hessians[row]!;
  }
  const room = largestSum - gradients.length;
  const gradient = finite(room / gradientSum);
  const hessian = isHessianConstant ? 1 : finite(room / hessianSum);
  for (let row = 0; row < gradients.length; row++) {
    // Rounded without asking for the sign, which is as good as random.
    packed[row * 2] = Math.floor(hessians[row]! * hessian + 0.5);
    packed[row * 2 + 1] = Math.floor(gradients[row]! * gradient + 0.5);
  }
  return { gradient, hessian };
}

/** Derivatives that are all zero, or so small that the factor is infinite, have nothing to say. */
const finite = (scale: number): number => (Number.isFinite(scale) ? scale : 0);
