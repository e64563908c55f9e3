/** Significant digits that a person reads without effort; more are shown only where two numbers would look alike. */
const USUAL_DIGITS = 4;
/** Every double is told apart from its neighbours by this many. */
const ALL_DIGITS = 17;

/**
 * A number for a sentence: four significant digits, the whole part never rounded away, no trailing zeros, the same everywhere
 * (`0.9123`, `12346`, `2.5e-7`). What is not finite is put into words.
 */
export function formatNumber(value: number, digits = USUAL_DIGITS): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : 'minus infinite';
  // toFixed(0) of a large number has as many digits as its whole part; past the doubles' own, an exponent reads better.
  const whole = Math.abs(value) < 1e15 ? Math.abs(value).toFixed(0).length : 1;
  // Number() takes trailing zeros off, and adding 0 takes the sign off minus zero.
  const rounded = Number(value.toPrecision(Math.max(digits, whole))) + 0;
  // Rounding up the largest doubles overflows.
  return String(Number.isFinite(rounded) ? rounded : value);
}

/** A share as a percentage: 0.0213 is `2.13%`. */
export function formatPercent(share: number, digits = USUAL_DIGITS): string {
  const text = formatNumber(share * 100, digits);
  return Number.isFinite(share) ? `${text}%` : text;
}

/** Both numbers with as few digits as still show that they differ, when they do. */
export function formatPair(
  first: number,
  second: number,
  format: (value: number, digits: number) => string = formatNumber,
): [first: string, second: string] {
  for (let digits = USUAL_DIGITS; ; digits += 1) {
    const pair: [string, string] = [format(first, digits), format(second, digits)];
    if (pair[0] !== pair[1] || first === second || digits === ALL_DIGITS) return pair;
  }
}
