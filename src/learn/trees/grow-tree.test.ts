import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForestProblem } from './forest-problem.ts';
import { growPlainTree } from './grow-plain-tree.ts';
import { allocateProblem, createTreeGrower } from './grow-wasm-tree.ts';
import { RandomStream } from './random-stream.ts';

/** A problem whose target follows two of the columns, with noise; of some columns some values are missing. */
function draw(kind: ForestProblem['kind'], rowCount: number, width: number, seed: number): ForestProblem {
  const random = new RandomStream(seed, 0);
  const classCount = kind === 'values' ? 0 : kind === 'binary' ? 2 : 2 + random.below(6);
  const binCounts = Int32Array.from({ length: width }, () => 1 + random.below(255));
  const bins = new Uint8Array(rowCount * width);
  const signal = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < width; column++) {
      const isMissing = column % 3 === 1 && random.below(5) === 0;
      bins[row * width + column] = isMissing ? 255 : random.below(binCounts[column]!);
    }
    signal[row] = bins[row * width]! + (bins[row * width + 1] === 255 ? 90 : 0) + random.below(80);
  }
  return {
    kind,
    rowCount,
    width,
    classCount,
    tried: 1 + random.below(width),
    maxDepth: random.below(3) === 0 ? random.below(6) : rowCount,
    minSplit: 2 + random.below(3),
    minLeaf: 1 + random.below(4),
    isBootstrap: random.below(3) > 0,
    bins,
    labels:
      kind === 'values'
        ? new Int32Array(0)
        : Int32Array.from(signal, (value) =>
            Math.min(classCount - 1, Math.floor(((value / 130) * classCount) / 2)),
          ),
    values: kind === 'values' ? Float64Array.from(signal, (value) => (value - 60) / 7) : new Float64Array(0),
    binCounts,
    classWeights: Float64Array.from({ length: classCount }, () => (1 + random.below(4)) / 2),
  };
}

function growByKernel(problem: ForestProblem, state: number) {
  const shared = allocateProblem(problem, 2);
  for (const name of ['bins', 'labels', 'values', 'binCounts', 'classWeights'] as const)
    shared.problem[name].set(problem[name]);
  // The second worker's buffers: nothing may depend on where they lie.
  const grow = createTreeGrower(shared, 1);
  const first = grow(state);
  expect(grow(state)).toEqual(first);
  return first;
}

describe.each(['binary', 'multiclass', 'values'] as const)('a tree of %s', (kind) => {
  it('is the same to the bit from the kernel and from plain TypeScript', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 0xffffffff }),
        (rowCount, width, seed) => {
          const problem = draw(kind, rowCount, width, seed);
          expect(growByKernel(problem, seed)).toEqual(growPlainTree(problem, seed));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is so with more rows than get values of all bits', () => {
    const problem = draw(kind, 6000, 9, 12);
    expect(growByKernel(problem, 5)).toEqual(growPlainTree(problem, 5));
  });
});
