import { missingBin } from '../bins.ts';
import type { BoostingKernel } from './kernel.ts';
import { recordAt, slotsPerFeature, type Layout, type SplitRecord } from './layout.ts';
import { createSplitSearch } from './split-search.ts';

/** The kernel in plain TypeScript. */
export function createScriptKernel(buffer: ArrayBufferLike, layout: Layout): BoostingKernel {
  const { columnCount: width, rowCount } = layout;
  const bins = new Uint8Array(buffer, layout.bins, rowCount * width);
  const rows = new Uint32Array(buffer, layout.rows, rowCount);
  const scratch = new Uint32Array(buffer, layout.scratch, rowCount);
  const packed = new Int32Array(buffer, layout.packed, rowCount * 2);
  const binCounts = new Uint8Array(buffer, layout.binCounts, width);
  const counts = new Uint32Array(buffer, layout.counts, width * slotsPerFeature);
  const sums = new Int32Array(buffer);
  const record = recordAt(buffer, layout.record);
  return {
    buildHistogram: (start, count, histogram) => {
      const first = histogram >> 2;
      sums.fill(0, first, first + width * slotsPerFeature * 2);
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
    subtractHistogram: (parent, child) => {
      for (let column = 0; column < width; column++) {
        const from = (parent >> 2) + column * slotsPerFeature * 2;
        const less = (child >> 2) + column * slotsPerFeature * 2;
        const used = binCounts[column]! * 2;
        for (let at = 0; at < used; at++) sums[from + at]! -= sums[less + at]!;
        sums[from + missingBin * 2]! -= sums[less + missingBin * 2]!;
        sums[from + missingBin * 2 + 1]! -= sums[less + missingBin * 2 + 1]!;
      }
    },
    countRows: (start, count) => {
      counts.fill(0);
      for (let index = start; index < start + count; index++) {
        const cells = rows[index]! * width;
        for (let column = 0; column < width; column++) counts[(column << 8) + bins[cells + column]!]! += 1;
      }
    },
    search: createSplitSearch(buffer, layout),
    partition: (start, count) => {
      const column = record.choice[0]!;
      let left = start;
      let right = 0;
      for (let index = start; index < start + count; index++) {
        const row = rows[index]!;
        if (goesLeft(record, bins[row * width + column]!)) rows[left++] = row;
        else scratch[right++] = row;
      }
      rows.set(scratch.subarray(0, right), left);
      return left - start;
    },
  };
}

/** Whether a split sends a bin to the left. */
export function goesLeft({ choice, mask }: SplitRecord, bin: number): boolean {
  if (choice[3] === 1) return ((mask[bin >> 5]! >>> (bin & 31)) & 1) === 1;
  return bin === missingBin ? choice[2] === 1 : bin <= choice[1]!;
}
