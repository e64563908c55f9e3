import type { BoostingKernel, KernelLoops } from './kernel.ts';
import { recordAt, recordBytes, type Layout } from './layout.ts';
import { partOf, piecesFor } from './parts.ts';
import type { createLeader } from './team.ts';

/** Below so many rows or columns, calling the others takes longer than what they would save. */
const fewRows = 2048;
const fewColumns = 4;

/** The kernel of the first worker, which has the others do their parts of it where that is worth it. */
export function createTeamKernel(
  buffer: ArrayBufferLike,
  layout: Layout,
  loops: KernelLoops,
  { together }: ReturnType<typeof createLeader>,
): BoostingKernel {
  const { columnCount, workers } = layout;
  const pieces = piecesFor(workers);
  const searchPieces = Math.min(columnCount, pieces);
  const best = recordAt(buffer, layout.own[0]!.record);
  const found = Array.from({ length: searchPieces }, (_, piece) =>
    recordAt(buffer, layout.found + piece * recordBytes),
  );
  const leftCounts = new Int32Array(buffer, layout.leftCounts, pieces);
  const summed = new Int32Array(buffer, layout.summed, workers);
  let histograms = 0;
  return {
    buildHistogram: (start, count, histogram) => {
      if (workers === 1 || count < fewRows) {
        loops.buildHistogram(start, count, histogram, true);
        return;
      }
      histograms = (histograms + 1) & 0x7fff_ffff;
      together(partOf.buildHistogram, pieces, start, count, histogram, histograms);
      if (summed[0] !== histograms) loops.buildHistogram(start, 0, histogram, true);
      for (let worker = 1; worker < workers; worker++)
        if (summed[worker] === histograms)
          loops.combineHistograms(histogram, layout.own[worker]!.histogram, 0, columnCount, true);
    },
    subtractHistogram: (parent, child) => {
      loops.combineHistograms(parent, child, 0, columnCount, false);
    },
    countRows: (start, count) => {
      loops.countRows(start, count);
    },
    search: (request) => {
      if (workers === 1 || columnCount < fewColumns) {
        loops.search(request, 0, columnCount);
        return;
      }
      together(
        partOf.search,
        searchPieces,
        request.histogram,
        request.gradients,
        request.hessians,
        request.rowCount,
        request.minSamplesLeaf,
        request.minHessian,
        request.penalty,
        request.smoothing,
        Number(request.exact),
      );
      // Pieces have the columns in their order, so that the first of equal scores is that of the first column.
      best.sums.fill(0);
      for (const { sums, choice, mask } of found) {
        if (!(sums[0]! > best.sums[0]!)) continue;
        best.sums.set(sums);
        best.choice.set(choice);
        best.mask.set(mask);
      }
    },
    partition: (start, count) => {
      if (workers === 1 || count < fewRows) {
        const left = loops.sortRows(start, count);
        loops.placeRows(start, count, left, start, start + left);
        return left;
      }
      together(partOf.sortRows, pieces, start, count);
      together(partOf.placeRows, pieces, start, count);
      let left = 0;
      for (const count of leftCounts) left += count;
      return left;
    },
  };
}
