import type { Bins } from '../bins.ts';
import type { TreeNode } from './grow-tree.ts';
import type { PackedTrees } from './packed-trees.ts';

/** Collects grown trees in the form in which they are saved, and what their splits gain. */
export class TreeRecorder {
  readonly #bins: Bins;
  readonly #roots: number[] = [];
  readonly #columns: number[] = [];
  readonly #values: number[] = [];
  readonly #children: number[] = [];
  readonly #missingRight: number[] = [];
  readonly #masks: number[] = [];
  readonly #maskWords: number[] = [];
  /** Gain of each column, a tree at a time: trees can be taken back. */
  readonly #gains: Float64Array[] = [];

  constructor(bins: Bins) {
    this.#bins = bins;
  }

  /** Adds a tree; `leafValues` has what each leaf adds to the score, at its node's place. */
  add(nodes: readonly TreeNode[], leafValues: Float64Array): void {
    const root = this.#columns.length;
    const gains = new Float64Array(this.#bins.edges.length);
    this.#roots.push(root);
    for (const [place, { split, child }] of nodes.entries()) {
      this.#columns.push(split?.column ?? -1);
      this.#children.push(split === null ? 0 : root + child);
      this.#missingRight.push(split === null || split.missingLeft ? 0 : 1);
      this.#masks.push((split?.mask ?? null) === null ? 0 : this.#maskWords.length / 8);
      if (split === null) {
        this.#values.push(leafValues[place]!);
        continue;
      }
      gains[split.column]! += split.gain;
      if (split.mask === null) {
        this.#values.push(this.#bins.edges[split.column]![split.bin] ?? Infinity);
      } else {
        this.#values.push(Number.NaN);
        this.#maskWords.push(...split.mask);
      }
    }
    this.#gains.push(gains);
  }

  get treeCount(): number {
    return this.#roots.length;
  }

  /** The first so many trees. */
  trees(count: number): PackedTrees {
    const nodes = this.#roots[count] ?? this.#columns.length;
    const masks = this.#columns.slice(0, nodes).filter((_, node) => Number.isNaN(this.#values[node]!)).length;
    return {
      roots: Uint32Array.from(this.#roots.slice(0, count)),
      columns: Int32Array.from(this.#columns.slice(0, nodes)),
      values: Float64Array.from(this.#values.slice(0, nodes)),
      children: Uint32Array.from(this.#children.slice(0, nodes)),
      missingRight: Uint8Array.from(this.#missingRight.slice(0, nodes)),
      masks: Uint32Array.from(this.#masks.slice(0, nodes)),
      maskWords: Uint32Array.from(this.#maskWords.slice(0, masks * 8)),
    };
  }

  /** Share of each column in what the splits of the first so many trees gain; all 0 when none splits. */
  importance(count: number): number[] {
    const sums = new Float64Array(this.#bins.edges.length);
    for (const gains of this.#gains.slice(0, count))
      for (const [column, gain] of gains.entries()) sums[column]! += gain;
    const total = sums.reduce((sum, gain) => sum + gain, 0);
    return Array.from(sums, (gain) => (total > 0 ? gain / total : 0));
  }
}
