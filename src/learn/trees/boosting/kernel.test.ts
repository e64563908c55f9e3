import { describe, expect, it } from 'vitest';
import { missingBin } from '../bins.ts';
import { RandomStream } from '../random-stream.ts';
import { allocateMemory, createCompiledLoops } from './compiled-kernel.ts';
import { growTree, type TreeNode } from './grow-tree.ts';
import type { BoostingKernel, KernelLoops } from './kernel.ts';
import { layOut, viewsOf, type Layout, type Views } from './layout.ts';
import { chooseScales, quantise, sumChunks, type Scales } from './quantise.ts';
import { createScriptLoops } from './script-kernel.ts';
import { createTeamKernel } from './team-kernel.ts';
import { createLeader } from './team.ts';

interface Case {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly binCount: number;
  readonly missing: number;
  readonly isHessianConstant: boolean;
  readonly minSamplesLeaf: number;
  readonly columnsPerSplit: number;
}

const usual: Case = {
  rowCount: 1500,
  columnCount: 11,
  binCount: 60,
  missing: 0.1,
  isHessianConstant: false,
  minSamplesLeaf: 20,
  columnsPerSplit: 11,
};
type KernelName = 'script' | 'compiled';

/** The same problem on either kernel; every third column has categories. */
function prepare(
  which: KernelName,
  { rowCount, columnCount, binCount, missing, isHessianConstant }: Case,
): {
  kernel: BoostingKernel;
  loops: KernelLoops;
  layout: Layout;
  views: Views;
  buffer: ArrayBufferLike;
  scales: Scales;
} {
  const layout = layOut({
    rowCount,
    columnCount,
    histogramCount: 32,
    outputs: 1,
    maxLeaves: 31,
    workers: 1,
  });
  const memory = which === 'compiled' ? allocateMemory(layout) : null;
  const buffer = memory?.buffer ?? new ArrayBuffer(layout.totalBytes);
  const loops =
    memory === null ? createScriptLoops(buffer, layout, 0) : createCompiledLoops(memory, layout, 0);
  const kernel = createTeamKernel(buffer, layout, loops, createLeader(buffer, layout, []));
  const views = viewsOf(buffer, layout);
  const random = new RandomStream(3, 0);
  const share = (): number => random.next() / 0x1_0000_0000;
  const { gradients, hessians } = views;
  hessians.fill(1);
  for (let column = 0; column < columnCount; column++) {
    views.binCounts[column] = Math.max(1, binCount - column * 3);
    views.categorical[column] = Number(column % 3 === 2);
  }
  views.drawn.fill(1);
  for (let row = 0; row < rowCount; row++) {
    views.rows[row] = row;
    for (let column = 0; column < columnCount; column++) {
      const bin = random.below(views.binCounts[column]!);
      views.bins[row * columnCount + column] = share() < missing ? missingBin : bin;
      gradients[row]! += (bin * (column % 2 === 0 ? 1 : -1)) / binCount;
    }
    gradients[row]! += 2 * share() - 1;
    if (!isHessianConstant) hessians[row] = share() * share();
  }
  sumChunks(views, 0, rowCount);
  const scales = chooseScales(views, isHessianConstant);
  quantise(views, scales, 0, rowCount);
  return { kernel, loops, layout, views, buffer, scales };
}

function grow(which: KernelName, shape: Case): { nodes: readonly TreeNode[]; rows: Uint32Array } {
  const prepared = prepare(which, shape);
  const { minSamplesLeaf, columnsPerSplit } = shape;
  const limits = { maxLeafNodes: 31, maxDepth: Infinity, minSamplesLeaf, l2: 0.5, columnsPerSplit };
  const nodes = growTree(shape.rowCount, prepared, limits, prepared.scales, new RandomStream(1, 1));
  return { nodes, rows: prepared.views.rows.slice() };
}

describe('the compiled kernel does what the one in TypeScript does, to the bit', () => {
  it.each<[string, Partial<Case>]>([
    ['missing values and categories', {}],
    ['no missing value', { missing: 0 }],
    ['almost nothing but missing values', { missing: 0.95 }],
    ['a constant hessian', { isHessianConstant: true }],
    ['as many bins as there are', { binCount: 255, rowCount: 4000 }],
    ['two bins', { binCount: 2 }],
    ['leaves of one row', { minSamplesLeaf: 1 }],
    ['large leaves, whose rows hessians tell badly', { minSamplesLeaf: 150 }],
    ['one column', { columnCount: 1, columnsPerSplit: 1 }],
    ['four columns', { columnCount: 4, columnsPerSplit: 4 }],
    ['eight columns', { columnCount: 8, columnsPerSplit: 8 }],
    ['thirty columns, of which few are drawn', { columnCount: 30, columnsPerSplit: 4 }],
  ])('growing a tree: %s', (_, change) => {
    const shape = { ...usual, ...change };
    const script = grow('script', shape);
    const compiled = grow('compiled', shape);
    expect(script.nodes.length).toBeGreaterThan(3);
    expect(compiled.nodes).toEqual(script.nodes);
    expect(Array.from(compiled.rows)).toEqual(Array.from(script.rows));
    const leaves = script.nodes.filter(({ split }) => split === null);
    expect(Math.min(...leaves.map(({ count }) => count))).toBeGreaterThanOrEqual(shape.minSamplesLeaf);
  });

  it('building histograms, and taking one off another', () => {
    const [first, second] = (['script', 'compiled'] as const).map((which) => {
      const { kernel, layout, buffer } = prepare(which, usual);
      const [parent, child] = [layout.histograms, layout.histograms + layout.histogramBytes];
      kernel.buildHistogram(0, 1500, parent);
      kernel.buildHistogram(100, 333, child);
      kernel.subtractHistogram(parent, child);
      kernel.countRows(7, 1000);
      return {
        histograms: new Int32Array(
          buffer.slice(layout.histograms, layout.histograms + 2 * layout.histogramBytes),
        ),
        counts: new Uint32Array(buffer.slice(layout.counts, layout.counts + layout.columnCount * 1024)),
      };
    });
    expect(Array.from(first!.histograms.subarray(0, 20))).not.toEqual(new Array(20).fill(0));
    expect(Buffer.from(second!.histograms.buffer).equals(Buffer.from(first!.histograms.buffer))).toBe(true);
    expect(second!.counts.reduce((sum, count) => sum + count, 0)).toBe(1000 * 11);
    expect(Array.from(second!.counts)).toEqual(Array.from(first!.counts));
  });
});
