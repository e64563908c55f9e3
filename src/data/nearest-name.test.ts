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
