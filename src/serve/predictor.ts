import type { Feature } from '../contract/run-files.ts';
import type { Table } from '../data/table.ts';
import type { Predictions } from '../learn/model.ts';

/** What answers requests: a model with all that is needed to ask it. */
export interface Predictor {
  readonly features: readonly Feature[];
  readonly task: 'binary' | 'multiclass' | 'regression';
  /** Empty for regression. */
  readonly classes: readonly string[];
  /** Predicts every row of a table that has the features by name. */
  predict(table: Table): Predictions | Promise<Predictions>;
}
