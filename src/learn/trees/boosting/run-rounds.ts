import { RandomStream } from '../random-stream.ts';
import type { Boosted, BoostingProblem } from './boosting-problem.ts';
import { drawSubset } from './draw-subset.ts';
import { growTree, type TreeNode } from './grow-tree.ts';
import type { KernelLoops } from './kernel.ts';
import type { Views } from './layout.ts';
import type { Loss } from './loss.ts';
import { partOf, piecesFor } from './parts.ts';
import { chooseScales } from './quantise.ts';
import { createTeamKernel } from './team-kernel.ts';
import type { createLeader } from './team.ts';
import { TreeRecorder } from './tree-recorder.ts';
import { walkBins } from './walk-bins.ts';

/** What the first worker has to work with. */
export interface Workshop {
  readonly problem: BoostingProblem;
  readonly buffer: ArrayBufferLike;
  readonly views: Views;
  readonly loops: KernelLoops;
  readonly loss: Loss;
  readonly leader: ReturnType<typeof createLeader>;
}

/** Makes the rounds of boosting; the scores begin at the baselines of the loss. */
export async function runRounds(
  { problem, buffer, views, loops, loss, leader }: Workshop,
  onRound: (done: number) => Promise<void>,
): Promise<Boosted> {
  const { layout, bins, validation, options } = problem;
  const { rowCount, columnCount, outputs } = layout;
  const { together } = leader;
  const pieces = piecesFor(layout.workers);
  const grower = { kernel: createTeamKernel(buffer, layout, loops, leader), layout, views };
  const random = new RandomStream(options.seed, 1);
  const recorder = new TreeRecorder(bins);
  const baselines = loss.baselines();
  for (const [output, score] of views.scores.entries()) score.fill(baselines[output]!);
  const checked = validation && {
    ...validation,
    scores: baselines.map((baseline) => new Float64Array(validation.outcome.length).fill(baseline)),
  };
  const isDrawn = options.rowsPerRound < rowCount ? new Uint8Array(rowCount) : null;
  let best = { rounds: 0, loss: Infinity };
  let roundsWithoutGain = 0;
  for (let round = 0; round < options.rounds; round++) {
    for (const [output, score] of views.scores.entries()) {
      together(partOf.derive, pieces, output);
      const scales = chooseScales(views, loss.isHessianConstant);
      together(partOf.quantise, pieces, scales.gradient, scales.hessian);
      const used = takeRows(views.rows, options.rowsPerRound, random);
      const nodes = growTree(used, grower, options, scales, random);
      const values = addLeaves(nodes, output);
      recorder.add(nodes, values);
      if (isDrawn !== null) addToOthers(nodes, values, score, isDrawn, used);
      if (checked !== null) {
        const own = checked.scores[output]!;
        walkBins(nodes, checked.bins, columnCount, (row, node) => {
          own[row]! += values[node]!;
        });
      }
    }
    await onRound(round + 1);
    if (checked === null) continue;
    const reached = loss.mean(checked.outcome, checked.scores);
    roundsWithoutGain = reached < best.loss - options.stopping.tolerance ? 0 : roundsWithoutGain + 1;
    if (reached < best.loss) best = { rounds: round + 1, loss: reached };
    if (roundsWithoutGain >= options.stopping.rounds) break;
  }
  const kept = checked === null ? recorder.treeCount : best.rounds * outputs;
  return { trees: recorder.trees(kept), baselines, importance: recorder.importance(kept) };

  /** Adds the values of the leaves to the scores of their rows; returns the values at the places of their nodes. */
  function addLeaves(nodes: readonly TreeNode[], output: number): Float64Array {
    const leaves = Array.from(nodes.keys()).filter((place) => nodes[place]!.split === null);
    for (const [leaf, place] of leaves.entries()) {
      views.leafRanges[leaf * 2] = nodes[place]!.start;
      views.leafRanges[leaf * 2 + 1] = nodes[place]!.count;
    }
    together(partOf.addLeaves, pieces, output, leaves.length);
    const values = new Float64Array(nodes.length);
    for (const [leaf, place] of leaves.entries()) values[place] = views.leafValues[leaf]!;
    return values;
  }

  /** Adds them to the scores of the rows that were not drawn in this round. */
  function addToOthers(
    nodes: readonly TreeNode[],
    values: Float64Array,
    score: Float64Array,
    drawn: Uint8Array,
    used: number,
  ): void {
    drawn.fill(0);
    for (let index = 0; index < used; index++) drawn[views.rows[index]!] = 1;
    walkBins(nodes, views.bins, columnCount, (row, node) => {
      if (drawn[row] === 0) score[row]! += values[node]!;
    });
  }
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
