import { breathe } from '../../breathe.ts';
import type { Matrix } from '../../matrix.ts';
import { binRows, fitBins } from '../bins.ts';
import { RandomStream } from '../random-stream.ts';
import { allocateMemory, canCompile, createCompiledKernel } from './compiled-kernel.ts';
import { drawSubset } from './draw-subset.ts';
import { growTree, type GrowthLimits, type TreeNode } from './grow-tree.ts';
import type { BoostingKernel } from './kernel.ts';
import { layOut, viewsOf, type Layout } from './layout.ts';
import type { Loss } from './loss.ts';
import type { PackedTrees } from './packed-trees.ts';
import { quantise } from './quantise.ts';
import { createScriptKernel } from './script-kernel.ts';
import { TreeRecorder } from './tree-recorder.ts';
import { walkBins } from './walk-bins.ts';

export interface BoostingOptions extends GrowthLimits {
  readonly learningRate: number;
  /** Rounds at most; each has a tree for each output of the loss. */
  readonly rounds: number;
  /** Rows of each round. */
  readonly rowsPerRound: number;
  readonly seed: number;
  /** When to stop, if there are rows to validate on: rounds without a loss lower by more than the tolerance. */
  readonly stopping: { readonly rounds: number; readonly tolerance: number };
}

/** Rows with their outcome as numbers: values, or classes from 0 on. */
export interface LearnedRows {
  readonly matrix: Matrix;
  readonly outcome: Float64Array;
}

export interface Boosted {
  /** Those of the first output, the second and so on, round by round. */
  readonly trees: PackedTrees;
  readonly importance: readonly number[];
}

/**
 * Gradient boosting (Friedman 2001) with second derivatives, over histograms of binned values.
 * With rows of `validation`, the trees end with the round of the least loss on them.
 * Errors: `CANCELLED`.
 */
export async function boost(
  training: LearnedRows,
  validation: LearnedRows | null,
  categorical: readonly boolean[],
  loss: Loss,
  options: BoostingOptions,
  progress: { onRound: (done: number) => void; signal: AbortSignal | undefined },
): Promise<Boosted> {
  const { rowCount, columns } = training.matrix;
  const bins = fitBins(training.matrix, categorical, { seed: options.seed });
  // Every leaf that waits keeps its histogram; one more is for the smaller child of the next.
  const leaves = Math.min(
    options.maxLeafNodes,
    Math.floor(rowCount / Math.max(1, options.minSamplesLeaf)) + 1,
  );
  const layout = layOut(rowCount, columns.length, leaves + 1);
  const { kernel, buffer } = createKernel(layout);
  const views = viewsOf(buffer, layout);
  const grower = { kernel, layout, views };
  binRows(training.matrix, bins, views.bins);
  for (const [column, { length }] of bins.edges.entries()) views.binCounts[column] = length + 1;
  for (const [column, isCategorical] of categorical.entries())
    views.categorical[column] = Number(isCategorical);
  views.drawn.fill(1);
  const checked =
    validation === null ? null : startChecking(validation, binRows(validation.matrix, bins), loss);

  const random = new RandomStream(options.seed, 1);
  const recorder = new TreeRecorder(bins);
  const scores = loss.baselines.map((baseline) => new Float64Array(rowCount).fill(baseline));
  const gradients = new Float64Array(rowCount);
  const hessians = new Float64Array(rowCount);
  const leafOf = options.rowsPerRound < rowCount ? new Uint8Array(rowCount) : null;
  let best = { rounds: 0, loss: Infinity };
  let roundsWithoutGain = 0;
  for (let round = 0; round < options.rounds; round++) {
    await breathe(progress.signal);
    loss.prepare(scores);
    for (const [output, score] of scores.entries()) {
      loss.derive(output, scores, gradients, hessians);
      const scales = quantise(gradients, hessians, loss.isHessianConstant, views.packed);
      const used = takeRows(views.rows, options.rowsPerRound, random);
      const nodes = growTree(used, grower, options, scales, random);
      const leafValues = valuesOf(nodes, score);
      recorder.add(nodes, leafValues);
      addToScores(nodes, leafValues, score);
      if (checked !== null)
        walkBins(nodes, checked.bins, columns.length, (row, node) => {
          checked.scores[output]![row]! += leafValues[node]!;
        });
    }
    progress.onRound(round + 1);
    if (checked === null) continue;
    const reached = loss.mean(checked.outcome, checked.scores);
    roundsWithoutGain = reached < best.loss - options.stopping.tolerance ? 0 : roundsWithoutGain + 1;
    if (reached < best.loss) best = { rounds: round + 1, loss: reached };
    if (roundsWithoutGain >= options.stopping.rounds) break;
  }
  const kept = checked === null ? recorder.treeCount : best.rounds * loss.outputs;
  return { trees: recorder.trees(kept), importance: recorder.importance(kept) };

  function valuesOf(nodes: readonly TreeNode[], score: Float64Array): Float64Array {
    return Float64Array.from(nodes, ({ split, start, count }) => {
      if (split !== null) return 0;
      if (loss.leafValue !== undefined)
        return options.learningRate * loss.leafValue(views.rows.subarray(start, start + count), score);
      let gradient = 0;
      let hessian = 0;
      for (let index = start; index < start + count; index++) {
        const row = views.rows[index]!;
        gradient += gradients[row]!;
        hessian += hessians[row]!;
      }
      const step = gradient / (hessian + options.l2);
      return Number.isFinite(step) ? -options.learningRate * step : 0;
    });
  }

  function addToScores(nodes: readonly TreeNode[], leafValues: Float64Array, score: Float64Array): void {
    leafOf?.fill(0);
    for (const [place, { split, start, count }] of nodes.entries()) {
      if (split !== null) continue;
      const value = leafValues[place]!;
      for (let index = start; index < start + count; index++) {
        const row = views.rows[index]!;
        score[row]! += value;
        if (leafOf !== null) leafOf[row] = 1;
      }
    }
    // Rows that were not drawn in this round.
    if (leafOf !== null)
      walkBins(nodes, views.bins, columns.length, (row, node) => {
        if (leafOf[row] === 0) score[row]! += leafValues[node]!;
      });
  }
}

/** The compiled kernel where it can run, which is several times as fast; both give the same bytes. */
function createKernel(layout: Layout): { kernel: BoostingKernel; buffer: ArrayBufferLike } {
  if (!canCompile(layout)) {
    const buffer = new ArrayBuffer(layout.totalBytes);
    return { kernel: createScriptKernel(buffer, layout), buffer };
  }
  const memory = allocateMemory(layout);
  return { kernel: createCompiledKernel(memory, layout), buffer: memory.buffer };
}

function startChecking({ outcome }: LearnedRows, bins: Uint8Array, { baselines }: Loss) {
  return {
    outcome,
    bins,
    scores: baselines.map((baseline) => new Float64Array(outcome.length).fill(baseline)),
  };
}

/** Puts the rows of a round in front; returns how many they are. */
function takeRows(rows: Uint32Array, count: number, random: RandomStream): number {
  if (count < rows.length) {
    drawSubset(random, count, rows.length, rows);
    return count;
  }
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return count;
}
