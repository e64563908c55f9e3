import type { core } from 'zod';
import { describeValue } from './describe-value.ts';
import { missingKeyExample, requiredKeyExample } from './missing-key-example.ts';
import { nearestName } from '../contract/nearest-name.ts';
import { alternatives, expectation, homesOf, knownKeys, schemaAt, type SchemaNode } from './schema-node.ts';
import { dottedPath, isMapping, quoted, toPath, valueAt, type Path, type YamlValue } from './yaml-value.ts';

/** A problem with one key, before its place in the file is known. */
export interface DescribedIssue {
  readonly path: Path;
  /** What a person should look at: the name of the key, its value, or the mapping that lacks it. */
  readonly look: 'key' | 'value' | 'parent';
  readonly sentence: string;
}

function unknownKey(parent: Path, key: string): string {
  if (key === '<<') return 'YAML 1.2 has no merge key; write the keys out, or use an alias for a whole value';
  const known = knownKeys(parent);
  const homes = homesOf(key);
  if (homes.length > 0 && parent.length === 0)
    return `unknown key here; it belongs under ${alternatives(homes)}`;
  const nearest = nearestName(key, known);
  if (nearest !== undefined) return `unknown key; did you mean ${quoted(nearest)}?`;
  if (homes.length > 0) return `unknown key here; it belongs under ${alternatives(homes)}`;
  return `unknown key; known here are ${known.join(', ')}`;
}

/** The known key that stands misspelled in a mapping without it; undefined when the key itself is there as well. */
export function keyMeantBy(parent: Path, key: string, root: YamlValue): Path | undefined {
  const nearest =
    homesOf(key).length > 0 && parent.length === 0 ? undefined : nearestName(key, knownKeys(parent));
  const meant = nearest === undefined ? undefined : [...parent, nearest];
  return meant !== undefined && valueAt(root, meant) === undefined ? meant : undefined;
}

function adviceOnNothing(dotted: string, node: SchemaNode | undefined): string {
  const example = requiredKeyExample(dotted);
  if (example !== undefined) return `; write for example ${example}`;
  return node?.type === 'object'
    ? '; write keys below it, indented, or remove it'
    : '; write a value, or remove the key';
}

/** How to write what was probably meant, when that can be told. */
function advice(node: SchemaNode | undefined, value: YamlValue | undefined, isSecret: boolean): string {
  if (node?.enum !== undefined && typeof value === 'string' && !isSecret) {
    const nearest = nearestName(value, node.enum);
    return nearest === undefined ? '' : `; did you mean ${quoted(nearest)}?`;
  }
  if (node?.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return isSecret ? '; write it in quotes' : `; write it in quotes: "${value}"`;
  }
  if (node?.type === 'boolean' && typeof value === 'string') {
    if (/^(?:yes|on|y|true|1)$/i.test(value)) return '; write true, without quotes';
    if (/^(?:no|off|n|false|0)$/i.test(value)) return '; write false, without quotes';
  }
  if ((node?.type === 'number' || node?.type === 'integer') && typeof value === 'string' && !isSecret) {
    if (/^-?\d+(?:\.\d+)?$/.test(value)) return '; remove the quotes';
    const percent = /^(\d+(?:\.\d+)?)\s?%$/.exec(value)?.[1];
    if (percent !== undefined) return `; write ${Number(percent) / 100}`;
  }
  if (node?.type === 'array' && typeof value !== 'object') return '; write it in brackets: [ … ]';
  return '';
}

function mismatch(path: Path, value: YamlValue | undefined): DescribedIssue {
  const node = schemaAt(path);
  const isSecret = node?.secret === true;
  if (value === undefined)
    return { path, look: 'parent', sentence: `is missing; add: ${missingKeyExample(dottedPath(path))}` };
  const fix = value === null ? adviceOnNothing(dottedPath(path), node) : advice(node, value, isSecret);
  const sentence = `must be ${expectation(node)}, found ${describeValue(value, isSecret)}${fix}`;
  return { path, look: 'value', sentence };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}

function badFormat(
  issue: core.$ZodIssueInvalidStringFormat,
  path: Path,
  value: YamlValue | undefined,
): DescribedIssue {
  const known = issue.message.startsWith('Invalid')
    ? `has a form that cannot be used here (${issue.format})`
    : issue.message;
  const key = String(path.at(-1) ?? '');
  const suggestion = typeof value === 'string' && schemaAt(path)?.secret !== true ? slug(value) : '';
  const fix =
    issue.format === 'regex' && suggestion !== '' && describeValue(value, false) !== 'text'
      ? `; write ${key}: ${suggestion}`
      : '';
  return { path, look: 'value', sentence: `${known}${fix}` };
}

function tooSmallOrBig(
  origin: string,
  path: Path,
  value: YamlValue | undefined,
  message: string,
): DescribedIssue {
  if (origin === 'array' && Array.isArray(value) && value.length === 0) {
    return {
      path,
      look: 'value',
      sentence: 'must not be an empty list; name at least one item, or remove the key',
    };
  }
  if (value === '')
    return {
      path,
      look: 'value',
      sentence: `must not be empty; write for example ${missingKeyExample(dottedPath(path))}`,
    };
  if (typeof value === 'number') return mismatch(path, value);
  // Lengths other than 1 are rare: the schema's own sentence holds the number and no value.
  return {
    path,
    look: 'value',
    sentence: message.replace(/^Too (?:small|big): expected (\w+) to/, 'is a $1 that ought to'),
  };
}

/** One zod issue in plain English. `root` is the value that was validated: zod's messages do not say what was found. */
export function describeIssue(issue: core.$ZodIssue, root: YamlValue): DescribedIssue[] {
  const path: Path = toPath(issue.path);
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        look: 'key',
        sentence: unknownKey(path, key),
      }));
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      if (path.length === 0 && !isMapping(value)) {
        const found =
          value === null || value === undefined
            ? 'the file holds nothing'
            : `the file holds ${describeValue(value, true)}`;
        return [
          {
            path,
            look: 'value',
            sentence: `${found}; it must be a mapping that begins, for example, with: ${missingKeyExample('name')}`,
          },
        ];
      }
      return [mismatch(path, value)];
    case 'too_small':
    case 'too_big':
      return [tooSmallOrBig(issue.origin, path, value, issue.message)];
    case 'invalid_format':
      return [badFormat(issue, path, value)];
    case 'invalid_key':
      return [{ path, look: 'key', sentence: 'has a key that must not be empty' }];
    case 'custom': {
      const dotted = dottedPath(path);
      const isMissing = value === undefined && path.length > 0;
      return [
        {
          path,
          look: isMissing ? 'parent' : 'key',
          sentence: isMissing ? `${issue.message}; add: ${missingKeyExample(dotted)}` : issue.message,
        },
      ];
    }
    case 'not_multiple_of':
    case 'invalid_element':
      return [{ path, look: 'value', sentence: issue.message }];
  }
}
