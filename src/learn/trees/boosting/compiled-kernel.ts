import { binary } from '../boosting-kernel.generated.ts';
import type { BoostingKernel } from './kernel.ts';
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
  buildHistogram(start: number, count: number, histogram: number): void;
  combineHistograms(into: number, other: number, from: number, to: number, isAdded: number): void;
  countRows(start: number, count: number): void;
  search(...request: number[]): void;
  sortRows(split: number, start: number, count: number): number;
  placeRows(start: number, count: number, leftCount: number, left: number, right: number): void;
}

/** The kernel of `kernels/boosting.ts`, in WebAssembly. */
export function createCompiledKernel(memory: WebAssembly.Memory, layout: Layout): BoostingKernel {
  const module = new WebAssembly.Module(Buffer.from(binary, 'base64'));
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  const { columnCount, record } = layout;
  kernel.placeShared(
    columnCount,
    layout.bins,
    layout.rows,
    layout.scratch,
    layout.packed,
    layout.binCounts,
    layout.categorical,
    layout.drawn,
    layout.counts,
  );
  kernel.placeOwn(record, layout.ratios, layout.order, layout.blockCells, layout.blockValues);
  return {
    buildHistogram: (start, count, histogram) => {
      kernel.buildHistogram(start, count, histogram);
    },
    subtractHistogram: (parent, child) => {
      kernel.combineHistograms(parent, child, 0, columnCount, 0);
    },
    countRows: (start, count) => {
      kernel.countRows(start, count);
    },
    search: (node) => {
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
        0,
        columnCount,
      );
    },
    partition: (start, count) => {
      const left = kernel.sortRows(record, start, count);
      kernel.placeRows(start, count, left, start, start + left);
      return left;
    },
  };
}
