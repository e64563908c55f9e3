import { describe, expect, it } from 'vitest';
import { chooseFeatures } from './features.ts';
import { readDataset } from './read-dataset.ts';
import { selectRows } from './select-rows.ts';

const source =
  'id,c,n,b,d,e,y\n1,x,1,true,2024-01-01,,0\n2,z,2,false,,,1\n3,Z,,true,,,0\n4,z,4,,2024-01-02,,1\n5,rare,5,true,,7,1\n';
const { table } = readDataset(Buffer.from(source), { format: 'csv', name: 'data', types: {} });
const options = { target: 'y', exclude: ['id'], roles: [] };

describe('chooseFeatures', () => {
  it('takes all but the target and what has another role, categories most frequent first, ties by code units', () => {
    expect(chooseFeatures(table, options)).toEqual([
      { name: 'c', kind: 'category', categories: ['z', 'Z', 'rare', 'x'] },
      { name: 'n', kind: 'number', categories: null },
      { name: 'b', kind: 'boolean', categories: null },
      { name: 'd', kind: 'date', categories: null },
      { name: 'e', kind: 'number', categories: null },
    ]);
  });

  it('knows only what the training rows have', () => {
    const features = chooseFeatures(selectRows(table, Uint32Array.of(0, 1)), options);
    expect(features.map(({ name }) => name)).toEqual(['c', 'n', 'b', 'd']);
    expect(features[0]?.categories).toEqual(['x', 'z']);
  });

  it('takes the features that are named, in the order of the table, without split columns', () => {
    const features = chooseFeatures(table, { ...options, features: ['n', 'c', 'b', 'y'], roles: ['b'] });
    expect(features.map(({ name }) => name)).toEqual(['c', 'n']);
  });

  it('refuses names that are not there, and having none left', () => {
    expect(() => chooseFeatures(table, { ...options, features: ['n', 'm', 'constructor'] })).toThrow(
      'The dataset does not have "m", "constructor", which `dataset.features` names: correct the names.',
    );
    expect(() => chooseFeatures(table, { ...options, features: ['id'] })).toThrow(
      'There is no column to learn from',
    );
  });
});
