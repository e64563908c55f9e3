const ZERO = 48;
const NINE = 57;
/** Up to this many significant digits are exact in a double. */
const EXACT_DIGITS = 15;
/** Powers of ten that are exact in a double. */
const powersOfTen = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
];

/**
 * The number that a decimal literal between two positions stands for, exactly as `Number()` reads it, or NaN when it is none,
 * not finite, or an integer that a number would not keep: one with leading zeros, or beyond 2^53. Spaces and tabs around it are allowed.
 *
 * A product or quotient of two exact doubles is correctly rounded, so up to 15 digits need no text (W. D. Clinger, "How to read
 * floating point numbers accurately", 1990); the rest goes through `Number()`.
 */
export function parseDecimal(bytes: Buffer, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && (bytes[from] === 32 || bytes[from] === 9)) from += 1;
  while (to > from && (bytes[to - 1] === 32 || bytes[to - 1] === 9)) to -= 1;
  let position = from;
  const isNegative = bytes[position] === 45;
  if (isNegative || bytes[position] === 43) position += 1;

  const firstDigit = position;
  let mantissa = 0;
  let significant = 0;
  let digits = 0;
  let scale = 0;
  let isInteger = true;
  for (; position < to; position++) {
    const byte = bytes[position]!;
    if (byte >= ZERO && byte <= NINE) {
      digits += 1;
      if (significant > 0 || byte !== ZERO) significant += 1;
      if (significant <= EXACT_DIGITS) mantissa = mantissa * 10 + (byte - ZERO);
      if (!isInteger) scale += 1;
    } else if (byte === 46 && isInteger) {
      isInteger = false;
    } else {
      break;
    }
  }
  if (digits === 0) return Number.NaN;

  let exponent = 0;
  if (position < to) {
    if (bytes[position] !== 101 && bytes[position] !== 69) return Number.NaN;
    isInteger = false;
    position += 1;
    const isSmall = bytes[position] === 45;
    if (isSmall || bytes[position] === 43) position += 1;
    if (position >= to) return Number.NaN;
    for (; position < to; position++) {
      const byte = bytes[position]!;
      if (byte < ZERO || byte > NINE) return Number.NaN;
      exponent = Math.min(exponent * 10 + (byte - ZERO), 1_000_000);
    }
    if (isSmall) exponent = -exponent;
  }
  if (isInteger && digits > 1 && bytes[firstDigit] === ZERO) return Number.NaN;

  const shift = exponent - scale;
  if (significant <= EXACT_DIGITS && shift >= -22 && shift <= 22) {
    const value = shift < 0 ? mantissa / powersOfTen[-shift]! : mantissa * powersOfTen[shift]!;
    return isNegative ? -value : value;
  }
  const value = Number(bytes.toString('latin1', from, to));
  return Number.isFinite(value) && (!isInteger || Number.isSafeInteger(value)) ? value : Number.NaN;
}
