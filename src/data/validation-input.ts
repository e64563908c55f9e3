import type { Algorithm, Task } from '../contract/config.ts';
import type { Dataset } from './read-dataset.ts';

/** What a dataset is held against: the parts of the configuration that speak of columns. */
export interface ValidationInput {
  readonly dataset: Dataset;
  readonly target: string;
  /** Columns that must be there besides the target. */
  readonly required: readonly string[];
  /** The columns to learn from; default: all but those with another role. */
  readonly features?: readonly string[];
  readonly exclude: readonly string[];
  /** Columns that decide the side of a row. */
  readonly roles: readonly string[];
  readonly algorithm?: Algorithm;
  readonly task?: Task;
}
