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

/** sums[offset + j] += block · columns[j] for the first `count` columns, four columns in one pass over the block. */
export function addDotProducts(
  sums: Float64Array,
  offset: number,
  block: Float64Array,
  columns: readonly Float64Array[],
  count: number,
  from: number,
  to: number,
): void {
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
    for (let row = from; row < to; row++) {
      const value = block[row - from]!;
      a += value * first[row]!;
      b += value * second[row]!;
      c += value * third[row]!;
      d += value * fourth[row]!;
    }
    sums[offset + column]! += a;
    sums[offset + column + 1]! += b;
    sums[offset + column + 2]! += c;
    sums[offset + column + 3]! += d;
  }
  for (; column < count; column++) sums[offset + column]! += dotRows(block, columns[column]!, from, to);
}
