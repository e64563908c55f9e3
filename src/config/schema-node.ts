import { configJsonSchema } from '../contract/option.ts';
import { dottedPath, type Path } from './yaml-value.ts';

/** The part of JSON Schema that the configuration uses. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly secret?: boolean;
}

const root = configJsonSchema() as SchemaNode;

/** What the schema says about a path, or undefined when the configuration has no such key. */
export function schemaAt(path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const segment of path) {
    if (typeof segment === 'number') node = node.items;
    else if (node.properties !== undefined && Object.hasOwn(node.properties, segment))
      node = node.properties[segment];
    else node = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
    if (node === undefined) return undefined;
  }
  return node;
}

/** The keys that a mapping may have; empty when it may have any. */
export function knownKeys(path: Path): readonly string[] {
  return Object.keys(schemaAt(path)?.properties ?? {});
}

/** The mappings, dotted, that have a key of this name; the root is left out. */
export function homesOf(key: string): readonly string[] {
  const homes: string[] = [];
  const visit = (node: SchemaNode, path: Path): void => {
    if (node.properties === undefined) return;
    if (path.length > 0 && Object.hasOwn(node.properties, key)) homes.push(dottedPath(path));
    for (const [name, child] of Object.entries(node.properties)) visit(child, [...path, name]);
  };
  visit(root, []);
  return homes;
}

/** Every key that must be there once the mapping around it is there, dotted. */
export function requiredKeys(): readonly string[] {
  const keys: string[] = [];
  const visit = (node: SchemaNode, path: Path): void => {
    for (const key of node.required ?? []) keys.push(dottedPath([...path, key]));
    for (const [name, child] of Object.entries(node.properties ?? {})) visit(child, [...path, name]);
  };
  visit(root, []);
  return keys;
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  // zod writes the limits of safe integers into the schema of every integer; nobody asked for those.
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const lower =
    least === undefined
      ? exclusiveMinimum === undefined
        ? []
        : [`above ${exclusiveMinimum}`]
      : [`of at least ${least}`];
  const upper =
    most === undefined
      ? exclusiveMaximum === undefined
        ? []
        : [`below ${exclusiveMaximum}`]
      : [`at most ${most}`];
  const limits = [...lower, ...upper];
  return limits.length === 0 ? '' : ` ${limits.join(' and ')}`;
}

function isShort(node: SchemaNode): boolean {
  return node.enum === undefined && node.anyOf === undefined;
}

/** `a, b or c` */
export function alternatives(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

/** What the value must be, to follow "must be": `a number above 0 and below 1`. */
export function expectation(node: SchemaNode | undefined): string {
  if (node === undefined) return 'something else';
  if (node.anyOf !== undefined) return alternatives(node.anyOf.map(expectation));
  const { type } = node;
  if (typeof type === 'object') return alternatives(type.map((one) => expectation({ ...node, type: one })));
  if (node.enum !== undefined) return node.enum.length === 1 ? node.enum.join('') : alternatives(node.enum);
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
      return `a number${range(node)}`;
    case 'integer':
      return `a whole number${range(node)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return node.items !== undefined && isShort(node.items)
        ? `a list of ${plural(node.items)}`
        : `a list, each item ${expectation(node.items)}`;
    case 'object':
      return 'a mapping (indented lines of "key: value")';
    default:
      return 'something else';
  }
}

function plural(node: SchemaNode): string {
  return node.type === 'string'
    ? 'texts'
    : node.type === 'number' || node.type === 'integer'
      ? 'numbers'
      : 'values';
}
