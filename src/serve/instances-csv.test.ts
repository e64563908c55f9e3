import { describe, expect, it } from 'vitest';
import { instancesCsv } from './instances-csv.ts';

describe('instancesCsv', () => {
  it('writes every kind of column, quotes what needs it, and leaves missing values empty', () => {
    const csv = instancesCsv({
      rowCount: 2,
      columns: [
        { kind: 'number', name: 'a number', values: Float64Array.of(-1.5e-7, NaN) },
        {
          kind: 'category',
          name: 'text, "quoted"',
          codes: Int32Array.of(0, -1),
          categories: ['line\nbreak, "quoted"'],
        },
        { kind: 'boolean', name: 'flag', values: Uint8Array.of(1, 255) },
        { kind: 'date', name: 'day', values: Float64Array.of(Date.UTC(2026, 0, 31), NaN) },
      ],
    });
    expect(csv).toBe(
      'a number,"text, ""quoted""",flag,day\n-1.5e-7,"line\nbreak, ""quoted""",true,2026-01-31T00:00:00.000Z\n,,,\n',
    );
  });

  it('keeps a row whose only cell is missing', () => {
    expect(
      instancesCsv({
        rowCount: 2,
        columns: [{ kind: 'number', name: 'x', values: Float64Array.of(NaN, 1) }],
      }),
    ).toBe('x\n""\n1\n');
  });
});
