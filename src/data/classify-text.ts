import { parseDate } from './parse-date.ts';

/**
 * What the text of a cell says. `identifier` is an integer that a number would not keep: one with leading zeros, or beyond 2^53.
 * The last five but `text` look like numbers and are none that one can learn from.
 */
export type TextClass =
  | 'missing'
  | 'number'
  | 'identifier'
  | 'boolean'
  | 'date'
  | 'overflow'
  | 'infinite'
  | 'hexadecimal'
  | 'comma'
  | 'text';

const missing: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None']);
const booleans: ReadonlySet<string> = new Set(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const integer = /^[+-]?\d+$/;
const infinite = /^[+-]?inf(?:inity)?$/i;
const prefixed = /^[+-]?0(?:x[\da-f]+|o[0-7]+|b[01]+)$/i;
const comma = /^[+-]?\d[\d.]*(?:,\d+)+(?:\.\d+)?$/;
/** What is longer than this is only looked at as a plain number: no date and no slip of the pen is. */
const LONGEST_PATTERN = 64;

/** Without spaces and tabs at both ends. */
export function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, '');
}

/** What the text of a cell says, spaces and tabs around it left out. The words for missing and for true and false are closed sets. */
export function classifyText(text: string): TextClass {
  const trimmed = trimBlanks(text);
  if (missing.has(trimmed)) return 'missing';
  if (decimal.test(trimmed)) {
    const value = Number(trimmed);
    if (!Number.isFinite(value)) return 'overflow';
    if (!integer.test(trimmed)) return 'number';
    return /^[+-]?0\d/.test(trimmed) || !Number.isSafeInteger(value) ? 'identifier' : 'number';
  }
  if (trimmed.length > LONGEST_PATTERN) return 'text';
  if (booleans.has(trimmed)) return 'boolean';
  if (infinite.test(trimmed)) return 'infinite';
  if (prefixed.test(trimmed)) return 'hexadecimal';
  if (comma.test(trimmed)) return 'comma';
  return Number.isNaN(parseDate(trimmed)) ? 'text' : 'date';
}

/** True or false for the words that a column of kind `boolean` may have, or undefined. */
export function parseBoolean(text: string): boolean | undefined {
  const word = trimBlanks(text).toLowerCase();
  if (word === 'true' || word === 'yes' || word === '1') return true;
  return word === 'false' || word === 'no' || word === '0' ? false : undefined;
}
