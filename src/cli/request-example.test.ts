import { describe, expect, it } from 'vitest';
import type { Feature, ProfileFile } from '../contract/run-files.ts';
import { curlLine, requestExample } from './request-example.ts';

const features: readonly Feature[] = [
  { name: 'age', kind: 'number', categories: null },
  { name: 'seen', kind: 'date', categories: null },
  { name: 'smoker', kind: 'boolean', categories: null },
  { name: 'island', kind: 'category', categories: ["O'ahu", 'Maui'] },
  { name: 'unprofiled', kind: 'number', categories: null },
];

function column(name: string, median: number): ProfileFile['columns'][number] {
  return {
    name,
    kind: 'number',
    role: 'feature',
    missing: 0,
    distinct: 2,
    numeric: { min: 0, q1: 0, median, q3: 0, max: 0, mean: 0, standard_deviation: 0 },
  };
}

const sha = 'a'.repeat(64);
const profile: ProfileFile = {
  schema: 'retrain.profile/1',
  rows: 2,
  columns: [column('age', 55.5), column('seen', Date.UTC(2026, 10, 21))],
  task: 'binary',
  target: 'target',
  classes: ['a', 'b'],
  positive: 'b',
  split: {
    rule: 'content',
    seed: 1,
    share: 0.2,
    training_rows: 1,
    holdout_rows: 1,
    training_digest: sha,
    holdout_digest: sha,
  },
};

describe('the example request', () => {
  it('is an ordinary row under the names that requests use', () => {
    expect(requestExample(features, profile, { age_years: 'age' })).toEqual({
      age_years: 55.5,
      seen: '2026-11-21T00:00:00.000Z',
      smoker: true,
      island: "O'ahu",
      unprofiled: 0,
    });
  });

  it('survives a shell', () => {
    expect(curlLine('http://127.0.0.1:1', requestExample(features.slice(3, 4), undefined, {}))).toBe(
      `curl -s 'http://127.0.0.1:1' -H 'content-type: application/json' -d '{"island":"O'\\''ahu"}'`,
    );
  });
});
