import type { RandomStream } from '../random-stream.ts';
import { drawSubset } from './draw-subset.ts';
import type { BoostingKernel } from './kernel.ts';
import { slotsPerFeature, type Layout, type Views } from './layout.ts';
import type { Scales } from './quantise.ts';

export interface GrowthLimits {
  /** At least 2. */
  readonly maxLeafNodes: number;
  /** Infinity for none. */
  readonly maxDepth: number;
  readonly minSamplesLeaf: number;
  readonly l2: number;
  /** Columns that each split may be on. */
  readonly columnsPerSplit: number;
}

/** How a node sends rows on. */
export interface Split {
  readonly column: number;
  /** The last bin that goes left; of no meaning for categories. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** A bit a bin that goes left, for categories. */
  readonly mask: Uint32Array | null;
  /** What the split takes off the loss. */
  readonly gain: number;
}

export interface TreeNode {
  /** Its rows in `Views.rows`. */
  readonly start: number;
  readonly count: number;
  readonly depth: number;
  split: Split | null;
  /** Place of the left child in the tree, the right child's is the next; 0 for a leaf. */
  child: number;
}

/** A node that waits for its turn. */
interface Open {
  readonly place: number;
  readonly gradients: number;
  readonly hessians: number;
  /** Byte offset of its histogram. */
  readonly histogram: number;
  score: number;
  gain: number;
  sums: readonly [gradients: number, hessians: number];
  choice: Int32Array;
  mask: Uint32Array;
}

/** As in scikit-learn: a side needs at least this sum of hessians. */
const leastHessian = 1e-3;
/** As in scikit-learn and LightGBM: keeps rare categories near the middle. */
const categorySmoothing = 10;
/** Differences of scores below this share of the score are rounding. */
const rounding = 1e-12;

/**
 * Grows one tree leaf by leaf, always where the loss falls most, on the first `rowCount` of `Views.rows`; they are brought into
 * the order of the leaves. Of two children, the histogram of the smaller is built and that of the larger is the rest of
 * the parent's (LightGBM: Ke et al. 2017). Returns the nodes, the root first.
 */
export function growTree(
  rowCount: number,
  {
    kernel,
    layout,
    views,
  }: { readonly kernel: BoostingKernel; readonly layout: Layout; readonly views: Views },
  limits: GrowthLimits,
  scales: Scales,
  random: RandomStream,
): readonly TreeNode[] {
  const { record } = views;
  const { minSamplesLeaf, columnsPerSplit } = limits;
  const minHessian = Math.max(1, leastHessian * scales.hessian);
  const penalty = limits.l2 * scales.hessian;
  const smoothing = categorySmoothing * scales.hessian;
  // Score in units of the loss.
  const unit = scales.hessian / (scales.gradient * scales.gradient);
  const free: number[] = [];
  for (let index = layout.histogramCount - 1; index >= 0; index--)
    free.push(layout.histograms + index * layout.histogramBytes);
  const nodes: TreeNode[] = [{ start: 0, count: rowCount, depth: 0, split: null, child: 0 }];
  const waiting: Open[] = [];
  const chosen = new Uint32Array(columnsPerSplit);

  const canSplit = ({ count, depth }: TreeNode): boolean =>
    count >= 2 * minSamplesLeaf && depth < limits.maxDepth;

  /** Looks for the best split of a node with its histogram at hand; without one, the node stays a leaf. */
  function open(place: number, gradients: number, hessians: number, histogram: number, exact: boolean): void {
    if (columnsPerSplit < layout.columnCount) {
      drawSubset(random, columnsPerSplit, layout.columnCount, chosen);
      views.drawn.fill(0);
      for (const column of chosen) views.drawn[column] = 1;
    }
    const { start, count } = nodes[place]!;
    if (exact) kernel.countRows(start, count);
    kernel.search({
      histogram,
      gradients,
      hessians,
      rowCount: count,
      minSamplesLeaf,
      minHessian: exact ? minHessian : Math.max(minHessian, (minSamplesLeaf - 0.5) * (hessians / count)),
      penalty,
      smoothing,
      exact,
    });
    const whole = (gradients * gradients) / (hessians + penalty);
    const score = record.sums[0]!;
    if (!(score - whole > rounding * score)) {
      free.push(histogram);
      return;
    }
    waiting.push({
      place,
      gradients,
      hessians,
      histogram,
      score,
      gain: (score - whole) * unit,
      sums: [record.sums[1]!, record.sums[2]!],
      choice: record.choice.slice(),
      mask: record.mask.slice(),
    });
  }

  function splitNode(node: Open): void {
    const parent = nodes[node.place]!;
    record.choice.set(node.choice);
    record.mask.set(node.mask);
    const left = kernel.partition(parent.start, parent.count);
    const right = parent.count - left;
    if (left < minSamplesLeaf || right < minSamplesLeaf) {
      // Hessians told the numbers of rows only roughly: look again with the numbers counted.
      open(node.place, node.gradients, node.hessians, node.histogram, true);
      return;
    }
    const [column, bin, missingLeft, isCategorical, sawMissing] = node.choice;
    parent.split = {
      column: column!,
      bin: bin!,
      // Where training had no missing values, they go with most rows.
      missingLeft: sawMissing === 1 ? missingLeft === 1 : left > right,
      mask: isCategorical === 1 ? node.mask : null,
      gain: node.gain,
    };
    parent.child = nodes.length;
    const depth = parent.depth + 1;
    nodes.push({ start: parent.start, count: left, depth, split: null, child: 0 });
    nodes.push({ start: parent.start + left, count: right, depth, split: null, child: 0 });
    const leafCount = (nodes.length + 1) / 2;
    const mayGrow = leafCount < limits.maxLeafNodes;
    const [leftOpen, rightOpen] = [left, right].map(
      (_, side) => mayGrow && canSplit(nodes[parent.child + side]!),
    );
    if (leftOpen !== true && rightOpen !== true) {
      free.push(node.histogram);
      return;
    }
    const smaller = free.pop()!;
    const isLeftSmaller = left <= right;
    const small = nodes[parent.child + (isLeftSmaller ? 0 : 1)]!;
    kernel.buildHistogram(small.start, small.count, smaller);
    kernel.subtractHistogram(node.histogram, smaller);
    const [gradients, hessians] = node.sums;
    const leftHistogram = isLeftSmaller ? smaller : node.histogram;
    const rightHistogram = isLeftSmaller ? node.histogram : smaller;
    if (leftOpen === true) open(parent.child, gradients, hessians, leftHistogram, false);
    else free.push(leftHistogram);
    if (rightOpen === true)
      open(parent.child + 1, node.gradients - gradients, node.hessians - hessians, rightHistogram, false);
    else free.push(rightHistogram);
  }

  if (canSplit(nodes[0]!)) {
    const histogram = free.pop()!;
    kernel.buildHistogram(0, rowCount, histogram);
    const { gradients, hessians } = totals(views.rows.buffer, histogram);
    open(0, gradients, hessians, histogram, false);
  }
  while (waiting.length > 0 && (nodes.length + 1) / 2 < limits.maxLeafNodes) {
    let best = 0;
    for (let index = 1; index < waiting.length; index++)
      if (waiting[index]!.gain > waiting[best]!.gain) best = index;
    const [node] = waiting.splice(best, 1);
    splitNode(node!);
  }
  return nodes;
}

/** Sums over all rows of a histogram: they are those of any column. */
function totals(buffer: ArrayBufferLike, histogram: number): { gradients: number; hessians: number } {
  const sums = new Int32Array(buffer, histogram, slotsPerFeature * 2);
  let gradients = 0;
  let hessians = 0;
  for (let slot = 0; slot < sums.length; slot += 2) {
    hessians += sums[slot]!;
    gradients += sums[slot + 1]!;
  }
  return { gradients, hessians };
}
