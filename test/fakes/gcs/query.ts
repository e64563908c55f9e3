import { invalid } from './gcs-problem.ts';
import type { Preconditions } from './object-table.ts';

/** A parameter that the client sends and nobody here knows is refused: silently ignoring a precondition would be the worst. */
export function checkParameters(query: URLSearchParams, known: readonly string[]): void {
  const always = ['alt', 'prettyPrint', 'fields', 'userProject', 'projection'];
  for (const name of query.keys()) {
    if (!known.includes(name) && !always.includes(name)) throw invalid(`Unknown parameter: ${name}`);
  }
}

const maxInt64 = 9_223_372_036_854_775_807n;

export function int64(query: URLSearchParams, name: string): bigint | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^(?:0|[1-9]\d{0,18})$/.test(value) || BigInt(value) > maxInt64) {
    throw invalid(`Invalid value for ${name}: "${value}" is no 64-bit integer.`);
  }
  return BigInt(value);
}

export const preconditionsOf = (query: URLSearchParams): Preconditions => ({
  ifGenerationMatch: int64(query, 'ifGenerationMatch'),
  ifGenerationNotMatch: int64(query, 'ifGenerationNotMatch'),
});

/** A partial response: keeps what a `fields` selector such as `items(name,size),nextPageToken` names. */
export function selectFields(value: unknown, selector: string | null): unknown {
  if (selector === null) return value;
  if (Array.isArray(value)) return value.map((item) => selectFields(item, selector));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const part of splitSelector(selector)) {
    const match = /^([A-Za-z0-9_]+|\*)(?:\((.+)\)|\/(.+))?$/.exec(part);
    if (match === null) throw invalid(`Invalid field selection ${part}`);
    const [, name = '', group, path] = match;
    for (const [key, member] of Object.entries(value)) {
      if (name === '*' || name === key) kept[key] = selectFields(member, group ?? path ?? null);
    }
  }
  return kept;
}

/** At the commas that are not within parentheses. */
function splitSelector(selector: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of selector) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  if (depth !== 0) throw invalid(`Invalid field selection ${selector}`);
  return [...parts, part];
}
