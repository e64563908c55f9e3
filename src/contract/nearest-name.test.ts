import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const names = ['Beak Length (mm)', 'beak_depth', 'species', 'sex', 'x'];

it.each([
  ['Besk Length (mm)', 'Beak Length (mm)'],
  ['BEAK-DEPTH', 'beak_depth'],
  ['beak_depht', 'beak_depth'],
  ['speceis', 'species'],
  ['sez', 'sex'],
  ['X', 'x'],
  ['y', undefined],
  ['island', undefined],
  ['', undefined],
  ['species'.repeat(20), undefined],
])('%s', (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

it('takes the nearest, and the first among equals', () => {
  expect(nearestName('target', ['targets', 'tarjet', 'target2'])).toBe('targets');
  expect(nearestName('targetx', ['tarjetx', 'target'])).toBe('tarjetx');
  expect(nearestName('abcdef', ['abcxyz', 'abcdxx', 'abcdex'])).toBe('abcdex');
});

it.each([
  ['n_estimator', 'n_estimators'],
  ['nEstimators', 'n_estimators'],
  ['max-features', 'max_features'],
  ['c', 'C'],
  ['seeds', 'seed'],
  ['learning_rate', undefined],
  ['_', undefined],
  ['x'.repeat(10_000), undefined],
])('of %.20s is %s', (written, nearest) => {
  expect(nearestName(written, ['n_estimators', 'max_features', 'seed', 'C'])).toBe(nearest);
});

it('does not take a short name for any other short name', () => {
  expect(nearestName('ab', ['xy'])).toBeUndefined();
  expect(nearestName('a', ['b'])).toBeUndefined();
});
