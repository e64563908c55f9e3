/**
 * The inner loops of gradient boosting. `src/learn/trees/boosting/script-kernel.ts` and `split-search.ts` are the same in plain
 * TypeScript, and say what each step is for; both give the same bytes. All addresses are bytes in the memory that the
 * workers share.
 */

const missingBin: i32 = 255;
const categorySupport: i32 = 10;
/** Rows that are done before the next group of columns: what is known of them stays in the cache. */
const blockRows: usize = 128;

let width: usize = 0;
let bins: usize = 0; // u8[rows * width]
let rows: usize = 0; // u32[rows]
let scratch: usize = 0; // u32[rows]
let packed: usize = 0; // i64[rows]: the hessian below, the gradient above
let binCounts: usize = 0; // u8[width]
let categorical: usize = 0; // u8[width]
let drawn: usize = 0; // u8[width]
let counts: usize = 0; // u32[width * 256]

// Of this worker.
let record: usize = 0; // where the search writes
let ratios: usize = 0; // f64[256]
let order: usize = 0; // i32[256]
let blockCells: usize = 0; // u32[128]
let blockValues: usize = 0; // i64[128]

/** What has been touched, so that the compiler cannot leave the touching out. */
export let touched: u32 = 0;

export function placeShared(
  width_: usize,
  bins_: usize,
  rows_: usize,
  scratch_: usize,
  packed_: usize,
  binCounts_: usize,
  categorical_: usize,
  drawn_: usize,
  counts_: usize,
): void {
  width = width_;
  bins = bins_;
  rows = rows_;
  scratch = scratch_;
  packed = packed_;
  binCounts = binCounts_;
  categorical = categorical_;
  drawn = drawn_;
  counts = counts_;
}

export function placeOwn(record_: usize, ratios_: usize, order_: usize, blockCells_: usize, blockValues_: usize): void {
  record = record_;
  ratios = ratios_;
  order = order_;
  blockCells = blockCells_;
  blockValues = blockValues_;
}

// @ts-ignore: decorator
@inline
function bump(slots: usize, bin: u64, value: i64): void {
  const at = slots + ((<usize>bin) << 3);
  store<i64>(at, load<i64>(at) + value);
}

/** Sums the packed values of rows, on top of what is there unless `isFirst`. */
export function buildHistogram(start: u32, count: u32, histogram: usize, isFirst: bool): void {
  if (isFirst) memory.fill(histogram, 0, width << 11);
  const end = rows + ((<usize>start + <usize>count) << 2);
  let seen: u32 = 0;
  for (let block = rows + ((<usize>start) << 2); block < end; block += blockRows << 2) {
    const size = min<usize>(blockRows, (end - block) >> 2);
    // Loads that do not wait for each other: this brings the rows into the cache many at a time.
    for (let index: usize = 0; index < size; index++) {
      const row = <usize>load<u32>(block + (index << 2));
      const cells = bins + row * width;
      seen += load<u8>(cells);
      store<usize>(blockCells + (index << 2), cells);
      store<i64>(blockValues + (index << 3), load<i64>(packed + (row << 3)));
    }
    let column: usize = 0;
    for (; column + 8 <= width; column += 8) {
      const slots = histogram + (column << 11);
      for (let index: usize = 0; index < size; index++) {
        const cells = load<u64>(load<usize>(blockCells + (index << 2)) + column);
        const value = load<i64>(blockValues + (index << 3));
        bump(slots, cells & 255, value);
        bump(slots + 2048, (cells >> 8) & 255, value);
        bump(slots + 4096, (cells >> 16) & 255, value);
        bump(slots + 6144, (cells >> 24) & 255, value);
        bump(slots + 8192, (cells >> 32) & 255, value);
        bump(slots + 10240, (cells >> 40) & 255, value);
        bump(slots + 12288, (cells >> 48) & 255, value);
        bump(slots + 14336, cells >> 56, value);
      }
    }
    if (column + 4 <= width) {
      const slots = histogram + (column << 11);
      for (let index: usize = 0; index < size; index++) {
        const cells = <u64>load<u32>(load<usize>(blockCells + (index << 2)) + column);
        const value = load<i64>(blockValues + (index << 3));
        bump(slots, cells & 255, value);
        bump(slots + 2048, (cells >> 8) & 255, value);
        bump(slots + 4096, (cells >> 16) & 255, value);
        bump(slots + 6144, cells >> 24, value);
      }
      column += 4;
    }
    for (; column < width; column++) {
      const slots = histogram + (column << 11);
      for (let index: usize = 0; index < size; index++) {
        const cell = load<u8>(load<usize>(blockCells + (index << 2)) + column);
        bump(slots, cell, load<i64>(blockValues + (index << 3)));
      }
    }
  }
  touched = seen;
}

/** Adds to or takes off a histogram another one, for a range of columns. */
export function combineHistograms(into: usize, other: usize, from: usize, to: usize, isAdded: bool): void {
  for (let column = from; column < to; column++) {
    const start = column << 11;
    // Two slots at a time; one beyond the used bins does no harm.
    const used = ((<usize>load<u8>(binCounts + column) + 1) & ~1) << 3;
    for (let at = start; at < start + used; at += 16) {
      const a = v128.load(into + at);
      const b = v128.load(other + at);
      v128.store(into + at, isAdded ? i64x2.add(a, b) : i64x2.sub(a, b));
    }
    const missing = start + 2040;
    if (used < 2048) {
      const a = load<i64>(into + missing);
      const b = load<i64>(other + missing);
      store<i64>(into + missing, isAdded ? a + b : a - b);
    }
  }
}

export function countRows(start: u32, count: u32): void {
  memory.fill(counts, 0, width << 10);
  const end = rows + ((<usize>start + <usize>count) << 2);
  for (let at = rows + ((<usize>start) << 2); at < end; at += 4) {
    const cells = bins + <usize>load<u32>(at) * width;
    for (let column: usize = 0; column < width; column++) {
      const slot = counts + (column << 10) + ((<usize>load<u8>(cells + column)) << 2);
      store<u32>(slot, load<u32>(slot) + 1);
    }
  }
}

// The search: the node, and the best so far.
let histogram: usize = 0;
let gradients: f64 = 0;
let hessians: f64 = 0;
let rowCount: i32 = 0;
let minSamplesLeaf: i32 = 0;
let minHessian: f64 = 0;
let penalty: f64 = 0;
let smoothing: f64 = 0;
let exact: bool = false;
let best: f64 = 0;

/** Searches columns `from` to `to` - 1; the result is in the record. */
export function search(
  histogram_: usize,
  gradients_: f64,
  hessians_: f64,
  rowCount_: i32,
  minSamplesLeaf_: i32,
  minHessian_: f64,
  penalty_: f64,
  smoothing_: f64,
  exact_: bool,
  from: i32,
  to: i32,
): void {
  histogram = histogram_;
  gradients = gradients_;
  hessians = hessians_;
  rowCount = rowCount_;
  minSamplesLeaf = minSamplesLeaf_;
  minHessian = minHessian_;
  penalty = penalty_;
  smoothing = smoothing_;
  exact = exact_;
  best = 0;
  store<f64>(record, 0);
  store<f64>(record, 0, 8);
  store<f64>(record, 0, 16);
  for (let column = from; column < to; column++) {
    if (load<u8>(drawn + column) == 1) searchColumn(column);
  }
}

// The best split of the column that is being searched.
let top: f64 = 0;
let bottom: f64 = 1;
let bestGradient: f64 = 0;
let bestHessian: f64 = 0;
let bestPlace: i32 = 0;
let bestWay: i32 = 0;

function tryNumbers(column: i32, missingLeft: i32, last: i32): void {
  const first = histogram + ((<usize>column) << 11);
  const countsAt = counts + ((<usize>column) << 10);
  const least = minHessian;
  const lambda = penalty;
  const allGradients = gradients;
  const allHessians = hessians;
  let hessian: f64 = missingLeft == 1 ? <f64>load<i32>(first, 2040) : 0;
  let gradient: f64 = missingLeft == 1 ? <f64>load<i32>(first, 2044) : 0;
  let counted = missingLeft == 1 && exact ? <i32>load<u32>(countsAt, 1020) : 0;
  let over1: f64 = top;
  let under1: f64 = bottom;
  for (let bin = 0; bin < last; bin++) {
    const slot = first + ((<usize>bin) << 3);
    hessian += <f64>load<i32>(slot);
    gradient += <f64>load<i32>(slot, 4);
    if (exact) {
      counted += <i32>load<u32>(countsAt + ((<usize>bin) << 2));
      if (counted < minSamplesLeaf) continue;
      if (rowCount - counted < minSamplesLeaf) break;
    }
    const otherHessian = allHessians - hessian;
    if (hessian < least) continue;
    if (otherHessian < least) break;
    const other = allGradients - gradient;
    const here = hessian + lambda;
    const there = otherHessian + lambda;
    const over = gradient * gradient * there + other * other * here;
    const under = here * there;
    if (over * under1 > over1 * under) {
      over1 = over;
      under1 = under;
      bestGradient = gradient;
      bestHessian = hessian;
      bestPlace = bin;
      bestWay = missingLeft;
    }
  }
  top = over1;
  bottom = under1;
}

function tryCategories(column: i32, direction: i32, known: i32): void {
  const first = histogram + ((<usize>column) << 11);
  const countsAt = counts + ((<usize>column) << 10);
  let hessian: f64 = 0;
  let gradient: f64 = 0;
  let counted = 0;
  for (let added = 0; added < known; added++) {
    const bin = load<i32>(order + ((<usize>(direction == 0 ? added : known - 1 - added)) << 2));
    const slot = first + ((<usize>bin) << 3);
    hessian += <f64>load<i32>(slot);
    gradient += <f64>load<i32>(slot, 4);
    if (exact) {
      counted += <i32>load<u32>(countsAt + ((<usize>bin) << 2));
      if (counted < minSamplesLeaf) continue;
      if (rowCount - counted < minSamplesLeaf) break;
    }
    const otherHessian = hessians - hessian;
    if (hessian < minHessian) continue;
    if (otherHessian < minHessian) break;
    const other = gradients - gradient;
    const here = hessian + penalty;
    const there = otherHessian + penalty;
    const over = gradient * gradient * there + other * other * here;
    const under = here * there;
    if (over * bottom > top * under) {
      top = over;
      bottom = under;
      bestGradient = gradient;
      bestHessian = hessian;
      bestPlace = added;
      bestWay = direction;
    }
  }
}

function searchColumn(column: i32): void {
  const hasMissing = load<i64>(histogram + ((<usize>column) << 11), 2040) != 0;
  const isCategorical = load<u8>(categorical + column) == 1;
  const binCount = <i32>load<u8>(binCounts + column);
  top = 0;
  bottom = 1;
  let known = 0;
  if (isCategorical) {
    known = orderCategories(column);
    tryCategories(column, 0, known);
    tryCategories(column, 1, known);
  } else {
    tryNumbers(column, 0, hasMissing ? binCount : binCount - 1);
    if (hasMissing) tryNumbers(column, 1, binCount - 1);
  }
  const score = top / bottom;
  if (!(score > best)) return;
  best = score;
  store<f64>(record, score);
  store<f64>(record, bestGradient, 8);
  store<f64>(record, bestHessian, 16);
  store<i32>(record, column, 24);
  store<i32>(record, bestPlace, 28);
  store<i32>(record, bestWay, 32);
  store<i32>(record, isCategorical ? 1 : 0, 36);
  store<i32>(record, hasMissing ? 1 : 0, 40);
  if (!isCategorical) return;
  memory.fill(record + 44, 0, 32);
  for (let at = 0; at <= bestPlace; at++) {
    const left = load<i32>(order + ((<usize>(bestWay == 0 ? at : known - 1 - at)) << 2));
    const word = record + 44 + ((<usize>(left >> 5)) << 2);
    store<u32>(word, load<u32>(word) | (1 << (left & 31)));
  }
  store<i32>(record, <i32>(load<u32>(record, 72) >>> 31), 32);
}

function orderCategories(column: i32): i32 {
  const first = histogram + ((<usize>column) << 11);
  const countsAt = counts + ((<usize>column) << 10);
  const rowsPerHessian = <f64>rowCount / hessians;
  const support = min(categorySupport, minSamplesLeaf);
  const binCount = <i32>load<u8>(binCounts + column);
  let known = 0;
  for (let bin = 0; bin <= missingBin; bin++) {
    if (bin >= binCount && bin != missingBin) continue;
    const slot = first + ((<usize>bin) << 3);
    const hessian = <f64>load<i32>(slot);
    const here = exact
      ? <i32>load<u32>(countsAt + ((<usize>bin) << 2))
      : <i32>Math.floor(hessian * rowsPerHessian + 0.5);
    if (here < support) continue;
    store<f64>(ratios + ((<usize>bin) << 3), <f64>load<i32>(slot, 4) / (hessian + smoothing));
    store<i32>(order + ((<usize>known) << 2), bin);
    known++;
  }
  let gap = 1;
  while (gap < known) gap = gap * 3 + 1;
  for (; gap > 0; gap = gap / 3) {
    for (let at = gap; at < known; at++) {
      const slot = load<i32>(order + ((<usize>at) << 2));
      const ratio = load<f64>(ratios + ((<usize>slot) << 3));
      let to = at;
      while (to >= gap) {
        const before = load<i32>(order + ((<usize>(to - gap)) << 2));
        const other = load<f64>(ratios + ((<usize>before) << 3));
        if (other < ratio || (other == ratio && before < slot)) break;
        store<i32>(order + ((<usize>to) << 2), before);
        to -= gap;
      }
      store<i32>(order + ((<usize>to) << 2), slot);
    }
  }
  return known;
}

/**
 * Sorts rows by the split at `split` into scratch, at their own places: those that go left first. Returns how many they are.
 */
export function sortRows(split: usize, start: u32, count: u32): u32 {
  const column = <usize>load<i32>(split, 24);
  const last = load<i32>(split, 28);
  const missingLeft = load<i32>(split, 32);
  const isCategorical = load<i32>(split, 36) == 1;
  const from = rows + ((<usize>start) << 2);
  const end = from + ((<usize>count) << 2);
  // Left rows are written from the front, right ones from the back; those are turned round when they are copied.
  let left = scratch + ((<usize>start) << 2);
  let right = left + ((<usize>count) << 2) - 4;
  const cells = bins + column;
  if (isCategorical) {
    for (let at = from; at < end; at += 4) {
      const row = load<u32>(at);
      const bin = <u32>load<u8>(cells + <usize>row * width);
      const goes = <usize>((load<u32>(split + 44 + ((bin >> 5) << 2)) >>> (bin & 31)) & 1);
      store<u32>(left, row);
      store<u32>(right, row);
      left += goes << 2;
      right -= (goes ^ 1) << 2;
    }
  } else {
    for (let at = from; at < end; at += 4) {
      const row = load<u32>(at);
      const bin = <i32>load<u8>(cells + <usize>row * width);
      const goes = <usize>(bin == missingBin ? missingLeft : <i32>(bin <= last));
      store<u32>(left, row);
      store<u32>(right, row);
      left += goes << 2;
      right -= (goes ^ 1) << 2;
    }
  }
  return <u32>((left - (scratch + ((<usize>start) << 2))) >> 2);
}

/** Brings what `sortRows` left of a stretch to its place: left rows to `left`, right ones to `right`. */
export function placeRows(start: u32, count: u32, leftCount: u32, left: u32, right: u32): void {
  const from = scratch + ((<usize>start) << 2);
  memory.copy(rows + ((<usize>left) << 2), from, (<usize>leftCount) << 2);
  let at = from + ((<usize>count) << 2) - 4;
  const end = rows + ((<usize>right + <usize>(count - leftCount)) << 2);
  for (let to = rows + ((<usize>right) << 2); to < end; to += 4) {
    store<u32>(to, load<u32>(at));
    at -= 4;
  }
}
