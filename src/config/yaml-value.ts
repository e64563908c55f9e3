/** What a YAML document can hold once aliases are resolved. Mappings have no prototype, so that no key is special. */
export type YamlValue = string | number | boolean | null | YamlList | YamlMapping;
export type YamlList = YamlValue[];
export interface YamlMapping {
  [key: string]: YamlValue;
}

/** Keys and list indices from the root to a value. */
export type Path = readonly (string | number)[];

/** A path of zod's, which could hold symbols in theory. */
export function toPath(path: readonly PropertyKey[]): Path {
  return path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
}

export function emptyMapping(): YamlMapping {
  return Object.create(null) as YamlMapping;
}

export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a path, or undefined when there is none. */
export function valueAt(root: YamlValue, path: Path): YamlValue | undefined {
  let value: YamlValue | undefined = root;
  for (const segment of path) {
    if (Array.isArray(value)) value = typeof segment === 'number' ? value[segment] : undefined;
    else if (isMapping(value)) value = value[String(segment)];
    else return undefined;
  }
  return value;
}

/** A copy in which every text has gone through `change`. */
export function mapTexts(
  value: YamlValue,
  change: (text: string, path: Path) => string,
  path: Path = [],
): YamlValue {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, change, [...path, index]));
  if (!isMapping(value)) return value;
  const copy = emptyMapping();
  for (const [key, child] of Object.entries(value)) copy[key] = mapTexts(child, change, [...path, key]);
  return copy;
}

/** The path as people write it: `gate.metrics.roc_auc`, `dataset.exclude[0]`, `serve.labels["a b"]`. */
export function dottedPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `[${quoted(segment)}]`;
  }
  return text;
}

/** In double quotes, control characters escaped, at most 64 characters of it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 63)}…` : text);
}
