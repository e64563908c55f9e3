import type { Feature, ModelFile } from '../contract/run-files.ts';
import type { Table } from '../data/table.ts';
import type { Target } from '../data/target.ts';

/** What a model says of rows. Arrays are in row order. */
export type Predictions =
  | {
      readonly kind: 'classes';
      /** Index into the model's classes. */
      readonly labels: Int32Array;
      /** rows × classes, row-major, each row summing to 1; null when the model gives none. */
      readonly probabilities: Float64Array | null;
    }
  | { readonly kind: 'values'; readonly values: Float64Array };

/** A fitted built-in model with its encoding: all that serving needs. */
export interface Model {
  /** As it is saved in `model/model.json`; saving and loading again gives equal predictions. */
  readonly file: Extract<ModelFile, { kind: 'built-in' }>;
  /** What is saved beside it as `model/model.bin`; null when `file.binary` is absent. */
  readonly binary: Uint8Array | null;
  /**
   * Predicts every row. The table needs the model's features by name; further columns are ignored.
   * Missing values and unknown categories are handled by the encoding.
   */
  predict(table: Table): Predictions;
  /** Weight of each feature, largest first; empty when the model has none. Scale is the algorithm's own. */
  importance(): readonly { readonly feature: string; readonly value: number }[];
}

export interface TrainRequest {
  /** Training rows only. */
  readonly table: Table;
  readonly target: Target;
  /** Class index (Int32Array) or value (Float64Array) per row; no row is missing. */
  readonly actual: Int32Array | Float64Array;
  readonly features: readonly Feature[];
  readonly algorithm: Extract<ModelFile, { kind: 'built-in' }>['algorithm'];
  /** As in the configuration; checked against the algorithm's own schema (`TRAIN_PARAMETERS_INVALID`). */
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
  /** Worker threads, for algorithms that have them; default one a core. The model does not depend on it. */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, unit: string) => void;
  readonly signal?: AbortSignal;
}
