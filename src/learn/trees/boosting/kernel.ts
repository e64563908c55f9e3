/** What a search is to look for. Gradients and hessians are quantised sums, which doubles hold exactly. */
export interface SearchRequest {
  /** Byte offset of the node's histogram. */
  readonly histogram: number;
  readonly gradients: number;
  readonly hessians: number;
  readonly rowCount: number;
  readonly minSamplesLeaf: number;
  /** Least sum of hessians of a side; unless `exact`, at least what `minSamplesLeaf` average rows have. */
  readonly minHessian: number;
  /** Added to the sum of hessians of a side: the L2 penalty. */
  readonly penalty: number;
  /** Added to the hessians of a category when categories are put in order, so that rare ones do not come first. */
  readonly smoothing: number;
  /** Whether `minSamplesLeaf` is held against the numbers of rows in `Layout.counts`; else hessians stand for them. */
  readonly exact: boolean;
}

/** What growing a tree asks for. */
export interface BoostingKernel {
  /** Sums hessians and gradients of the rows from `start` on into a histogram, replacing what was there. */
  buildHistogram(start: number, count: number, histogram: number): void;
  /** Takes the smaller child's histogram off its parent's, which so becomes the other child's. */
  subtractHistogram(parent: number, child: number): void;
  /** Numbers of rows from `start` on in each slot, into `Layout.counts`. */
  countRows(start: number, count: number): void;
  /** Finds the best split over the drawn columns, into `Views.record`. Ties go to the first column, then the lowest bin. */
  search(request: SearchRequest): void;
  /** Brings the rows that go left by `Views.record` to the front, each side in its order. Returns how many they are. */
  partition(start: number, count: number): number;
}

/**
 * The inner loops of one worker, over a block of memory that all workers see (see `Layout`). There are two of the same
 * behaviour to the bit: compiled, and plain TypeScript, which is what the compiled one is tested against and what runs
 * where it cannot be loaded.
 */
export interface KernelLoops {
  /** As in `BoostingKernel`; unless `isFirst`, on top of what is there. */
  buildHistogram(start: number, count: number, histogram: number, isFirst: boolean): void;
  /** As in `BoostingKernel`. */
  countRows(start: number, count: number): void;
  /** Adds a histogram to another, or takes it off, in columns `from` to `to` - 1. */
  combineHistograms(into: number, other: number, from: number, to: number, isAdded: boolean): void;
  /** Finds the best split on columns `from` to `to` - 1, into the worker's own record. */
  search(request: SearchRequest, from: number, to: number): void;
  /** Copies rows to their places in scratch, those that go left from the front, others from the back. Returns how many go left. */
  sortRows(start: number, count: number): number;
  /** Brings what `sortRows` made of a stretch to its place: left rows to `left` on, others to `right` on. */
  placeRows(start: number, count: number, leftCount: number, left: number, right: number): void;
}
