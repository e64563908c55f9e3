import { binary } from '../boosting-kernel.generated.ts';
import type { KernelLoops } from './kernel.ts';
import type { Layout } from './layout.ts';

const pageBytes = 65_536;
/** What a kernel can address: 4 GB. */
const mostBytes = 65_536 * pageBytes;

/** Whether a compiled kernel can run here, on a block of that size. */
export const canCompile = ({ totalBytes }: Layout): boolean =>
  totalBytes <= mostBytes && typeof WebAssembly === 'object' && typeof SharedArrayBuffer === 'function';

/** Memory that compiled kernels work on. Errors: RangeError when there is not so much. */
export function allocateMemory({ totalBytes }: Layout): WebAssembly.Memory {
  const pages = Math.ceil(totalBytes / pageBytes);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** What `kernels/boosting.ts` exports. */
interface Exports {
  placeShared(...addresses: number[]): void;
  placeOwn(...addresses: number[]): void;
  buildHistogram(start: number, count: number, histogram: number, isFirst: number): void;
  combineHistograms(into: number, other: number, from: number, to: number, isAdded: number): void;
  countRows(start: number, count: number): void;
  search(...request: number[]): void;
  sortRows(split: number, start: number, count: number): number;
  placeRows(start: number, count: number, leftCount: number, left: number, right: number): void;
}

/** The loops of a worker in WebAssembly, from `kernels/boosting.ts`. */
export function createCompiledLoops(memory: WebAssembly.Memory, layout: Layout, worker: number): KernelLoops {
  const module = new WebAssembly.Module(Buffer.from(binary, 'base64'));
  // The binary is compiled from a source of ours and embedded beside this file: its exports are what the interface says.
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  const own = layout.own[worker]!;
  const split = layout.own[0]!.record;
  kernel.placeShared(
    layout.columnCount,
    layout.bins,
    layout.rows,
    layout.scratch,
    layout.packed,
    layout.binCounts,
    layout.categorical,
    layout.drawn,
    layout.counts,
  );
  kernel.placeOwn(own.record, own.ratios, own.order, own.blockCells, own.blockValues);
  return {
    buildHistogram: (start, count, histogram, isFirst) => {
      kernel.buildHistogram(start, count, histogram, Number(isFirst));
    },
    countRows: (start, count) => {
      kernel.countRows(start, count);
    },
    combineHistograms: (into, other, from, to, isAdded) => {
      kernel.combineHistograms(into, other, from, to, Number(isAdded));
    },
    search: (node, from, to) => {
      kernel.search(
        node.histogram,
        node.gradients,
        node.hessians,
        node.rowCount,
        node.minSamplesLeaf,
        node.minHessian,
        node.penalty,
        node.smoothing,
        Number(node.exact),
        from,
        to,
      );
    },
    sortRows: (start, count) => kernel.sortRows(split, start, count),
    placeRows: (start, count, leftCount, left, right) => {
      kernel.placeRows(start, count, leftCount, left, right);
    },
  };
}
