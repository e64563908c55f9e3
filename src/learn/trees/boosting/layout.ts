/** Histogram slots of a feature: bins 0 to 254, and the one for missing. */
export const slotsPerFeature = 256;

/** A slot is two 32-bit integers: the sum of the hessians, then the sum of the gradients, both quantised. */
const slotBytes = 8;

/** Three doubles, five integers, eight words; see `SplitRecord`. */
const recordBytes = 80;
/** Rows that the compiled kernel adds up at once. */
const blockRows = 128;

/**
 * Where everything that growing a tree touches lies in one block of memory: so the same offsets serve the kernel in plain
 * TypeScript and the one in WebAssembly, which can only see a memory of its own.
 */
export interface Layout {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly histogramCount: number;
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
  /** The result of a search, or the split to partition by. */
  readonly record: number;
  /** 256 doubles and 256 32-bit integers, for sorting categories. */
  readonly ratios: number;
  readonly order: number;
  /** 128 32-bit integers and 128 slots: what the compiled kernel knows of the rows of a block. */
  readonly blockCells: number;
  readonly blockValues: number;
  /** Histograms of columnCount × 256 slots, one behind the other. */
  readonly histograms: number;
  readonly histogramBytes: number;
  readonly totalBytes: number;
}

/** Places everything for that many rows, columns and histograms. */
export function layOut(rowCount: number, columnCount: number, histogramCount: number): Layout {
  // The first page stays free: compiled code may keep constants of its own there.
  let next = 65_536;
  const place = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const histogramBytes = columnCount * slotsPerFeature * slotBytes;
  return {
    rowCount,
    columnCount,
    histogramCount,
    // Eight columns are read at once, so that the last row is read beyond its end.
    bins: place(rowCount * columnCount + 8),
    rows: place(rowCount * 4),
    scratch: place(rowCount * 4),
    packed: place(rowCount * slotBytes),
    binCounts: place(columnCount),
    categorical: place(columnCount),
    drawn: place(columnCount),
    counts: place(columnCount * slotsPerFeature * 4),
    record: place(recordBytes),
    ratios: place(slotsPerFeature * 8),
    order: place(slotsPerFeature * 4),
    blockCells: place(blockRows * 4),
    blockValues: place(blockRows * slotBytes),
    histograms: place(histogramCount * histogramBytes),
    histogramBytes,
    totalBytes: next,
  };
}

/** Views of the parts that are prepared and read outside the kernel. */
export interface Views {
  readonly bins: Uint8Array;
  readonly rows: Uint32Array;
  /** Hessian and gradient of each row, in turn. */
  readonly packed: Int32Array;
  readonly binCounts: Uint8Array;
  readonly categorical: Uint8Array;
  readonly drawn: Uint8Array;
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
  const { rowCount, columnCount } = layout;
  return {
    bins: new Uint8Array(buffer, layout.bins, rowCount * columnCount),
    rows: new Uint32Array(buffer, layout.rows, rowCount),
    packed: new Int32Array(buffer, layout.packed, rowCount * 2),
    binCounts: new Uint8Array(buffer, layout.binCounts, columnCount),
    categorical: new Uint8Array(buffer, layout.categorical, columnCount),
    drawn: new Uint8Array(buffer, layout.drawn, columnCount),
    record: recordAt(buffer, layout.record),
  };
}

export function recordAt(buffer: ArrayBufferLike, offset: number): SplitRecord {
  return {
    sums: new Float64Array(buffer, offset, 3),
    choice: new Int32Array(buffer, offset + 24, 5),
    mask: new Uint32Array(buffer, offset + 44, 8),
  };
}
