import type { ForestProblem, GrownTree } from './forest-problem.ts';
import { growPlainTree } from './grow-plain-tree.ts';
import { createTreeGrower, type SharedProblem } from './grow-wasm-tree.ts';
import { RandomStream } from './random-stream.ts';

/** A forest to be grown by one or more workers. */
export interface ForestTask {
  /** On shared memory for the kernel, or as it is where there is none. */
  readonly source: SharedProblem | { readonly problem: ForestProblem };
  readonly treeCount: number;
  readonly seed: number;
  /** The number of trees that some worker has taken on, on shared memory when there are several. */
  readonly taken: Int32Array;
}

/** A grown tree, with its place in the forest. */
export interface ForestMessage {
  readonly index: number;
  readonly tree: GrownTree;
}

/**
 * Grows trees until all are taken. Which worker grows a tree does not matter: a tree's drawing depends on the seed and its place
 * alone, and its sums are of whole numbers.
 */
export async function growForestPart(
  { source, treeCount, seed, taken }: ForestTask,
  id: number,
  post: (message: ForestMessage) => Promise<void>,
): Promise<void> {
  const grow =
    'memory' in source
      ? createTreeGrower(source, id)
      : (state: number) => growPlainTree(source.problem, state);
  for (let index = Atomics.add(taken, 0, 1); index < treeCount; index = Atomics.add(taken, 0, 1)) {
    await post({ index, tree: grow(new RandomStream(seed, index + 1).state) });
  }
}
