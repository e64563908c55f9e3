import { chunkRows, type Views } from './layout.ts';

/** Factors from real to quantised sums. */
export interface Scales {
  readonly gradient: number;
  readonly hessian: number;
}

/** A sum over rows stays below this, so that it fits a signed 32-bit integer with all its roundings. */
const largestSum = 0x7fff_ffff;

/** Sums of |gradient| and of hessians of each chunk of rows from `from` to `to` - 1; `from` begins a chunk. */
export function sumChunks({ gradients, hessians, chunkSums }: Views, from: number, to: number): void {
  for (let start = from; start < to; start += chunkRows) {
    let gradientSum = 0;
    let hessianSum = 0;
    for (let row = start; row < Math.min(to, start + chunkRows); row++) {
      gradientSum += Math.abs(gradients[row]!);
      hessianSum += hessians[row]!;
    }
    chunkSums[(start / chunkRows) * 2] = gradientSum;
    chunkSums[(start / chunkRows) * 2 + 1] = hessianSum;
  }
}

/**
 * The finest scales by which no sum over any rows can overflow: then sums of integers are exact, and the same in whatever
 * order they are added. With a constant hessian of 1, its sums are numbers of rows.
 */
export function chooseScales({ rows, chunkSums }: Views, isHessianConstant: boolean): Scales {
  let gradientSum = 0;
  let hessianSum = 0;
  for (let at = 0; at < chunkSums.length; at += 2) {
    gradientSum += chunkSums[at]!;
    hessianSum += chunkSums[at + 1]!;
  }
  const room = largestSum - rows.length;
  return { gradient: finite(room / gradientSum), hessian: isHessianConstant ? 1 : finite(room / hessianSum) };
}

/** Derivatives that are all zero, or so small that the factor is infinite, have nothing to say. */
const finite = (scale: number): number => (Number.isFinite(scale) ? scale : 0);

/** Writes gradients and hessians of rows `from` to `to` - 1 as integers, two a row (hessian first). */
export function quantise(
  { gradients, hessians, packed }: Views,
  scales: Scales,
  from: number,
  to: number,
): void {
  const { gradient, hessian } = scales;
  for (let row = from; row < to; row++) {
    // Rounded without asking for the sign, which is as good as random.
    packed[row * 2] = Math.floor(hessians[row]! * hessian + 0.5);
    packed[row * 2 + 1] = Math.floor(gradients[row]! * gradient + 0.5);
  }
}
