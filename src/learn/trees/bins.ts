import type { Matrix } from '../matrix.ts';
import { RandomStream } from './random-stream.ts';
import { sortNumbers } from './sort-numbers.ts';

/** The bin of a missing value. */
export const missingBin = 255;
/** The others are numbered 0 to 254. */
export const mostBins = 255;

/** How numbers become bytes. */
export interface Bins {
  /**
   * For each column its edges, ascending and finite, at most `mostBins` - 1. The bin of a value is the number of edges below
   * it: a split after bin b sends the values up to and including `edges[b]` left.
   */
  readonly edges: readonly Float64Array[];
}

interface BinOptions {
  readonly maxBins: number;
  /** Rows that the edges are taken from, when there are more. */
  readonly sampleRows: number;
  readonly seed: number;
}

/**
 * Edges at the quantiles of every column. A column with at most `maxBins` different values (of the sample) has an edge in the
 * middle between any two; of categories, each code up to `maxBins` - 2 has a bin of its own, and the rarer share the last.
 */
export function fitBins(
  { rowCount, columns }: Matrix,
  categorical: readonly boolean[],
  { maxBins = mostBins, sampleRows = 50_000, seed = 0 }: Partial<BinOptions> = {},
): Bins {
  const rows = rowCount > sampleRows ? drawRows(rowCount, sampleRows, seed) : null;
  const buffer = new Float64Array(rows === null ? rowCount : rows.length);
  return {
    edges: columns.map((values, column) => {
      if (categorical[column] === true) return categoryEdges(values, maxBins);
      const size = buffer.length;
      let known = 0;
      for (let at = 0; at < size; at++) {
        const value = values[rows === null ? at : rows[at]!]!;
        if (!Number.isNaN(value)) buffer[known++] = value;
      }
      return quantileEdges(sortNumbers(buffer.subarray(0, known)), maxBins);
    }),
  };
}

/** One row of each of `count` stretches of equal length. */
function drawRows(rowCount: number, count: number, seed: number): Uint32Array {
  const random = new RandomStream(seed, 0);
  return Uint32Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * rowCount) / count);
    return start + random.below(Math.floor(((index + 1) * rowCount) / count) - start);
  });
}

function categoryEdges(values: Float64Array, maxBins: number): Float64Array {
  let largest = 0;
  // A comparison with NaN is false.
  for (const value of values) if (value > largest) largest = value;
  return Float64Array.from({ length: Math.min(largest, maxBins - 1) }, (_, code) => code);
}

function quantileEdges(sorted: Float64Array, maxBins: number): Float64Array {
  const count = sorted.length;
  let different = count === 0 ? 0 : 1;
  for (let at = 1; at < count && different <= maxBins; at++) {
    if (sorted[at] !== sorted[at - 1]) different++;
  }
  const edges: number[] = [];
  const perBin = different <= maxBins ? 1 : 0;
  let start = 0;
  for (let at = 1; at < count && edges.length < maxBins - 1; at++) {
    if (sorted[at] === sorted[at - 1]) continue;
    // A value that fills several bins leaves fewer rows for the others: the share is taken anew each time.
    const share = perBin === 1 ? 1 : (count - start) / (maxBins - edges.length);
    if (at - start < share) continue;
    edges.push(middle(sorted[at - 1]!, sorted[at]!));
    start = at;
  }
  return Float64Array.from(edges);
}

/** Between two different numbers, and never equal to the upper one. */
function middle(lower: number, upper: number): number {
  const between = lower / 2 + upper / 2;
  return between >= lower && between < upper ? between : lower;
}

/** Rows whose bytes lie close enough together for the cache while every column is done. */
const blockRows = 2048;

/** Writes the bins of the rows from `start` to `end`, row-major, from the beginning of `out`. */
export type Binner = (columns: readonly Float64Array[], start: number, end: number, out: Uint8Array) => void;

/** A binner to be used many times. A value beyond all that the edges were taken from has the first or the last bin. */
export function createBinner({ edges }: Bins): Binner {
  const finders = edges.map((own) => new BinFinder(own));
  const width = finders.length;
  return (columns, start, end, out) => {
    for (let from = start; from < end; from += blockRows) {
      const to = Math.min(end, from + blockRows);
      for (let column = 0; column < width; column++) {
        finders[column]!.fill(columns[column]!, from, to, out, width, (from - start) * width + column);
      }
    }
  };
}

/** The bins of every row, row-major: `bins[row * columns + column]`; `out` may lie on shared memory. */
export function binRows(
  { rowCount, columns }: Matrix,
  bins: Bins,
  out: Uint8Array = new Uint8Array(rowCount * columns.length),
): Uint8Array {
  createBinner(bins)(columns, 0, rowCount, out);
  return out;
}

/** Cells that the range of the edges is divided into, for a first guess. */
const cells = 1024;
/** Rows from which the first guess pays for itself. */
const manyRows = 512;

/** Finds bins of one column by a search of the few edges in the value's cell. */
class BinFinder {
  readonly #edges: Float64Array;
  /** Edges in the cells before each cell; null before the first many rows. */
  #starts: Uint8Array | null = null;
  readonly #origin: number;
  readonly #scale: number;

  constructor(edges: Float64Array) {
    this.#edges = edges;
    const range = edges.length > 0 ? edges.at(-1)! - edges[0]! : 0;
    this.#origin = edges.length > 0 ? edges[0]! : 0;
    // Of a range without an end or without an extent, all is one cell.
    this.#scale = range > 0 && Number.isFinite(cells / range) ? cells / range : 0;
  }

  /** Not falling in the value, so that edges of lower cells are below it and edges of higher ones above. */
  #cellOf(value: number): number {
    const at = (value - this.#origin) * this.#scale;
    return at >= cells ? cells - 1 : at > 0 ? Math.floor(at) : 0;
  }

  #guess(): Uint8Array {
    if (this.#starts !== null) return this.#starts;
    const starts = new Uint8Array(cells + 1);
    for (const edge of this.#edges) starts[this.#cellOf(edge) + 1]! += 1;
    for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!;
    this.#starts = starts;
    return starts;
  }

  /** Bins of the values from `start` to `end`, one every `stride` from `place` on. */
  fill(
    values: Float64Array,
    start: number,
    end: number,
    out: Uint8Array,
    stride: number,
    place: number,
  ): void {
    const edges = this.#edges;
    const starts = end - start >= manyRows || this.#starts !== null ? this.#guess() : null;
    for (let row = start, at = place; row < end; row++, at += stride) {
      const value = values[row]!;
      if (Number.isNaN(value)) {
        out[at] = missingBin;
        continue;
      }
      let low = 0;
      let high = edges.length;
      if (starts !== null) {
        const cell = this.#cellOf(value);
        low = starts[cell]!;
        high = starts[cell + 1]!;
      }
      while (low < high) {
        const half = (low + high) >>> 1;
        if (edges[half]! < value) low = half + 1;
        else high = half;
      }
      out[at] = low;
    }
  }
}
