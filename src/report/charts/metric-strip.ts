import type { MetricRow } from '../metric-rows.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { positionOn } from './nice-ticks.ts';
import { coordinate } from './plot-frame.ts';

const width = 132;
const inset = 7;

/** Candidate (filled dot), champion (hollow diamond) and trivial baseline (bar) on one line, from 0 to 1, or as far as the values reach. */
export function metricStrip(row: MetricRow): Html {
  const values = [row.candidate, row.champion, row.baseline].filter((value) => value !== null);
  if (values.length === 0) return nothing;
  const largest = Math.max(...values);
  const range = { min: Math.min(0, ...values), max: largest > 1 ? largest * 1.05 : 1 };
  const at = (value: number) => coordinate(inset + positionOn(range, value) * (width - 2 * inset));
  const marks = [
    row.baseline === null ? nothing : markup`<path class="baseline-mark" d="M${at(row.baseline)} 4V16"/>`,
    row.candidate === null || row.champion === null
      ? nothing
      : markup`<path class="span" d="M${at(row.champion)} 10H${at(row.candidate)}"/>`,
    row.champion === null
      ? nothing
      : markup`<path class="champion-mark" d="M${at(row.champion)} 5l5 5-5 5-5-5Z"/>`,
    row.candidate === null
      ? nothing
      : markup`<circle class="candidate-mark" cx="${at(row.candidate)}" cy="10" r="4.2"/>`,
  ];
  return markup`<svg class="strip" viewBox="0 0 ${width} 20" width="${width}" height="20" aria-hidden="true"><path class="track" d="M${inset} 10H${width - inset}"/>${marks}</svg>`;
}
