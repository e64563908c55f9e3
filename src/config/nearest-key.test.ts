import { describe, expect, it } from 'vitest';
import { nearestKey } from './nearest-key.ts';

describe('nearestKey', () => {
  const keys = ['threshold', 'min_absolute_change', 'min_relative_change', 'max_regression'];
  it.each([
    ['treshold', 'threshold'],
    ['threshodl', 'threshold'],
    ['maxRegression', 'max_regression'],
    ['MAX-REGRESSION', 'max_regression'],
    ['min_relativ_change', 'min_relative_change'],
  ])('finds %s', (written, expected) => {
    expect(nearestKey(written, keys)).toBe(expected);
  });

  it.each(['colour', '', '_', 'x'.repeat(10_000), 'thr'])('does not guess at %.10s', (written) => {
    expect(nearestKey(written, keys)).toBeUndefined();
  });

  it('does not take a short key for any other short key', () => {
    expect(nearestKey('ab', ['xy'])).toBeUndefined();
    expect(nearestKey('a', ['b'])).toBeUndefined();
  });

  it('takes the first among equals', () => {
    expect(nearestKey('cat', ['bat', 'hat'])).toBe('bat');
  });
});
