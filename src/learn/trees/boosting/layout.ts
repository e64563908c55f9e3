/** Histogram slots of a feature: bins 0 to 254, and the one for missing. */
export const slotsPerFeature = 256;

/** A slot is two 32-bit integers: the sum of the hessians, then the sum of the gradients, both quantised. */
const slotBytes = 8;

/** Three doubles, five integers, eight words; see `SplitRecord`. */
export const recordBytes = 80;
/** Rows whose sums are added up together, whoever does: so that sums do not depend on the number of workers. */
export const chunkRows = 4096;
/** Rows that the compiled kernel adds up at once. */
const blockRows = 128;

/** How much there is of everything. */
export interface Dimensions {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly histogramCount: number;
  /** Scores a row. */
  readonly outputs: number;
  readonly maxLeaves: number;
  readonly workers: number;
}

/** Where the buffers of one worker lie. */
export interface OwnLayout {
  /** The result of its search. That of the first worker holds the split to sort rows by. */
  readonly record: number;
  /** 256 doubles and 256 32-bit integers, for sorting categories. */
  readonly ratios: number;
  readonly order: number;
  /** 128 32-bit integers and 128 slots: what the compiled kernel knows of the rows of a block. */
  readonly blockCells: number;
  readonly blockValues: number;
  /** A histogram of its part of the rows. */
  readonly histogram: number;
}

/**
 * Where everything that growing a tree touches lies in one block of memory: so the same offsets serve the kernel in plain
 * TypeScript and the one in WebAssembly, which can only see a memory of its own.
 */
export interface Layout extends Dimensions {
  /** rowCount × columnCount bytes, row by row: the bin of each cell. */
  readonly bins: number;
  /** rowCount unsigned 32-bit integers: rows, those of a node next to each other. */
  readonly rows: number;
  /** As many again, for rows on their way to the right. */
  readonly scratch: number;
  /** rowCount slots: the hessian and the gradient of each row in this round. */
  readonly packed: number;
  /** A byte a column: its number of bins without the one for missing. */
  readonly binCounts: number;
  /** A byte a column: 1 when its bins are categories. */
  readonly categorical: number;
  /** A byte a column: 1 when the next search may split on it. */
  readonly drawn: number;
  /** A 32-bit integer a slot of a histogram: exact numbers of rows. */
  readonly counts: number;
  /** A double a row, each: the outcome, and the derivatives of the loss in this round. */
  readonly outcome: number;
  readonly gradients: number;
  readonly hessians: number;
  /** A double a row and output. */
  readonly scores: number;
  /** Two doubles a chunk of `chunkRows` rows: sums of |gradient| and of hessians. */
  readonly chunkSums: number;
  /** Two integers and a double a leaf: its first row, its number of rows, and what it adds to the score. */
  readonly leafRanges: number;
  readonly leafValues: number;
  /** For the softmax: a double a row, and one a row and output. */
  readonly powerSums: number;
  readonly powers: number;
  /** 16 integers and 16 doubles by which workers are told what to do. */
  readonly control: number;
  readonly given: number;
  /** A record, and an integer, for each of at most two pieces a worker: the best split, and how many rows go left. */
  readonly found: number;
  readonly leftCounts: number;
  /** An integer a worker: the last histogram that it has begun. */
  readonly summed: number;
  readonly own: readonly OwnLayout[];
  /** Histograms of columnCount × 256 slots, one behind the other. */
  readonly histograms: number;
  readonly histogramBytes: number;
  readonly totalBytes: number;
}

/** Places everything for so much. */
export function layOut(dimensions: Dimensions): Layout {
  const { rowCount, columnCount, histogramCount, outputs, maxLeaves, workers } = dimensions;
  // The first page stays free: compiled code may keep constants of its own there.
  let next = 65_536;
  const place = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const histogramBytes = columnCount * slotsPerFeature * slotBytes;
  return {
    ...dimensions,
    // Eight columns are read at once, so that the last row is read beyond its end.
    bins: place(rowCount * columnCount + 8),
    rows: place(rowCount * 4),
    scratch: place(rowCount * 4),
    packed: place(rowCount * slotBytes),
    binCounts: place(columnCount),
    categorical: place(columnCount),
    drawn: place(columnCount),
    counts: place(columnCount * slotsPerFeature * 4),
    outcome: place(rowCount * 8),
    gradients: place(rowCount * 8),
    hessians: place(rowCount * 8),
    scores: place(rowCount * outputs * 8),
    chunkSums: place(Math.ceil(rowCount / chunkRows) * 16),
    leafRanges: place(maxLeaves * 8),
    leafValues: place(maxLeaves * 8),
    powerSums: place(outputs > 1 ? rowCount * 8 : 0),
    powers: place(outputs > 1 ? rowCount * outputs * 8 : 0),
    control: place(64),
    given: place(128),
    found: place(workers * 2 * recordBytes),
    leftCounts: place(workers * 2 * 4),
    summed: place(workers * 4),
    own: Array.from({ length: workers }, () => ({
      record: place(recordBytes),
      ratios: place(slotsPerFeature * 8),
      order: place(slotsPerFeature * 4),
      blockCells: place(blockRows * 4),
      blockValues: place(blockRows * slotBytes),
      histogram: place(histogramBytes),
    })),
    histograms: place(histogramCount * histogramBytes),
    histogramBytes,
    totalBytes: next,
  };
}

/** Views of the parts that are used outside the kernel. */
export interface Views {
  readonly bins: Uint8Array;
  readonly rows: Uint32Array;
  /** Hessian and gradient of each row, in turn. */
  readonly packed: Int32Array;
  readonly binCounts: Uint8Array;
  readonly categorical: Uint8Array;
  readonly drawn: Uint8Array;
  readonly outcome: Float64Array;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  /** One for each output. */
  readonly scores: readonly Float64Array[];
  readonly chunkSums: Float64Array;
  /** For the softmax only; empty otherwise. */
  readonly powerSums: Float64Array;
  readonly powers: readonly Float64Array[];
  readonly leafRanges: Uint32Array;
  readonly leafValues: Float64Array;
  /** The split to sort rows by. */
  readonly record: SplitRecord;
}

/** What a search has found. */
export interface SplitRecord {
  /** [score, gradients of the left side, hessians of the left side], the latter two quantised. The score is 0 for no split. */
  readonly sums: Float64Array;
  /** [column, last bin of the left side, 1 when missing goes left, 1 when categories are split, 1 when the node has missing values]. */
  readonly choice: Int32Array;
  /** A bit a bin: the categories that go left. */
  readonly mask: Uint32Array;
}

export function viewsOf(buffer: ArrayBufferLike, layout: Layout): Views {
  const { rowCount, columnCount, outputs, maxLeaves } = layout;
  const doubles = (offset: number, count: number) => new Float64Array(buffer, offset, count);
  const bytes = (offset: number, count: number) => new Uint8Array(buffer, offset, count);
  return {
    bins: bytes(layout.bins, rowCount * columnCount),
    rows: new Uint32Array(buffer, layout.rows, rowCount),
    packed: new Int32Array(buffer, layout.packed, rowCount * 2),
    binCounts: bytes(layout.binCounts, columnCount),
    categorical: bytes(layout.categorical, columnCount),
    drawn: bytes(layout.drawn, columnCount),
    outcome: doubles(layout.outcome, rowCount),
    gradients: doubles(layout.gradients, rowCount),
    hessians: doubles(layout.hessians, rowCount),
    scores: Array.from({ length: outputs }, (_, output) =>
      doubles(layout.scores + output * rowCount * 8, rowCount),
    ),
    chunkSums: doubles(layout.chunkSums, Math.ceil(rowCount / chunkRows) * 2),
    powerSums: doubles(layout.powerSums, outputs > 1 ? rowCount : 0),
    powers: Array.from({ length: outputs > 1 ? outputs : 0 }, (_, output) =>
      doubles(layout.powers + output * rowCount * 8, rowCount),
    ),
    leafRanges: new Uint32Array(buffer, layout.leafRanges, maxLeaves * 2),
    leafValues: doubles(layout.leafValues, maxLeaves),
    record: recordAt(buffer, layout.own[0]!.record),
  };
}

export function recordAt(buffer: ArrayBufferLike, offset: number): SplitRecord {
  return {
    sums: new Float64Array(buffer, offset, 3),
    choice: new Int32Array(buffer, offset + 24, 5),
    mask: new Uint32Array(buffer, offset + 44, 8),
  };
}
