import { isMapping, type YamlValue } from './yaml-value.ts';

/**
 * What was found, to follow "found". A text is shown only when it is short and plain: tokens and keys are longer than that.
 * With `isSecret` nothing but the kind is told.
 */
export function describeValue(value: YamlValue | undefined, isSecret: boolean): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') {
    if (value === '') return 'an empty text';
    return !isSecret && /^[\w %.,:/-]{1,30}$/.test(value) ? `the text "${value}"` : 'text';
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'a number that is none (.nan)' : 'an infinite number (.inf)';
  if (typeof value === 'number') return isSecret ? 'a number' : `the number ${value}`;
  if (typeof value === 'boolean') return isSecret ? 'true or false' : String(value);
  return isMapping(value) ? 'a mapping' : 'a list';
}
