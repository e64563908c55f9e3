/** Stands for a value that does not exist; the reason is written near it. */
export const missingSign = '–';

/** Digits in groups of three: `1,234,567`. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A count with thousands separators. */
export function formatCount(count: number | null): string {
  if (count === null || !Number.isFinite(count)) return missingSign;
  return `${count < 0 ? '−' : ''}${grouped(Math.abs(count).toFixed(0))}`;
}

/** Digits after the point that make four significant ones: 0.9470, 12.35, 1,235. */
function decimalsFor(size: number): number {
  let decimals = 3;
  for (let bound = 1; size < bound && decimals < 7; bound /= 10) decimals += 1;
  for (let bound = 10; size >= bound && decimals > 0; bound *= 10) decimals -= 1;
  return decimals;
}

function fixed(size: number, decimals: number): string {
  const [whole, fraction] = size.toFixed(decimals).split('.');
  return fraction === undefined ? grouped(whole!) : `${grouped(whole!)}.${fraction}`;
}

function scientific(size: number, digits: number): string {
  const [mantissa, exponent] = size.toExponential(digits - 1).split('e');
  return `${mantissa!}e${exponent!.replace('+', '').replace('-', '−')}`;
}

/** A metric with four significant digits, trailing zeros kept, so that a column of them lines up; `–` when it is undefined. */
export function formatMetric(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missingSign;
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0.0000';
  if (size < 0.0001 || size >= 1e9) return sign + scientific(size, 4);
  return sign + fixed(size, decimalsFor(size));
}

/** A number as short as four significant digits allow: `0.8`, `12.35`, `1,235`. For limits, parameters and ticks. */
export function formatNumber(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return missingSign;
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return formatCount(value);
  const size = Math.abs(value);
  const text = size < 0.0001 || size >= 1e9 ? scientific(size, 4) : fixed(size, decimalsFor(size));
  return (value < 0 ? '−' : '') + text.replace(/(\.\d*?)0+(?=$|e)/, '$1').replace(/\.(?=$|e)/, '');
}

/** A difference with its sign, to the places that `formatMetric` gives `value`; finer when it would read as zero though it is not. */
export function formatDifference(difference: number, value: number): string {
  if (difference === 0) return '0';
  const sign = difference < 0 ? '−' : '+';
  const size = Math.abs(difference);
  const of = Math.abs(value);
  const text = fixed(size, decimalsFor(of));
  return sign + (/[1-9]/.test(text) && size < 1e9 ? text : scientific(size, 2));
}

/** A share as a percentage with one place: `4.2 %`; never `0 %` or `100 %` unless it is exactly that. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return missingSign;
  if (part === 0) return '0 %';
  if (part === whole) return '100 %';
  const tenths = Math.min(999, Math.max(1, Math.round((part / whole) * 1000)));
  return `${(tenths / 10).toFixed(1)} %`;
}

/** A duration: `840 ms`, `12.4 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000).toFixed(0)} ms`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60).toFixed(0)} min ${(whole % 60).toFixed(0)} s`;
  return `${formatCount(Math.floor(whole / 3600))} h ${Math.floor((whole % 3600) / 60).toFixed(0)} min`;
}

/** A size in bytes: `812 B`, `14.2 kB`, `3.1 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatCount(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.95 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(1)} ${units[unit]!}`;
}

/** A day in UTC out of milliseconds since 1970: `2026-03-14`. */
export function formatDay(milliseconds: number | null): string {
  if (milliseconds === null || !(Math.abs(milliseconds) <= 8.64e15)) return missingSign;
  return new Date(milliseconds).toISOString().split('T')[0]!;
}

/** A time stamp of our own for people: `2026-03-14 09:26 UTC`; anything else is returned as it is. */
export function formatTime(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
  return match ? `${match[1]!} ${match[2]!} UTC` : iso;
}
