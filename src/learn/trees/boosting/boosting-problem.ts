import type { Bins } from '../bins.ts';
import type { GrowthLimits } from './grow-tree.ts';
import type { Layout } from './layout.ts';
import type { LossName } from './loss.ts';
import type { PackedTrees } from './packed-trees.ts';
import type { LeafOptions } from './parts.ts';

export interface BoostingOptions extends GrowthLimits, LeafOptions {
  readonly loss: LossName;
  /** Rounds at most; each has a tree for each output of the loss. */
  readonly rounds: number;
  /** Rows of each round. */
  readonly rowsPerRound: number;
  readonly seed: number;
  /** When to stop, if there are rows to validate on: rounds without a loss lower by more than the tolerance. */
  readonly stopping: { readonly rounds: number; readonly tolerance: number };
}

/** Boosting for one or more workers. */
export interface BoostingProblem {
  /** Of several workers, or a compiled kernel, it is shared memory. */
  readonly source: { readonly memory: WebAssembly.Memory } | { readonly buffer: ArrayBuffer };
  readonly layout: Layout;
  readonly bins: Bins;
  /** Rows to stop early by. */
  readonly validation: { readonly bins: Uint8Array; readonly outcome: Float64Array } | null;
  readonly options: BoostingOptions;
}

export interface Boosted {
  /** Those of the first output, the second and so on, round by round. */
  readonly trees: PackedTrees;
  readonly baselines: readonly number[];
  /** Share of each column in what the splits gain. */
  readonly importance: readonly number[];
}
