import { z } from 'zod';
import { configSchema } from './config.ts';

/** A key of the configuration that can be set by an action input or a flag as well. */
export interface Option {
  /** Input name (snake_case); the flag is the same with hyphens. */
  readonly input: string;
  /** Path of the key in the configuration. */
  readonly path: readonly string[];
  readonly description: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  /** Closed set of values, when there is one. */
  readonly choices: readonly string[] | null;
  readonly defaultValue: string | null;
}

interface JsonSchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly input?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchemaNode[];
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
}

/** The configuration as JSON Schema (draft 2020-12), as editors read it. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, { io: 'input' });
}

function collect(node: JsonSchemaNode, path: readonly string[]): Option[] {
  if (node.properties !== undefined) {
    return Object.entries(node.properties).flatMap(([key, child]) => collect(child, [...path, key]));
  }
  if (node.input === undefined) return [];
  const type = node.type ?? 'string';
  if (type !== 'string' && type !== 'number' && type !== 'integer' && type !== 'boolean') {
    throw new TypeError(`The key ${path.join('.')} is of type ${type} and cannot be an input.`);
  }
  const { description, default: defaultValue } = node;
  if (description === undefined) throw new TypeError(`The key ${path.join('.')} has no description.`);
  return [
    {
      input: node.input,
      path,
      description,
      type,
      choices: node.enum ?? null,
      defaultValue:
        typeof defaultValue === 'string' ||
        typeof defaultValue === 'number' ||
        typeof defaultValue === 'boolean'
          ? String(defaultValue)
          : null,
    },
  ];
}

/** Every option of the configuration, in the order of its declaration. */
export const options: readonly Option[] = collect(configJsonSchema(), []);
