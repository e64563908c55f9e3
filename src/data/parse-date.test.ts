import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -86_400_000],
    ['2000-02-29', 951_782_400_000],
    ['0001-01-01', -62_135_596_800_000],
    ['9999-12-31', 253_402_214_400_000],
    ['1970-01-01T00:00', 0],
    ['1970-01-01 01:02:03', 3_723_000],
    ['1970-01-01T00:00:00.25', 250],
    ['1970-01-01T00:00:00.0001Z', 0.1],
    ['1970-01-01T00:00+01:00', -3_600_000],
    ['1970-01-01T00:00-0130', 5_400_000],
    ['1970-01-01T00:00+02', -7_200_000],
  ])('%s', (text, milliseconds) => {
    expect(parseDate(text)).toBe(milliseconds);
  });

  it.each([
    '',
    '2024',
    '2024-01',
    '20240101',
    '2024-1-1',
    '2024-13-01',
    '2024-00-01',
    '2024-01-00',
    '2024-01-32',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '0000-01-01',
    '2024-01-01T',
    '2024-01-01T24:00',
    '2024-01-01T10:60',
    '2024-01-01T10:00:60',
    '2024-01-01T10:00+24:00',
    '2024-01-01T10:00+00:60',
    '2024-01-01Z',
    '01/02/2024',
    '2024-01-01  10:00',
    ' 2024-01-01',
    '+002024-01-01',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNaN();
  });

  it('equals Date.parse for every millisecond that has four digits of year', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (value) => {
        const text = value.toISOString();
        expect(parseDate(text)).toBe(value.getTime());
        expect(parseDate(text.slice(0, 10))).toBe(Date.parse(text.slice(0, 10)));
      }),
      { numRuns: 1000 },
    );
  });
});
