import type { KernelLoops } from './kernel.ts';
import { chunkRows, recordBytes, type Layout, type Views } from './layout.ts';
import type { Loss } from './loss.ts';
import { quantise, sumChunks } from './quantise.ts';
import type { Part } from './team.ts';

/** Places of the parts in what `createParts` gives. */
export const partOf = {
  derive: 0,
  quantise: 1,
  buildHistogram: 2,
  search: 3,
  sortRows: 4,
  placeRows: 5,
  addLeaves: 6,
} as const;

/** Pieces that a work is cut into: some more than there are workers, so that a slow one does not hold up the others. */
export const piecesFor = (workers: number): number => (workers === 1 ? 1 : workers * 2);

/** How leaves get their values. */
export interface LeafOptions {
  readonly learningRate: number;
  readonly l2: number;
}

/** From where to where a piece goes, of `count` things. */
function shareOf(count: number, piece: number, pieces: number): readonly [from: number, to: number] {
  return [Math.floor((count * piece) / pieces), Math.floor((count * (piece + 1)) / pieces)];
}

/** What a worker can do. */
export function createParts(
  buffer: ArrayBufferLike,
  layout: Layout,
  views: Views,
  loops: KernelLoops,
  loss: Loss,
  { learningRate, l2 }: LeafOptions,
  worker: number,
): readonly Part[] {
  const { rowCount, columnCount, workers } = layout;
  const { rows, gradients, hessians, leafRanges, leafValues } = views;
  const leftCounts = new Int32Array(buffer, layout.leftCounts, piecesFor(workers));
  const summed = new Int32Array(buffer, layout.summed, workers);
  const own = layout.own[worker]!;
  const found = new Uint8Array(buffer, own.record, recordBytes);
  const chunkCount = Math.ceil(rowCount / chunkRows);
  const rowsOf = (piece: number, pieces: number): readonly [number, number] => {
    const [from, to] = shareOf(chunkCount, piece, pieces);
    return [from * chunkRows, Math.min(rowCount, to * chunkRows)];
  };

  const derive: Part = (piece, pieces, [output]) => {
    const [from, to] = rowsOf(piece, pieces);
    if (output === 0) loss.prepare(views.scores, from, to);
    loss.derive(output!, views.scores, gradients, hessians, from, to);
    sumChunks(views, from, to);
  };
  const quantisePart: Part = (piece, pieces, [gradient, hessian]) => {
    quantise(views, { gradient: gradient!, hessian: hessian! }, ...rowsOf(piece, pieces));
  };
  /** Every worker has a histogram of the pieces that it took; `work` tells whether it has begun it. */
  const buildHistogram: Part = (piece, pieces, [start, count, histogram, work]) => {
    const [from, to] = shareOf(count!, piece, pieces);
    const isFirst = summed[worker] !== work;
    summed[worker] = work!;
    loops.buildHistogram(start! + from, to - from, worker === 0 ? histogram! : own.histogram, isFirst);
  };
  const search: Part = (piece, pieces, given) => {
    const request = {
      histogram: given[0]!,
      gradients: given[1]!,
      hessians: given[2]!,
      rowCount: given[3]!,
      minSamplesLeaf: given[4]!,
      minHessian: given[5]!,
      penalty: given[6]!,
      smoothing: given[7]!,
      exact: given[8] === 1,
    };
    loops.search(request, ...shareOf(columnCount, piece, pieces));
    new Uint8Array(buffer, layout.found + piece * recordBytes, recordBytes).set(found);
  };
  const sortRows: Part = (piece, pieces, [start, count]) => {
    const [from, to] = shareOf(count!, piece, pieces);
    leftCounts[piece] = loops.sortRows(start! + from, to - from);
  };
  const placeRows: Part = (piece, pieces, [start, count]) => {
    const [from, to] = shareOf(count!, piece, pieces);
    let leftBefore = 0;
    let allLeft = 0;
    for (let other = 0; other < pieces; other++) {
      if (other < piece) leftBefore += leftCounts[other]!;
      allLeft += leftCounts[other]!;
    }
    // Of the rows before this stretch, those that do not go left go right.
    const right = start! + allLeft + (from - leftBefore);
    loops.placeRows(start! + from, to - from, leftCounts[piece]!, start! + leftBefore, right);
  };
  const addLeaves: Part = (piece, pieces, [output, leafCount]) => {
    const score = views.scores[output!]!;
    for (let leaf = piece; leaf < leafCount!; leaf += pieces) {
      const start = leafRanges[leaf * 2]!;
      const end = start + leafRanges[leaf * 2 + 1]!;
      const value =
        learningRate * (loss.leafValue?.(rows.subarray(start, end), score) ?? newtonStep(start, end));
      leafValues[leaf] = value;
      for (let index = start; index < end; index++) score[rows[index]!]! += value;
    }
  };
  function newtonStep(start: number, end: number): number {
    let gradient = 0;
    let hessian = 0;
    for (let index = start; index < end; index++) {
      const row = rows[index]!;
      gradient += gradients[row]!;
      hessian += hessians[row]!;
    }
    const step = gradient / (hessian + l2);
    return Number.isFinite(step) ? -step : 0;
  }
  return [derive, quantisePart, buildHistogram, search, sortRows, placeRows, addLeaves];
}
