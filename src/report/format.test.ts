import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDay,
  formatDifference,
  formatMetric,
  formatNumber,
  formatSeconds,
  formatShare,
  formatTime,
} from './format.ts';

describe('formatMetric', () => {
  it.each([
    [0.947, '0.9470'],
    [0.98521, '0.9852'],
    [1, '1.000'],
    [0, '0.0000'],
    [0.0955, '0.09550'],
    [0.00042, '0.0004200'],
    [0.000012, '1.200e−5'],
    [12.3456, '12.35'],
    [123.456, '123.5'],
    [48_120.55, '48,121'],
    [-0.5, '−0.5000'],
    [1_234_567.8, '1,234,568'],
    [2e12, '2.000e12'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('writes %d as %s', (value, expected) => {
    expect(formatMetric(value)).toBe(expected);
  });

  it('is within half a unit of the fourth digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e8, noNaN: true }), (value) => {
        const read = Number(formatMetric(value).replaceAll(',', ''));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(value * 5.01e-4);
      }),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [0.8, '0.8'],
    [0.02, '0.02'],
    [1000, '1,000'],
    [1.5, '1.5'],
    [99.996, '100'],
    [1e-8, '1e−8'],
    [1.23456e-7, '1.235e−7'],
    [-7310.8, '−7,311'],
    [1e21, '1e21'],
    [0, '0'],
    [null, '–'],
  ])('writes %d as %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });
});

describe('formatDifference', () => {
  it.each([
    [0.0158, 0.947, '+0.0158'],
    [-0.02925, 0.0955, '−0.02925'],
    [2212.24, 48_120.55, '+2,212'],
    [0.000001234, 0.947, '+1.2e−6'],
    [0, 0.5, '0'],
  ])('writes %d beside %d as %s', (difference, value, expected) => {
    expect(formatDifference(difference, value)).toBe(expected);
  });
});

describe('the other formats', () => {
  it('write counts, shares, durations, sizes and days', () => {
    expect([0, 999, 1000, 1_234_567, null].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567', '–']);
    expect([
      formatShare(0, 9),
      formatShare(9, 9),
      formatShare(1, 100_000),
      formatShare(99_999, 100_000),
      formatShare(1, 3),
      formatShare(1, 0),
    ]).toEqual(['0 %', '100 %', '0.1 %', '99.9 %', '33.3 %', '–']);
    expect([0.84, 12.44, 59.97, 200, 7500].map(formatSeconds)).toEqual([
      '840 ms',
      '12.4 s',
      '1 min 0 s',
      '3 min 20 s',
      '2 h 5 min',
    ]);
    expect([812, 14_200, 999_999, 3_100_000].map(formatBytes)).toEqual([
      '812 B',
      '14.2 kB',
      '1.0 MB',
      '3.1 MB',
    ]);
    expect([formatDay(0), formatDay(-1), formatDay(1e300), formatDay(null)]).toEqual([
      '1970-01-01',
      '1969-12-31',
      '–',
      '–',
    ]);
    expect([formatTime('2026-03-14T09:26:53.000Z'), formatTime('soon')]).toEqual([
      '2026-03-14 09:26 UTC',
      'soon',
    ]);
  });
});
