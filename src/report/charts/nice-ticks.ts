import { formatNumber } from '../format.ts';

/** A range of values with round numbers to label it by. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** 1, 2 or 5 times a power of ten, not below `size`. */
function roundStep(size: number): number {
  let power = 1;
  while (power * 10 <= size) power *= 10;
  while (power > size) power /= 10;
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= size) ?? size;
}

/** An axis over the values from `low` to `high`, widened to round numbers, with about `count` ticks. */
export function niceAxis(low: number, high: number, count = 5): Axis {
  const [from, to] =
    low < high ? [low, high] : [low - (Math.abs(low) * 0.1 || 1), low + (Math.abs(low) * 0.1 || 1)];
  // Halves, because the difference of two huge values would overflow; tiny spans have no round numbers within their own precision.
  const half = to / 2 - from / 2;
  if (!(half > Math.abs(from) * 1e-9 && half > 1e-300 && half < 1e300))
    return { min: from, max: to, ticks: [] };
  const step = roundStep((half * 2) / count);
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { min: ticks[0]!, max: ticks.at(-1)!, ticks };
}

/** The axis of a share: 0 to 1 in fifths. */
export const unitAxis: Axis = { min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

const suffixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A tick in few characters: `0.2`, `150k`, `2.5M`. */
export function formatTick(value: number, axis: Axis): string {
  const largest = Math.max(Math.abs(axis.min), Math.abs(axis.max));
  const suffix = largest >= 1e4 && largest < 1e12 ? suffixes.find(([size]) => largest >= size) : undefined;
  return suffix === undefined || value === 0
    ? formatNumber(value)
    : `${formatNumber(value / suffix[0])}${suffix[1]}`;
}

/** Where a value lies on the axis, 0 at its start and 1 at its end; values outside are put to the nearer end. */
export function positionOn(axis: Pick<Axis, 'min' | 'max'>, value: number): number {
  const span = axis.max / 2 - axis.min / 2;
  if (!(span > 0)) return 0.5;
  return Math.min(1, Math.max(0, (value / 2 - axis.min / 2) / span));
}
