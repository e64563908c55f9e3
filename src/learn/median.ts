/** Median of the values that are not NaN: the mean of the two middle ones when their number is even; 0 when there is none. */
export function median(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const middle = present.length >> 1;
  if (present.length === 0) return 0;
  if (present.length % 2 === 1) return present[middle]!;
  // Halved before adding: the sum of two large numbers would overflow.
  return present[middle - 1]! / 2 + present[middle]! / 2;
}
