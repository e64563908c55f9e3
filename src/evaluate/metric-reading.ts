import type { MetricValues } from '../contract/run-files.ts';

/** A metric as it stands in a list of metrics: a number one can compare, no number, or not there (absent or `null`). */
export type MetricReading =
  | { readonly state: 'number'; readonly value: number }
  | { readonly state: 'not-finite' }
  | { readonly state: 'missing' };

/** Looks a metric up by its name, own keys only. */
export function readMetric(metrics: MetricValues, name: string): MetricReading {
  const value = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (value === undefined || value === null) return { state: 'missing' };
  return Number.isFinite(value) ? { state: 'number', value } : { state: 'not-finite' };
}
