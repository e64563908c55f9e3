/**
 * Grows one tree of a random forest. `src/learn/trees/grow-plain-tree.ts` is the same in plain TypeScript, and says what each
 * step is for; both give the same tree, to the bit. All addresses are bytes in the memory that the workers share; the buffers
 * from `rowsA` on belong to one worker.
 */

// What is to be grown: 0 two classes, 1 more classes, 2 values.
let kind: i32 = 0;
let rowCount: i32 = 0;
let width: i32 = 0;
let classCount: i32 = 0;
let tried: i32 = 0;
let maxDepth: i32 = 0;
let minSplit: i32 = 0;
let minLeaf: i32 = 0;
let isBootstrap: bool = false;
let rootShift: i32 = 0;
let rootScale: f64 = 0;
let rootCentre: f64 = 0;

// Shared, read only.
let bins: usize = 0; // u8[rowCount * width]
let labels: usize = 0; // i32[rowCount]
let values: usize = 0; // f64[rowCount]
let binCounts: usize = 0; // i32[width]
let classWeights: usize = 0; // f64[classCount]

// Of this worker.
let rowsA: usize = 0; // i32[rowCount]
let rowsB: usize = 0; // i32[rowCount]
let packedA: usize = 0; // i64[rowCount]
let packedB: usize = 0; // i64[rowCount]
let histogram: usize = 0; // i64[4 * 256] or i32[256 * classCount]
let order: usize = 0; // i32[width]
let stack: usize = 0; // 32 bytes an entry, rowCount entries
let nodes: usize = 0; // i32[2 * 2 * rowCount]
let leafEnds: usize = 0; // i32[rowCount]
let leafClasses: usize = 0; // i32[rowCount]
let leafShares: usize = 0; // f64[rowCount]: shares of classes, or values
let importance: usize = 0; // f64[width]
let classes: usize = 0; // f64[3 * classCount]: of the node, left, and counts

// Results beside the number of nodes.
let leafTotal: i32 = 0;
let pairTotal: i32 = 0;

let random: u32 = 0;

// The best split of the node.
let bestGain: f64 = 0;
let bestFeature: i32 = 0;
let bestBin: i32 = 0;
let bestMissingLeft: bool = false;

// The node being split.
let nodeShift: i32 = 0;
let nodePacked: i64 = 0;
let nodeCount: i64 = 0;
let nodeFirst: f64 = 0;
let nodeWeight: f64 = 0;

export function configure(
  kind_: i32,
  rowCount_: i32,
  width_: i32,
  classCount_: i32,
  tried_: i32,
  maxDepth_: i32,
  minSplit_: i32,
  minLeaf_: i32,
  isBootstrap_: i32,
  rootShift_: i32,
  rootScale_: f64,
  rootCentre_: f64,
): void {
  kind = kind_;
  rowCount = rowCount_;
  width = width_;
  classCount = classCount_;
  tried = tried_;
  maxDepth = maxDepth_;
  minSplit = minSplit_;
  minLeaf = minLeaf_;
  isBootstrap = isBootstrap_ != 0;
  rootShift = rootShift_;
  rootScale = rootScale_;
  rootCentre = rootCentre_;
}

export function placeShared(
  bins_: usize,
  labels_: usize,
  values_: usize,
  binCounts_: usize,
  classWeights_: usize,
): void {
  bins = bins_;
  labels = labels_;
  values = values_;
  binCounts = binCounts_;
  classWeights = classWeights_;
}

export function placeOwn(
  rowsA_: usize,
  rowsB_: usize,
  packedA_: usize,
  packedB_: usize,
  histogram_: usize,
  order_: usize,
  stack_: usize,
  nodes_: usize,
  leafEnds_: usize,
  leafClasses_: usize,
  leafShares_: usize,
  importance_: usize,
  classes_: usize,
): void {
  rowsA = rowsA_;
  rowsB = rowsB_;
  packedA = packedA_;
  packedB = packedB_;
  histogram = histogram_;
  order = order_;
  stack = stack_;
  nodes = nodes_;
  leafEnds = leafEnds_;
  leafClasses = leafClasses_;
  leafShares = leafShares_;
  importance = importance_;
  classes = classes_;
}

export function leafCount(): i32 {
  return leafTotal;
}

export function pairCount(): i32 {
  return pairTotal;
}

// @ts-ignore: decorator
@inline
function scramble(value: u32): u32 {
  let mixed = value;
  mixed = (mixed ^ (mixed >> 16)) * 0x21f0aaad;
  mixed = (mixed ^ (mixed >> 15)) * 0x735a2d97;
  return mixed ^ (mixed >> 15);
}

// @ts-ignore: decorator
@inline
function below(bound: u32): u32 {
  random += 0x9e3779b9;
  return <u32>((<u64>scramble(random) * <u64>bound) >> 32);
}

// @ts-ignore: decorator
@inline
function bitLength(value: i64): i32 {
  return 64 - <i32>clz(value);
}

/** The rows of the tree with how often each was drawn; returns how many there are. */
function drawRows(): i32 {
  const counts = rowsB;
  if (isBootstrap) {
    memory.fill(counts, 0, <usize>rowCount << 2);
    for (let at = 0; at < rowCount; at++) {
      const place = counts + (<usize>below(rowCount) << 2);
      store<i32>(place, load<i32>(place) + 1);
    }
  } else {
    for (let at = 0; at < rowCount; at++) store<i32>(counts + (<usize>at << 2), 1);
  }
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    const count = <i64>load<i32>(counts + (<usize>row << 2));
    if (count == 0) continue;
    let packed: i64;
    if (kind == 2) {
      const value = load<f64>(values + (<usize>row << 3));
      packed = ((<i64>Math.floor((value - rootCentre) * rootScale + 0.5) * count) << rootShift) + count;
    } else {
      const label = <i64>load<i32>(labels + (<usize>row << 2));
      packed = kind == 0 ? ((label * count) << 32) + count : (label << 32) + count;
    }
    store<i32>(rowsA + (<usize>size << 2), row);
    store<i64>(packedA + (<usize>size << 3), packed);
    size++;
  }
  return size;
}

/** New fixed point for the values of a small node, with all the bits that its sums leave; returns the scale. */
function requantise(start: i32, end: i32, total: i64): f64 {
  let least = Infinity;
  let most = -Infinity;
  for (let at = start; at < end; at++) {
    const value = load<f64>(values + (<usize>load<i32>(rowsA + (<usize>at << 2)) << 3));
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const mask = ((<i64>1) << nodeShift) - 1;
  const bits = bitLength(total);
  const halfRange = (most - least) / 2;
  const centre = least + halfRange;
  const limit = <i64>1 << (min(62 - bits, 52) - bits);
  const scale = min(<f64>limit / halfRange, 1e300);
  for (let at = start; at < end; at++) {
    const value = load<f64>(values + (<usize>load<i32>(rowsA + (<usize>at << 2)) << 3));
    const place = packedA + (<usize>at << 3);
    const count = load<i64>(place) & mask;
    store<i64>(place, ((<i64>Math.floor((value - centre) * scale + 0.5) * count) << bits) + count);
  }
  return scale;
}

/** Takes a split into account when it is better than the best: of equal ones the feature that was drawn first has it. */
// @ts-ignore: decorator
@inline
function offer(gain: f64, feature: i32, bin: i32, missingLeft: bool): void {
  if (gain > bestGain) {
    bestGain = gain;
    bestFeature = feature;
    bestBin = bin;
    bestMissingLeft = missingLeft;
  }
}

let maySkip: bool = false;
let weight0: f64 = 1;
let weight1: f64 = 1;
let isUnit: bool = false;
/** Σ (rows of a class)² of the node. */
let nodeSquares: f64 = 0;

/** The gain of a split whose left side has the packed sum; below 0 when a side has too few rows. */
// @ts-ignore: decorator
@inline
function gainOf(sum: i64, shift: i64, isBinary: bool): f64 {
  const count = sum & (((<i64>1) << shift) - 1);
  if (count < <i64>minLeaf || nodeCount - count < <i64>minLeaf) return -1;
  let first = <f64>(sum >> shift);
  let weight = <f64>count;
  if (isBinary) {
    const other = weight - first;
    first = first * weight1;
    weight = first + other * weight0;
  }
  const difference = first * nodeWeight - nodeFirst * weight;
  return (difference * difference) / (weight * (nodeWeight - weight));
}

// @ts-ignore: decorator
@inline
function tryBoth(sum: i64, missing: i64, shift: i64, feature: i32, bin: i32, isBinary: bool): void {
  // At an end the gain is not a number, which is not greater than any.
  offer(gainOf(sum, shift, isBinary), feature, bin, false);
  if (missing != 0) offer(gainOf(sum + missing, shift, isBinary), feature, bin, true);
}

/** Looks for splits in the histogram of a feature of packed sums, all its bins, and clears it. */
// @ts-ignore: decorator
@inline
function scanBins(hist: usize, feature: i32, shift: i64, isBinary: bool): void {
  const count = load<i32>(binCounts + (<usize>feature << 2));
  const missing = load<i64>(hist, 255 << 3);
  let left: i64 = 0;
  if (missing == 0 && minLeaf == 1) {
    // Without a look at whether a bin has rows, which is hard to foresee: a bin without gains what the one before does, and at
    // either end the gain is not a number.
    const mask = ((<i64>1) << shift) - 1;
    const allFirst = nodeFirst;
    const all = nodeWeight;
    let best = bestGain;
    let found = -1;
    for (let bin = 0; bin < count; bin++) {
      const place = hist + (<usize>bin << 3);
      left += load<i64>(place);
      store<i64>(place, 0);
      let first = <f64>(left >> shift);
      let weight = <f64>(left & mask);
      if (isBinary) {
        const other = weight - first;
        first = first * weight1;
        weight = first + other * weight0;
      }
      const difference = first * all - allFirst * weight;
      const gain = (difference * difference) / (weight * (all - weight));
      if (gain > best) {
        best = gain;
        found = bin;
      }
    }
    if (found >= 0) offer(best, feature, found, false);
    return;
  }
  store<i64>(hist, 0, 255 << 3);
  for (let bin = 0; bin < count; bin++) {
    const place = hist + (<usize>bin << 3);
    const sum = load<i64>(place);
    if (sum == 0) continue;
    store<i64>(place, 0);
    left += sum;
    tryBoth(left, missing, shift, feature, bin, isBinary);
  }
}

function scanAll(hist: usize, feature: i32): void {
  if (kind == 0) scanBins(hist, feature, 32, true);
  else scanBins(hist, feature, nodeShift, false);
}

/** One feature of a small node: only the bins that its rows are in are looked at. */
// @ts-ignore: decorator
@inline
function searchFew(start: i32, end: i32, feature: i32, shift: i64, isBinary: bool): void {
  const hist = histogram;
  const column = bins + <usize>feature;
  const stride = <usize>width;
  const rows = rowsA;
  const packed = packedA;
  let mask0: u64 = 0;
  let mask1: u64 = 0;
  let mask2: u64 = 0;
  let mask3: u64 = 0;
  for (let at = <usize>start; at < <usize>end; at++) {
    const bin = load<u8>(column + <usize>load<i32>(rows + (at << 2)) * stride);
    const place = hist + (<usize>bin << 3);
    store<i64>(place, load<i64>(place) + load<i64>(packed + (at << 3)));
    const bit = <u64>1 << (<u64>bin & 63);
    const part = bin >> 6;
    mask0 |= part == 0 ? bit : 0;
    mask1 |= part == 1 ? bit : 0;
    mask2 |= part == 2 ? bit : 0;
    mask3 |= part == 3 ? bit : 0;
  }
  const missing = load<i64>(hist, 255 << 3);
  store<i64>(hist, 0, 255 << 3);
  mask3 &= 0x7fffffffffffffff;
  let left: i64 = 0;
  for (let part = 0; part < 4; part++) {
    let mask = part == 0 ? mask0 : part == 1 ? mask1 : part == 2 ? mask2 : mask3;
    while (mask != 0) {
      const bin = (part << 6) + <i32>ctz(mask);
      mask &= mask - 1;
      const place = hist + (<usize>bin << 3);
      left += load<i64>(place);
      store<i64>(place, 0);
      tryBoth(left, missing, shift, feature, bin, isBinary);
    }
  }
}

/** One feature of a node of a handful of rows, which are sorted by bin as they come. The buffers of the partition are free. */
// @ts-ignore: decorator
@inline
function searchHandful(start: i32, end: i32, feature: i32, shift: i64, isBinary: bool): void {
  const column = bins + <usize>feature;
  const stride = <usize>width;
  const keys = rowsB;
  const sums = packedB;
  let missing: i64 = 0;
  let count: usize = 0;
  for (let at = <usize>start; at < <usize>end; at++) {
    const bin = <i32>load<u8>(column + <usize>load<i32>(rowsA + (at << 2)) * stride);
    const packed = load<i64>(packedA + (at << 3));
    if (bin == 255) {
      missing += packed;
      continue;
    }
    let place = count++;
    while (place > 0 && load<i32>(keys + ((place - 1) << 2)) > bin) {
      store<i32>(keys + (place << 2), load<i32>(keys + ((place - 1) << 2)));
      store<i64>(sums + (place << 3), load<i64>(sums + ((place - 1) << 3)));
      place--;
    }
    store<i32>(keys + (place << 2), bin);
    store<i64>(sums + (place << 3), packed);
  }
  let left: i64 = 0;
  for (let place: usize = 0; place < count; place++) {
    left += load<i64>(sums + (place << 3));
    const bin = load<i32>(keys + (place << 2));
    if (place + 1 < count && load<i32>(keys + ((place + 1) << 2)) == bin) continue;
    tryBoth(left, missing, shift, feature, bin, isBinary);
  }
}

function searchSmall(start: i32, end: i32, feature: i32): void {
  if (end - start <= 8) {
    if (kind == 0) searchHandful(start, end, feature, 32, true);
    else searchHandful(start, end, feature, nodeShift, false);
    return;
  }
  if (kind == 0) searchFew(start, end, feature, 32, true);
  else searchFew(start, end, feature, nodeShift, false);
}

function searchOne(start: i32, end: i32, feature: i32): void {
  const hist = histogram;
  const column = bins + <usize>feature;
  for (let at = start; at < end; at++) {
    const bin = load<u8>(column + <usize>load<i32>(rowsA + (<usize>at << 2)) * <usize>width);
    const place = hist + (<usize>bin << 3);
    store<i64>(place, load<i64>(place) + load<i64>(packedA + (<usize>at << 3)));
  }
  scanAll(hist, feature);
}

/** Four features in one pass over the rows. */
function searchFour(start: i32, end: i32, a: i32, b: i32, c: i32, d: i32): void {
  const histA = histogram;
  const histB = histogram + 2048;
  const histC = histogram + 4096;
  const histD = histogram + 6144;
  for (let at = start; at < end; at++) {
    const row = bins + <usize>load<i32>(rowsA + (<usize>at << 2)) * <usize>width;
    const packed = load<i64>(packedA + (<usize>at << 3));
    const placeA = histA + (<usize>load<u8>(row + <usize>a) << 3);
    store<i64>(placeA, load<i64>(placeA) + packed);
    const placeB = histB + (<usize>load<u8>(row + <usize>b) << 3);
    store<i64>(placeB, load<i64>(placeB) + packed);
    const placeC = histC + (<usize>load<u8>(row + <usize>c) << 3);
    store<i64>(placeC, load<i64>(placeC) + packed);
    const placeD = histD + (<usize>load<u8>(row + <usize>d) << 3);
    store<i64>(placeD, load<i64>(placeD) + packed);
  }
  scanAll(histA, a);
  scanAll(histB, b);
  scanAll(histC, c);
  scanAll(histD, d);
}

/** One feature of a node with more than two classes: a count for each bin and class. */
function searchClasses(start: i32, end: i32, feature: i32): void {
  const hist = histogram;
  const column = bins + <usize>feature;
  const stride = <usize>classCount << 2;
  let mask0: u64 = 0;
  let mask1: u64 = 0;
  let mask2: u64 = 0;
  let mask3: u64 = 0;
  for (let at = start; at < end; at++) {
    const bin = load<u8>(column + <usize>load<i32>(rowsA + (<usize>at << 2)) * <usize>width);
    const packed = load<i64>(packedA + (<usize>at << 3));
    const place = hist + <usize>bin * stride + (<usize>(packed >> 32) << 2);
    store<i32>(place, load<i32>(place) + <i32>packed);
    const bit = <u64>1 << (<u64>bin & 63);
    const part = bin >> 6;
    mask0 |= part == 0 ? bit : 0;
    mask1 |= part == 1 ? bit : 0;
    mask2 |= part == 2 ? bit : 0;
    mask3 |= part == 3 ? bit : 0;
  }
  const hasMissing = mask3 >> 63 != 0;
  mask3 &= 0x7fffffffffffffff;
  const missing = hist + 255 * stride;
  const sums = classes + (<usize>classCount << 3);
  memory.fill(sums, 0, <usize>classCount << 3);
  const total = <f64>nodeCount;
  let previous = -1;
  let purity = -1;
  let count: f64 = 0;
  let squaresLeft: f64 = 0;
  let squaresRight = nodeSquares;
  for (let part = 0; part < 4; part++) {
    let mask = part == 0 ? mask0 : part == 1 ? mask1 : part == 2 ? mask2 : mask3;
    while (mask != 0) {
      const bin = (part << 6) + <i32>ctz(mask);
      mask &= mask - 1;
      const place = hist + <usize>bin * stride;
      // The class that the bin is of alone, or -1.
      let own = -2;
      for (let k = 0; k < classCount; k++) {
        if (load<i32>(place + (<usize>k << 2)) != 0) own = own == -2 ? k : -1;
      }
      if (previous >= 0 && (!maySkip || own == -1 || own != purity)) {
        const edge = previous;
        // No split is looked at between bins of one and the same class alone: the gain is convex along such a run, so that one
        // of its ends is better (Fayyad and Irani 1992).
        // Counts are whole: adding them up in steps gives the very sums.
        if (isUnit && minLeaf == 1)
          offer(squaresLeft / count + squaresRight / (total - count), feature, edge, false);
        else offer(gainOfClasses(sums, 0), feature, edge, false);
        if (hasMissing) offer(gainOfClasses(sums, missing), feature, edge, true);
      }
      for (let k: usize = 0; k < <usize>classCount; k++) {
        const times = load<i32>(place + (k << 2));
        if (times == 0) continue;
        store<i32>(place + (k << 2), 0);
        const more = <f64>times;
        const before = load<f64>(sums + (k << 3));
        const after = load<f64>(classes + (k << 3)) - before;
        store<f64>(sums + (k << 3), before + more);
        count += more;
        squaresLeft += more * (2 * before + more);
        squaresRight -= more * (2 * after - more);
      }
      previous = bin;
      purity = own;
    }
  }
  if (hasMissing) {
    if (previous >= 0)
      offer(gainOfClasses(sums, 0), feature, previous, false);
    memory.fill(missing, 0, stride);
  }
}

/** Σ (weight of a class)² / weight, of both sides; -1 when a side has too few rows. */
function gainOfClasses(left: usize, missing: usize): f64 {
  let countLeft: f64 = 0;
  let weightLeft: f64 = 0;
  let weightRight: f64 = 0;
  let squaresLeft: f64 = 0;
  let squaresRight: f64 = 0;
  for (let k: usize = 0; k < <usize>classCount; k++) {
    let count = load<f64>(left + (k << 3));
    if (missing != 0) count += <f64>load<i32>(missing + (k << 2));
    const classWeight = load<f64>(classWeights + (k << 3));
    const a = count * classWeight;
    const b = (load<f64>(classes + (k << 3)) - count) * classWeight;
    countLeft += count;
    weightLeft += a;
    weightRight += b;
    squaresLeft += a * a;
    squaresRight += b * b;
  }
  if (countLeft == 0 || countLeft == <f64>nodeCount) return -1;
  if (countLeft < <f64>minLeaf || <f64>nodeCount - countLeft < <f64>minLeaf) return -1;
  return squaresLeft / weightLeft + squaresRight / weightRight;
}

/** Draws features without replacement until enough were tried and one of them can split. */
function searchSplit(start: i32, end: i32): void {
  bestGain = -1;
  bestFeature = width;
  const size = end - start;
  // There is one way to split two rows.
  const enough = size == 2 ? 1 : tried;
  let drawn = 0;
  while (drawn < width && (drawn < enough || bestFeature == width)) {
    const many = kind != 1 && size >= 160 && tried - drawn >= 4 ? 4 : 1;
    for (let at = drawn; at < drawn + many; at++) {
      const from = order + (<usize>at << 2);
      const to = order + ((<usize>at + <usize>below(width - at)) << 2);
      const feature = load<i32>(to);
      store<i32>(to, load<i32>(from));
      store<i32>(from, feature);
    }
    const place = order + (<usize>drawn << 2);
    const feature = load<i32>(place);
    if (kind == 1) searchClasses(start, end, feature);
    else if (many == 4)
      searchFour(start, end, feature, load<i32>(place, 4), load<i32>(place, 8), load<i32>(place, 12));
    else if (size < 160) searchSmall(start, end, feature);
    else searchOne(start, end, feature);
    drawn += many;
  }
}

/** Rows of the left child first, in their order; returns where the right child's begin. */
function partition(start: i32, end: i32): i32 {
  const column = bins + <usize>bestFeature;
  const edge = <u32>bestBin;
  const missingLeft = bestMissingLeft;
  let hasMissing = false;
  let nearest: u32 = 255;
  let left = start;
  let right = 0;
  for (let at = start; at < end; at++) {
    const row = load<i32>(rowsA + (<usize>at << 2));
    const packed = load<i64>(packedA + (<usize>at << 3));
    const bin = <u32>load<u8>(column + <usize>row * <usize>width);
    const isMissing = bin == 255;
    hasMissing = hasMissing || isMissing;
    nearest = bin > edge && bin < nearest ? bin : nearest;
    const goesLeft = <i32>(bin <= edge) | (<i32>isMissing & <i32>missingLeft);
    store<i32>(rowsA + (<usize>left << 2), row);
    store<i64>(packedA + (<usize>left << 3), packed);
    store<i32>(rowsB + (<usize>right << 2), row);
    store<i64>(packedB + (<usize>right << 3), packed);
    left += goesLeft;
    right += 1 - goesLeft;
  }
  // Of the edges between two bins with rows, the middle one.
  bestBin =
    nearest == 255
      ? load<i32>(binCounts + (<usize>bestFeature << 2)) - 1
      : (bestBin + <i32>nearest - 1) >> 1;
  // When no row lacks the value, there is nothing to learn from: one that does will go where most go.
  if (!hasMissing) bestMissingLeft = left - start >= right;
  memory.copy(rowsA + (<usize>left << 2), rowsB, <usize>right << 2);
  memory.copy(packedA + (<usize>left << 3), packedB, <usize>right << 3);
  return left;
}

function emitLeaf(node: i32, start: i32, end: i32): void {
  let payload: i32;
  if (kind == 2) {
    const first = load<f64>(values + (<usize>load<i32>(rowsA + (<usize>start << 2)) << 3));
    const mask = ((<i64>1) << nodeShift) - 1;
    let sum: f64 = 0;
    for (let at = start; at < end; at++) {
      const value = load<f64>(values + (<usize>load<i32>(rowsA + (<usize>at << 2)) << 3));
      sum += (value - first) * <f64>(load<i64>(packedA + (<usize>at << 3)) & mask);
    }
    payload = leafTotal;
    store<f64>(leafShares + (<usize>leafTotal << 3), first + sum / <f64>nodeCount);
    leafTotal++;
  } else {
    let present = 0;
    let only = 0;
    for (let k = 0; k < classCount; k++) {
      if (load<f64>(classes + (<usize>k << 3)) > 0) {
        present++;
        only = k;
      }
    }
    if (present == 1) {
      payload = only;
    } else {
      payload = classCount + leafTotal;
      for (let k = 0; k < classCount; k++) {
        const count = load<f64>(classes + (<usize>k << 3));
        if (count == 0) continue;
        store<i32>(leafClasses + (<usize>pairTotal << 2), k);
        store<f64>(
          leafShares + (<usize>pairTotal << 3),
          (count * load<f64>(classWeights + (<usize>k << 3))) / nodeWeight,
        );
        pairTotal++;
      }
      store<i32>(leafEnds + (<usize>leafTotal << 2), pairTotal);
      leafTotal++;
    }
  }
  store<i32>(nodes + (<usize>node << 3), -1);
  store<i32>(nodes + (<usize>node << 3), payload, 4);
}

/** Totals of the node; returns whether there is anything to tell apart. */
function describeNode(start: i32, end: i32): bool {
  if (kind == 1) {
    memory.fill(classes, 0, <usize>classCount << 3);
    let count: i64 = 0;
    for (let at = start; at < end; at++) {
      const packed = load<i64>(packedA + (<usize>at << 3));
      const place = classes + (<usize>(packed >> 32) << 3);
      const times = packed & 0xffffffff;
      store<f64>(place, load<f64>(place) + <f64>times);
      count += times;
    }
    nodeCount = count;
    nodeWeight = 0;
    nodeSquares = 0;
    let present = 0;
    for (let k: usize = 0; k < <usize>classCount; k++) {
      const times = load<f64>(classes + (k << 3));
      nodeSquares += times * times;
      if (times > 0) present++;
      nodeWeight += times * load<f64>(classWeights + (k << 3));
    }
    return present > 1;
  }
  let sum: i64 = 0;
  for (let at = start; at < end; at++) sum += load<i64>(packedA + (<usize>at << 3));
  nodePacked = sum;
  nodeCount = sum & (((<i64>1) << nodeShift) - 1);
  const first = <f64>(sum >> nodeShift);
  if (kind == 0) {
    const other = <f64>nodeCount - first;
    store<f64>(classes, other);
    store<f64>(classes, first, 8);
    nodeFirst = first * weight1;
    nodeWeight = nodeFirst + other * weight0;
    return first > 0 && other > 0;
  }
  nodeFirst = first;
  nodeWeight = <f64>nodeCount;
  const value = load<f64>(values + (<usize>load<i32>(rowsA + (<usize>start << 2)) << 3));
  for (let at = start + 1; at < end; at++) {
    if (load<f64>(values + (<usize>load<i32>(rowsA + (<usize>at << 2)) << 3)) != value) return true;
  }
  return false;
}

/** What the impurity of the node loses by the best split, times its weight. */
function decreaseOf(scale: f64): f64 {
  if (kind == 0) return (2 * bestGain) / nodeWeight;
  // In units of the root, whatever the fixed point of the node.
  if (kind == 2) return ((bestGain / nodeWeight) * (rootScale / scale) * rootScale) / scale;
  let squares: f64 = 0;
  for (let k: usize = 0; k < <usize>classCount; k++) {
    const weight = load<f64>(classes + (k << 3)) * load<f64>(classWeights + (k << 3));
    squares += weight * weight;
  }
  return bestGain - squares / nodeWeight;
}

/** Grows the tree of that random state in preorder; returns the number of its nodes. */
export function growTree(state: u32): i32 {
  random = state;
  // Where a leaf needs more rows, the ends of a run may not be splits.
  maySkip = minLeaf == 1;
  isUnit = true;
  for (let k = 0; k < classCount; k++) isUnit = isUnit && load<f64>(classWeights + (<usize>k << 3)) == 1;
  if (kind == 0) {
    weight0 = load<f64>(classWeights);
    weight1 = load<f64>(classWeights, 8);
  }
  leafTotal = 0;
  pairTotal = 0;
  for (let at = 0; at < width; at++) {
    store<i32>(order + (<usize>at << 2), at);
    store<f64>(importance + (<usize>at << 3), 0);
  }
  const size = drawRows();
  // An entry: start, end, depth, parent whose right child it is (or -1), shift, whether requantised, scale.
  store<i32>(stack, 0);
  store<i32>(stack, size, 4);
  store<i32>(stack, 0, 8);
  store<i32>(stack, -1, 12);
  store<i32>(stack, kind == 2 ? rootShift : 32, 16);
  store<i32>(stack, 0, 20);
  store<f64>(stack, rootScale, 24);
  let waiting = 1;
  let count = 0;
  while (waiting > 0) {
    waiting--;
    const entry = stack + (<usize>waiting << 5);
    const start = load<i32>(entry);
    const end = load<i32>(entry, 4);
    const depth = load<i32>(entry, 8);
    const parent = load<i32>(entry, 12);
    nodeShift = load<i32>(entry, 16);
    let isFine = load<i32>(entry, 20);
    let scale = load<f64>(entry, 24);
    const node = count++;
    if (parent >= 0) store<i32>(nodes + (<usize>parent << 3), node, 4);
    const isMixed = describeNode(start, end);
    if (!isMixed || depth >= maxDepth || nodeCount < <i64>minSplit || nodeCount < 2 * <i64>minLeaf) {
      emitLeaf(node, start, end);
      continue;
    }
    if (kind == 2 && isFine == 0 && end - start <= 1024) {
      scale = requantise(start, end, nodeCount);
      nodeShift = bitLength(nodeCount);
      isFine = 1;
      describeNode(start, end);
    }
    searchSplit(start, end);
    if (bestFeature == width) {
      emitLeaf(node, start, end);
      continue;
    }
    const place = importance + (<usize>bestFeature << 3);
    store<f64>(place, load<f64>(place) + decreaseOf(scale));
    const middle = partition(start, end);
    store<i32>(nodes + (<usize>node << 3), bestFeature | (bestBin << 16) | (<i32>bestMissingLeft << 24));
    push(waiting++, middle, end, depth + 1, node, isFine, scale);
    push(waiting++, start, middle, depth + 1, -1, isFine, scale);
  }
  return count;
}

// @ts-ignore: decorator
@inline
function push(at: i32, start: i32, end: i32, depth: i32, parent: i32, isFine: i32, scale: f64): void {
  const entry = stack + (<usize>at << 5);
  store<i32>(entry, start);
  store<i32>(entry, end, 4);
  store<i32>(entry, depth, 8);
  store<i32>(entry, parent, 12);
  store<i32>(entry, nodeShift, 16);
  store<i32>(entry, isFine, 20);
  store<f64>(entry, scale, 24);
}
