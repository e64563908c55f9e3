import { missingBin } from '../bins.ts';
import type { KernelLoops } from './kernel.ts';
import { recordAt, slotsPerFeature, type Layout, type SplitRecord } from './layout.ts';
import { createSplitSearch } from './split-search.ts';

/** The loops of a worker in plain TypeScript. */
export function createScriptLoops(buffer: ArrayBufferLike, layout: Layout, worker: number): KernelLoops {
  const { columnCount: width, rowCount } = layout;
  const bins = new Uint8Array(buffer, layout.bins, rowCount * width);
  const rows = new Uint32Array(buffer, layout.rows, rowCount);
  const scratch = new Uint32Array(buffer, layout.scratch, rowCount);
  const packed = new Int32Array(buffer, layout.packed, rowCount * 2);
  const binCounts = new Uint8Array(buffer, layout.binCounts, width);
  const counts = new Uint32Array(buffer, layout.counts, width * slotsPerFeature);
  const sums = new Int32Array(buffer);
  const record = recordAt(buffer, layout.own[0]!.record);
  return {
    buildHistogram: (start, count, histogram, isFirst) => {
      const first = histogram >> 2;
      if (isFirst) sums.fill(0, first, first + width * slotsPerFeature * 2);
      for (let index = start; index < start + count; index++) {
        const row = rows[index]!;
        const hessian = packed[row * 2]!;
        const gradient = packed[row * 2 + 1]!;
        const cells = row * width;
        for (let column = 0; column < width; column++) {
          const slot = first + ((column << 8) + bins[cells + column]!) * 2;
          sums[slot]! += hessian;
          sums[slot + 1]! += gradient;
        }
      }
    },
    combineHistograms: (into, other, from, to, isAdded) => {
      const sign = isAdded ? 1 : -1;
      for (let column = from; column < to; column++) {
        const first = (into >> 2) + column * slotsPerFeature * 2;
        const second = (other >> 2) + column * slotsPerFeature * 2;
        const used = binCounts[column]! * 2;
        for (let at = 0; at < used; at++) sums[first + at]! += sign * sums[second + at]!;
        sums[first + missingBin * 2]! += sign * sums[second + missingBin * 2]!;
        sums[first + missingBin * 2 + 1]! += sign * sums[second + missingBin * 2 + 1]!;
      }
    },
    countRows: (start, count) => {
      counts.fill(0);
      for (let index = start; index < start + count; index++) {
        const cells = rows[index]! * width;
        for (let column = 0; column < width; column++) counts[(column << 8) + bins[cells + column]!]! += 1;
      }
    },
    search: createSplitSearch(buffer, layout, worker),
    sortRows: (start, count) => {
      const column = record.choice[0]!;
      let left = start;
      let right = start + count;
      for (let index = start; index < start + count; index++) {
        const row = rows[index]!;
        if (goesLeft(record, bins[row * width + column]!)) scratch[left++] = row;
        else scratch[--right] = row;
      }
      return left - start;
    },
    placeRows: (start, count, leftCount, left, right) => {
      rows.set(scratch.subarray(start, start + leftCount), left);
      for (let index = 0; index < count - leftCount; index++)
        rows[right + index] = scratch[start + count - 1 - index]!;
    },
  };
}

/** Whether a split sends a bin to the left. */
export function goesLeft({ choice, mask }: SplitRecord, bin: number): boolean {
  if (choice[3] === 1) return ((mask[bin >> 5]! >>> (bin & 31)) & 1) === 1;
  return bin === missingBin ? choice[2] === 1 : bin <= choice[1]!;
}
