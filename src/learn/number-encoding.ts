import { z } from 'zod';
import { median } from './median.ts';

/** How one column of numbers is encoded: missing becomes `fill`, then `(value - mean) / scale`. */
export const numberEncodingSchema = z.object({
  fill: z.number(),
  mean: z.number(),
  scale: z.number().positive(),
});
export type NumberEncoding = z.infer<typeof numberEncodingSchema>;

/** Beyond this a standardised value is cut off: products of larger ones would overflow to infinity, and infinities cancel to NaN. */
const largest = 1e150;
const epsilon = Number.EPSILON;

/**
 * Median, mean and population standard deviation of a column (NaN is missing), the latter two after imputation. As in
 * scikit-learn's `SimpleImputer(strategy="median")` and `StandardScaler`, a column that is constant up to rounding has scale 1.
 */
export function fitNumberEncoding(values: Float64Array, scaled: boolean): NumberEncoding {
  const fill = median(values);
  return scaled ? { fill, ...moments(values, fill) } : { fill, mean: 0, scale: 1 };
}

function moments(values: Float64Array, fill: number): { mean: number; scale: number } {
  const count = values.length;
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    const known = Number.isNaN(value) ? fill : value;
    least = Math.min(least, known);
    most = Math.max(most, known);
  }
  // The mean of equal numbers is not always that number in floating point, so constant columns are told by their extremes.
  if (least === most) return { mean: least, scale: 1 };
  const magnitude = Math.max(Math.abs(least), Math.abs(most));
  // Squares of very large and very small numbers leave the range of a double; in units of the largest they do not.
  const unit = magnitude > largest || magnitude < 1 / largest ? magnitude : 1;
  const at = (index: number) => (Number.isNaN(values[index]!) ? fill : values[index]!) / unit;
  let mean = 0;
  for (let index = 0; index < count; index++) mean += at(index);
  mean /= count;
  let squares = 0;
  let drift = 0;
  for (let index = 0; index < count; index++) {
    const difference = at(index) - mean;
    squares += difference * difference;
    drift += difference;
  }
  const variance = (squares - (drift * drift) / count) / count;
  const rounding = count * mean * epsilon;
  const scale = Math.sqrt(variance) * unit;
  const constant = !(variance > count * epsilon * variance + rounding * rounding) || scale === 0;
  return { mean: mean * unit, scale: constant ? 1 : scale };
}

/** Encoded column of the same length. */
export function encodeNumbers(values: Float64Array, { fill, mean, scale }: NumberEncoding): Float64Array {
  const encoded = new Float64Array(values.length);
  for (let row = 0; row < encoded.length; row++) {
    const value = values[row]!;
    encoded[row] = Math.min(
      largest,
      Math.max(-largest, ((Number.isNaN(value) ? fill : value) - mean) / scale),
    );
  }
  return encoded;
}
