/** What came of computing a metric: a finite number, or a sentence that says why there is none for this data. */
export type MetricOutcome =
  | { readonly state: 'defined'; readonly value: number }
  | { readonly state: 'undefined'; readonly reason: string };

/** The value as an outcome; a value that overflowed is no number to compare with and becomes undefined. */
export function defined(value: number): MetricOutcome {
  return Number.isFinite(value)
    ? { state: 'defined', value }
    : undefinedBecause('The numbers are too large for this metric to be computed.');
}

/** The metric has no value for this data; the reason is one sentence for a person. */
export function undefinedBecause(reason: string): MetricOutcome {
  return { state: 'undefined', reason };
}
