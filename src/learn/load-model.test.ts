import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { featuresOf, tableOf, type WrittenColumn } from '../../test/contracts/estimator-laws-table.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import { loadModel } from './load-model.ts';
import { trainModel } from './train-model.ts';

const columns: WrittenColumn[] = [
  { name: 'n', kind: 'number', values: [1, 2, 3, 4, 5, 6] },
  { name: 'c', kind: 'category', values: ['a', 'b', 'a', 'b', null, 'b'] },
];
const model = await trainModel({
  table: tableOf(columns),
  features: featuresOf(columns),
  target: { name: 't', task: 'binary', classes: ['no', 'yes'], positive: 'yes' },
  actual: Int32Array.of(0, 0, 1, 0, 1, 1),
  algorithm: 'logistic_regression',
  params: {},
  seed: 1,
});
const text = JSON.stringify(model.file);

async function refusal(json: string): Promise<string> {
  try {
    await loadModel(JSON.parse(json));
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'MODEL_UNREADABLE')
      return [error.message, ...error.problems].join('\n');
    throw error;
  }
  return 'accepted';
}

describe('a model file', () => {
  it('loads as it was saved', async () => {
    expect(await refusal(text)).toBe('accepted');
  });

  it.each([
    ['of another schema', '"retrain.model/1"', '"retrain.model/2"', 'schema'],
    ['of a command', '"kind":"built-in"', '"kind":"command"', 'kind'],
    ['of an unknown algorithm', '"logistic_regression"', '"oracle"', 'algorithm'],
    ["of another algorithm's form", '"logistic_regression"', '"ml_random_forest"', 'estimator.trees'],
    ['with an infinite number', '"intercepts":[', '"intercepts":[1e999,', 'estimator.intercepts'],
    ['with one coefficient too many', '"coefficients":[[', '"coefficients":[[1,', 'do not fit'],
    ['with a vector too many', '"coefficients":[', '"coefficients":[[1,1,1,1],', 'do not fit'],
    ['with one intercept too many', '"intercepts":[', '"intercepts":[1,', 'do not fit'],
    ['with a class that does not exist', '"classes":[0,1]', '"classes":[0,2]', 'do not fit'],
    ['with classes out of order', '"classes":[0,1]', '"classes":[1,0]', 'do not fit'],
    ['with a category more', '"categories":["a",', '"categories":["a","z",', 'do not fit'],
    ['with a single class', '"classes":["no","yes"]', '"classes":["no"]', 'classes of the model'],
    ['with a scale of 0', /"scale":[^}]*/, '"scale":0', 'encoding.features.0.scale'],
    ['with an encoding too few', /\{"kind":"number","fill[^}]*\},/, '', 'encoding of the model does not fit'],
    [
      'with a feature of another kind',
      '"name":"n","kind":"number"',
      '"name":"n","kind":"boolean"',
      'does not fit its features',
    ],
  ])('is refused %s', async (_, from, to, reason) => {
    const damaged = text.replace(from, to);
    expect(damaged).not.toBe(text);
    expect(await refusal(damaged)).toContain(reason);
  });

  it.each([['null'], ['[]'], ['1'], ['"model"'], ['{}']])('is not %s', async (json) => {
    expect(await refusal(json)).toContain('damaged');
  });

  it('reports a few problems of many', async () => {
    const coefficients = JSON.stringify(new Array(1000).fill('x'));
    const message = await refusal(
      text.replace(/"coefficients":\[\[[^\]]*\]\]/, `"coefficients":[${coefficients}]`),
    );
    expect(message.split('\n').length).toBeLessThan(8);
  });
});

/** Modules of this repository that a module loads, also when asked to by import(), and the packages they need. */
function closure(entry: URL, seen = new Map<string, string>(), packages = new Set<string>()) {
  if (seen.has(entry.href)) return { seen, packages };
  const source = readFileSync(entry, 'utf8');
  seen.set(entry.href, basename(entry.pathname));
  for (const [, before, specifier] of source.matchAll(
    /^(import type )?[^\n]*?(?:from |import\()'([^']+)'/gm,
  )) {
    if (before !== undefined) continue;
    if (specifier!.startsWith('.')) closure(new URL(specifier!, entry), seen, packages);
    else packages.add(specifier!);
  }
  return { seen, packages };
}

it('loads without any training code, and without ml-random-forest: it is what is deployed', () => {
  const { seen, packages } = closure(new URL('./load-model.ts', import.meta.url));
  expect([...packages].sort()).toEqual(['node:crypto', 'zod']);
  const modules = [...seen.values()];
  expect(modules).toContain('logistic-model.ts');
  expect(modules).toContain('forest-model.ts');
  expect(
    modules.filter((name) => /regression|ml-random|loss|squares|algorithms|minimise|^train/.test(name)),
  ).toEqual([]);
  const training = closure(new URL('./train-model.ts', import.meta.url));
  expect([...training.packages]).toContain('ml-random-forest');
});
