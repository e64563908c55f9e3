import { describe, expect, it } from 'vitest';
import vectors from '../../test/fixtures/data/profile-vectors.json' with { type: 'json' };
import { columnProfileSchema } from '../contract/run-files.ts';
import { profileTable } from './profile.ts';
import { readDataset } from './read-dataset.ts';

describe('profileTable', () => {
  it.each(vectors)('summarises numbers as numpy does: $name', ({ values, numeric }) => {
    const table = {
      rowCount: values.length,
      columns: [{ kind: 'number' as const, name: 'x', values: Float64Array.from(values) }],
    };
    const [profile] = profileTable(table, new Map());
    const largest = Math.max(1, ...values.map(Math.abs));
    for (const [name, expected] of Object.entries(numeric)) {
      const found = Object.entries(profile?.numeric ?? {}).find(([key]) => key === name)?.[1];
      expect(Math.abs((found ?? Number.NaN) - expected) / largest, name).toBeLessThan(1e-14);
    }
    expect(profile?.distinct).toBe(new Set(values).size);
  });

  it('counts missing and different values and gives roles', () => {
    const source = 'n,c,b,d,e\n1,x,true,2024-01-01,\n-0,y,,2024-01-01,\n0,x,true,,\n,,false,2024-01-03,\n';
    const { table } = readDataset(Buffer.from(source), { format: 'csv', name: 'data', types: {} });
    const profiles = profileTable(
      table,
      new Map([
        ['c', 'target' as const],
        ['b', 'feature' as const],
      ]),
    );
    expect(
      profiles.map(({ name, kind, role, missing, distinct }) => [name, kind, role, missing, distinct]),
    ).toEqual([
      ['n', 'number', 'ignored', 1, 2],
      ['c', 'category', 'target', 1, 2],
      ['b', 'boolean', 'feature', 1, 2],
      ['d', 'date', 'ignored', 1, 2],
      ['e', 'number', 'ignored', 4, 0],
    ]);
    expect(profiles.map(({ numeric }) => numeric?.max ?? null)).toEqual([
      1,
      null,
      null,
      Date.UTC(2024, 0, 3),
      null,
    ]);
    for (const profile of profiles) expect(columnProfileSchema.parse(profile)).toEqual(profile);
  });

  it('stays finite at the ends of the range', () => {
    const table = {
      rowCount: 2,
      columns: [
        { kind: 'number' as const, name: 'x', values: Float64Array.of(-Number.MAX_VALUE, Number.MAX_VALUE) },
      ],
    };
    expect(profileTable(table, new Map())[0]?.numeric).toMatchObject({
      mean: 0,
      median: 0,
      standard_deviation: Number.MAX_VALUE,
    });
  });
});
