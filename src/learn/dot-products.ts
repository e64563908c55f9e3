/** Dot product of a block with rows from … to of a column. Four sums side by side: one alone would wait for each addition. The order of adding is fixed, so that the result is. */
export function dotRows(block: Float64Array, column: Float64Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let row = from;
  for (; row + 3 < to; row += 4) {
    const at = row - from;
    a += block[at]! * column[row]!;
    b += block[at + 1]! * column[row + 1]!;
    c += block[at + 2]! * column[row + 2]!;
    d += block[at + 3]! * column[row + 3]!;
  }
  for (; row < to; row++) a += block[row - from]! * column[row]!;
  return a + b + (c + d);
}

/** A block with at most this share of rows that are not 0 is walked by those rows alone. */
const sparseShare = 0.25;

/**
 * sums[offset + j] += block · columns[j] for the first `count` columns, four columns in one pass over the block. Leaving out
 * rows in which the block is 0, as most are in the column of a category, does not change a bit of the sums.
 */
export function addDotProducts(
  sums: Float64Array,
  offset: number,
  block: Float64Array,
  columns: readonly Float64Array[],
  count: number,
  from: number,
  to: number,
): void {
  const most = Math.floor(sparseShare * (to - from));
  const present = new Int32Array(most + 1);
  let presentCount = 0;
  for (let at = 0; at < to - from && presentCount <= most; at++) {
    present[presentCount] = at;
    if (block[at] !== 0) presentCount += 1;
  }
  const isSparse = presentCount <= most;
  let column = 0;
  for (; column + 3 < count; column += 4) {
    const first = columns[column]!;
    const second = columns[column + 1]!;
    const third = columns[column + 2]!;
    const fourth = columns[column + 3]!;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    if (isSparse) {
      for (let index = 0; index < presentCount; index++) {
        const at = present[index]!;
        const row = from + at;
        const value = block[at]!;
        a += value * first[row]!;
        b += value * second[row]!;
        c += value * third[row]!;
        d += value * fourth[row]!;
      }
    } else {
      for (let row = from; row < to; row++) {
        const value = block[row - from]!;
        a += value * first[row]!;
        b += value * second[row]!;
        c += value * third[row]!;
        d += value * fourth[row]!;
      }
    }
    sums[offset + column]! += a;
    sums[offset + column + 1]! += b;
    sums[offset + column + 2]! += c;
    sums[offset + column + 3]! += d;
  }
  for (; column < count; column++) sums[offset + column]! += dotRows(block, columns[column]!, from, to);
}
