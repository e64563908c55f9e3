import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table.ts';
import { readInstances, readQueryInstance, type Instances } from './read-instances.ts';
import { readJsonBody } from './read-json-body.ts';
import { Refusal } from './refusal.ts';
import { requestFields } from './request-fields.ts';

const fields = requestFields(
  [
    { name: 'n', kind: 'number', categories: null },
    { name: 'c', kind: 'category', categories: ['a', 'b'] },
    { name: 'b', kind: 'boolean', categories: null },
    { name: 'd', kind: 'date', categories: null },
  ],
  {},
);

function isSound(column: Column): boolean {
  switch (column.kind) {
    case 'number':
    case 'date':
      return column.values.every((value) => Number.isFinite(value) || Number.isNaN(value));
    case 'boolean':
      return column.values.every((value) => value === 0 || value === 1 || value === 255);
    case 'category':
      return column.codes.every((code) => code >= -1 && code < column.categories.length);
  }
}

/** Either a sound table, or a refusal of the client's fault: nothing else may come of a request. */
function outcomeOf(read: () => Instances): 'answered' | 'refused' {
  try {
    const { table } = read();
    expect(table.columns.map(({ name }) => name)).toEqual(['n', 'c', 'b', 'd']);
    expect(table.columns.every(isSound)).toBe(true);
    return 'answered';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.status).toBeLessThan(500);
    return 'refused';
  }
}

const scalar = fc.oneof(
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }).map(String),
);
const nearlyRow = fc.record({ n: scalar, c: scalar, b: scalar, d: scalar });

describe('whatever is sent', () => {
  it('as a body is answered or refused', () => {
    const seen = new Set<string>();
    const body = fc.oneof(
      fc.json({ maxDepth: 10 }),
      fc.string(),
      nearlyRow.map((row) => JSON.stringify(row)),
      fc.array(nearlyRow).map((instances) => JSON.stringify({ instances })),
    );
    fc.assert(
      fc.property(body, (text) => {
        seen.add(outcomeOf(() => readInstances(readJsonBody(Buffer.from(text)), fields, 5)));
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual(['answered', 'refused']);
  });

  it('as bytes is answered or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        outcomeOf(() => readInstances(readJsonBody(bytes), fields, 5));
      }),
    );
  });

  it('as a query is answered or refused, and never becomes a number that is none', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('n', 'c', 'b', 'd', 'x', '__proto__'), fc.string()),
        (query) => {
          outcomeOf(() => readQueryInstance(new URLSearchParams(query), fields));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('as a finite number arrives as that number, by body and by query', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        const expected = Float64Array.of(n === 0 ? 0 : n);
        const rest = { c: null, b: null, d: null };
        const body = readInstances(
          readJsonBody(Buffer.from(JSON.stringify({ n: n === 0 ? 0 : n, ...rest }))),
          fields,
          1,
        );
        expect(body.table.columns[0]).toMatchObject({ values: expected });
        const query = readQueryInstance(
          new URLSearchParams({ n: String(n === 0 ? 0 : n), c: '', b: '', d: '' }),
          fields,
        );
        expect(query.table.columns[0]).toMatchObject({ values: expected });
      }),
    );
  });
});
