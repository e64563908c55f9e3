import type { Feature } from '../contract/run-files.ts';
import type { Column, Table } from '../data/table.ts';
import { nearestName } from '../contract/nearest-name.ts';
import { readJsonValue, readQueryValue, type ReadValue } from './read-value.ts';
import { Refusal, type FieldProblem } from './refusal.ts';
import type { RequestField } from './request-fields.ts';

/** The rows of a request. */
export interface Instances {
  /** The features by their own names. */
  readonly table: Table;
  /** Whether the request was one row rather than a list: the answer has the same shape. */
  readonly single: boolean;
}

type Value = number | string | boolean | null;

/** Problems that an answer lists; a request can have as many as it has bytes. */
const maxProblems = 100;

class Problems {
  readonly listed: FieldProblem[] = [];
  count = 0;

  add(problem: FieldProblem): void {
    this.count++;
    if (this.listed.length < maxProblems) this.listed.push({ ...problem, field: problem.field.slice(0, 64) });
  }

  throwIfAny(): void {
    const [first] = this.listed;
    if (first === undefined) return;
    const where = first.instance === undefined ? '' : ` of instance ${first.instance}`;
    const more =
      this.count === 1
        ? ''
        : ` There are ${this.count} problems; fields lists ${this.count > maxProblems ? 'the first of them' : 'them'}.`;
    throw new Refusal(400, 'INVALID_FIELDS', `The field "${first.field}"${where} ${first.problem}.${more}`, {
      fields: this.listed,
    });
  }
}

function columnOf(feature: Feature, values: readonly Value[]): Column {
  const { name, kind } = feature;
  switch (kind) {
    case 'number':
    case 'date':
      return {
        kind,
        name,
        values: Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN)),
      };
    case 'boolean':
      return {
        kind,
        name,
        values: Uint8Array.from(values, (value) => (typeof value === 'boolean' ? Number(value) : 255)),
      };
    case 'category': {
      const index = new Map<string, number>();
      const codes = Int32Array.from(values, (value) => {
        if (typeof value !== 'string') return -1;
        const code = index.get(value) ?? index.size;
        index.set(value, code);
        return code;
      });
      return { kind, name, codes, categories: [...index.keys()] };
    }
  }
}

function tableOf(fields: readonly RequestField[], rows: readonly (readonly Value[])[]): Table {
  return {
    rowCount: rows.length,
    columns: fields.map(({ feature }, index) =>
      columnOf(
        feature,
        rows.map((row) => row[index]!),
      ),
    ),
  };
}

/** One row's values in the order of the fields; what is wrong with it is added to the problems. */
function readRow<T>(
  entries: ReadonlyMap<string, T>,
  fields: readonly RequestField[],
  read: (value: T, feature: Feature) => ReadValue,
  problems: Problems,
  where: { readonly instance?: number },
): Value[] {
  const row = fields.map(({ name, feature }): Value => {
    const value = entries.get(name);
    if (value === undefined) {
      problems.add({ field: name, ...where, problem: 'is missing (send null when its value is not known)' });
      return null;
    }
    const found = read(value, feature);
    if (found.ok) return found.value;
    problems.add({ field: name, ...where, problem: found.problem });
    return null;
  });
  const names = fields.map(({ name }) => name);
  const known = new Set(names);
  for (const name of entries.keys()) {
    if (known.has(name)) continue;
    // Nearness costs the product of the lengths: worked out only for what is listed.
    const near = problems.listed.length < maxProblems ? nearestName(name, names) : undefined;
    problems.add({
      field: name,
      ...where,
      problem: near === undefined ? 'is not known' : `is not known: "${near}" is`,
    });
  }
  return row;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The rows of a request body: one object, or `{"instances": [ … ]}`. An absent field is an error and an unknown one too; an explicit
 * null is a missing value, which the model's encoding handles. Throws a `Refusal` with every problem, by field name.
 */
export function readInstances(
  body: unknown,
  fields: readonly RequestField[],
  maxInstances: number,
): Instances {
  if (!isObject(body)) {
    throw new Refusal(
      400,
      'INVALID_BODY',
      'The body must be one row as a JSON object, or {"instances": [ … ]} with several.',
    );
  }
  const problems = new Problems();
  const list = Object.hasOwn(body, 'instances') ? body['instances'] : undefined;
  if (!Array.isArray(list)) {
    const row = readRow(new Map(Object.entries(body)), fields, readJsonValue, problems, {});
    problems.throwIfAny();
    return { table: tableOf(fields, [row]), single: true };
  }
  const instances: readonly unknown[] = list;
  for (const field of Object.keys(body)) {
    if (field !== 'instances') problems.add({ field, problem: 'is not known beside "instances"' });
  }
  problems.throwIfAny();
  if (instances.length === 0) throw new Refusal(400, 'NO_INSTANCES', 'The list "instances" is empty.');
  if (instances.length > maxInstances) {
    throw new Refusal(
      413,
      'TOO_MANY_INSTANCES',
      `The list "instances" has ${instances.length} rows; at most ${maxInstances} are answered at once.`,
    );
  }
  const rows = instances.map((instance, index) => {
    if (isObject(instance))
      return readRow(new Map(Object.entries(instance)), fields, readJsonValue, problems, { instance: index });
    problems.add({ field: 'instances', instance: index, problem: 'must be a JSON object' });
    return [];
  });
  problems.throwIfAny();
  return { table: tableOf(fields, rows), single: false };
}

/** The row of a query string. The same rules as for a body; the values are texts, and an empty one is a missing value. */
export function readQueryInstance(query: URLSearchParams, fields: readonly RequestField[]): Instances {
  const problems = new Problems();
  const entries = new Map<string, string>();
  for (const [name, value] of query) {
    if (entries.has(name)) problems.add({ field: name, problem: 'is given more than once' });
    entries.set(name, value);
  }
  const row = readRow(entries, fields, readQueryValue, problems, {});
  problems.throwIfAny();
  return { table: tableOf(fields, [row]), single: true };
}
