/** The part of a confusion matrix that is shown. */
export interface ConfusionView {
  readonly classes: readonly string[];
  /** Rows are actual classes, columns predicted ones. */
  readonly counts: readonly (readonly number[])[];
  /** Actual rows of each class, those predicted as a class that is not shown included. */
  readonly totals: readonly number[];
  /** Classes that are left out: those with the fewest rows. */
  readonly hidden: number;
}

/** The matrix with at most `limit` classes, those with the most actual rows, in their own order; `null` when it does not fit the classes. */
export function confusionView(
  counts: readonly (readonly number[])[],
  classes: readonly string[],
  limit: number,
): ConfusionView | null {
  if (
    counts.length === 0 ||
    counts.length !== classes.length ||
    counts.some((row) => row.length !== classes.length)
  )
    return null;
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const kept = [...classes.keys()]
    .sort((a, b) => totals[b]! - totals[a]! || a - b)
    .slice(0, limit)
    .sort((a, b) => a - b);
  return {
    classes: kept.map((index) => classes[index]!),
    counts: kept.map((row) => kept.map((column) => counts[row]![column]!)),
    totals: kept.map((index) => totals[index]!),
    hidden: classes.length - kept.length,
  };
}
