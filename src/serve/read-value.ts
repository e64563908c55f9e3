import type { Feature } from '../contract/run-files.ts';
import { classifyText } from '../data/classify-text.ts';
import { parseDate } from '../data/parse-date.ts';

/** A value of a request in the terms of a column; `null` is missing. */
export type ReadValue =
  | { readonly ok: true; readonly value: number | string | boolean | null }
  | { readonly ok: false; readonly problem: string };

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const missing: ReadValue = { ok: true, value: null };

function expected(what: string): ReadValue {
  return { ok: false, problem: `must be ${what}` };
}

/** The category that a JSON number stands for: its text, or the one known category of the same value (1 for "1.0"). */
function categoryOfNumber(value: number, categories: readonly string[] | null): string {
  const text = String(value);
  if (categories === null || categories.includes(text)) return text;
  const same = categories.filter((category) => number.test(category) && Number(category) === value);
  return same.length === 1 ? same[0]! : text;
}

/** A JSON value as a value of the feature. A problem names what is expected, never what was sent. */
export function readJsonValue(value: unknown, feature: Feature): ReadValue {
  if (value === null) return missing;
  switch (feature.kind) {
    case 'number':
      if (typeof value !== 'number') return expected('a JSON number, or null when it is missing');
      return Number.isFinite(value) ? { ok: true, value } : expected('a finite number');
    case 'boolean':
      return typeof value === 'boolean'
        ? { ok: true, value }
        : expected('true, false, or null when it is missing');
    case 'date': {
      const time = typeof value === 'string' ? parseDate(value.trim()) : NaN;
      return Number.isNaN(time)
        ? expected('a date as text, such as "2026-01-31" or "2026-01-31T12:00:00Z"')
        : { ok: true, value: time };
    }
    case 'category':
      if (typeof value === 'number' && Number.isFinite(value))
        return { ok: true, value: categoryOfNumber(value, feature.categories) };
      // The words that are a missing value in the dataset are one here: the model was trained so.
      if (typeof value === 'string') return classifyText(value) === 'missing' ? missing : { ok: true, value };
      return expected('a text, or null when it is missing');
  }
}

/** The text of a query parameter as a value of the feature; an empty text is a missing value. */
export function readQueryValue(text: string, feature: Feature): ReadValue {
  if (text === '') return missing;
  switch (feature.kind) {
    case 'number':
      return number.test(text) && Number.isFinite(Number(text))
        ? { ok: true, value: Number(text) }
        : expected('a finite number');
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { ok: true, value: text === 'true' }
        : expected('true or false');
    case 'date':
    case 'category':
      return readJsonValue(text, feature);
  }
}
