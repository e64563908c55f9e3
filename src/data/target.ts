/** The column to predict, resolved. */
export interface Target {
  readonly name: string;
  readonly task: 'binary' | 'multiclass' | 'regression';
  /** As text, in sorted order (numbers by value, text by code units), but the positive class of a binary task last. Empty for regression. */
  readonly classes: readonly string[];
  /** For a binary task; always `classes[1]`. */
  readonly positive: string | null;
}
