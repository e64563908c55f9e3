import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { nearestName } from '../contract/nearest-name.ts';

/**
 * Parameters as an algorithm's schema wants them, with its defaults filled in.
 * Errors: `TRAIN_PARAMETERS_INVALID` naming every parameter that is unknown or out of its range.
 */
export function checkParameters<Shape extends z.ZodObject>(
  algorithm: string,
  schema: Shape,
  params: Readonly<Record<string, unknown>>,
): z.output<Shape> {
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  const problems = unknown.map((name) => unknownParameter(algorithm, name, known));
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name))),
  );
  if (parsed.success && problems.length === 0) return parsed.data;
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
  for (const name of wrong) {
    const value = params[name];
    problems.push(`train.params.${name} is ${shown(value)}: write ${describeRange(schema, name)}.`);
  }
  const count = problems.length === 1 ? 'a parameter' : `${problems.length} parameters`;
  throw new RetrainError(
    'TRAIN_PARAMETERS_INVALID',
    `train.params has ${count} that ${algorithm} cannot use.`,
    { problems },
  );
}

function unknownParameter(algorithm: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `it knows ${known.join(', ')}` : `did you mean ${nearest}`;
  return `train.params.${name.slice(0, 64)} is not a parameter of ${algorithm}: ${hint}${nearest === undefined ? '.' : '?'}`;
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? `the text "${value.slice(0, 64)}"` : String(value);

interface RangeNode {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly RangeNode[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly default?: unknown;
}

/** What a parameter may be, in words that come from its schema: "a number above 0 (default 1)". */
export function describeRange(schema: z.ZodObject, name: string): string {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as {
    properties?: Record<string, RangeNode>;
  };
  const node = properties[name] ?? {};
  const fallback =
    typeof node.default === 'number' || typeof node.default === 'boolean' || typeof node.default === 'string'
      ? ` (default ${node.default})`
      : '';
  return describe(node) + fallback;
}

function describe(node: RangeNode): string {
  if (node.anyOf !== undefined) return node.anyOf.map(describe).join(', or ');
  if (node.enum !== undefined) return node.enum.join(' or ');
  if (node.type === 'boolean') return 'true or false';
  const bounds: string[] = [];
  if (node.exclusiveMinimum !== undefined) bounds.push(`above ${node.exclusiveMinimum}`);
  if (node.minimum !== undefined) bounds.push(`of at least ${node.minimum}`);
  if (node.exclusiveMaximum !== undefined) bounds.push(`below ${node.exclusiveMaximum}`);
  // Every whole number has this bound, and says nothing by it.
  if (node.maximum !== undefined && node.maximum !== Number.MAX_SAFE_INTEGER)
    bounds.push(`of at most ${node.maximum}`);
  return [node.type === 'integer' ? 'a whole number' : 'a number', bounds.join(' and ')]
    .filter(Boolean)
    .join(' ');
}
