import type { Option } from '../contract/option.ts';
import { describeValue } from './describe-value.ts';
import { nearestName } from '../contract/nearest-name.ts';
import { expectation, schemaAt } from './schema-node.ts';
import { emptyMapping, isMapping, type YamlMapping, type YamlValue } from './yaml-value.ts';

/** A key of the configuration set by an action input or a flag. */
export interface ConfigOverride {
  readonly option: Option;
  readonly value: string;
  /** As people know it: `--store`, `input "store"`. */
  readonly origin: string;
}

/** The text as the type that the option has, or what is wrong with it. */
export function parseOverride({
  option,
  value,
}: ConfigOverride): { readonly value: string | number | boolean } | { readonly sentence: string } {
  const text = value.trim();
  const refuse = (fix: string): { readonly sentence: string } => ({
    sentence: `must be ${expectation(schemaAt(option.path))}, found ${describeValue(value, false)}${fix}`,
  });
  switch (option.type) {
    case 'string': {
      if (option.choices === null || option.choices.includes(value)) return { value };
      const nearest = nearestName(value, option.choices);
      return refuse(nearest === undefined ? '' : `; did you mean "${nearest}"?`);
    }
    case 'boolean':
      // The spellings of YAML 1.2, as @actions/core has them.
      if (/^(?:true|True|TRUE)$/.test(text)) return { value: true };
      return /^(?:false|False|FALSE)$/.test(text) ? { value: false } : refuse('');
    case 'number':
    case 'integer': {
      const isNumber =
        /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text));
      return isNumber ? { value: Number(text) } : refuse('');
    }
  }
}

/** Writes a value under a path, making mappings on the way. False when something else than a mapping stands in the way. */
export function setValue(root: YamlMapping, path: readonly string[], value: YamlValue): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return false;
  if (rest.length === 0) {
    root[key] = value;
    return true;
  }
  const child = root[key] ?? emptyMapping();
  if (!isMapping(child)) return false;
  root[key] = child;
  return setValue(child, rest, value);
}
