import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinCurve, type CurvePoint } from './thin-curve.ts';

describe('thinCurve', () => {
  it('keeps a curve within the limit as it is', () => {
    const points: CurvePoint[] = [
      [0, 0],
      [0.5, 0.5],
      [1, 1],
    ];
    expect(thinCurve(points, 3)).toEqual(points);
  });

  it('keeps corners and drops what lies on a straight line', () => {
    const steps = Array.from({ length: 101 }, (_, i): CurvePoint =>
      i <= 50 ? [0, i / 50] : [(i - 50) / 50, 1],
    );
    expect(thinCurve(steps, 10)).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  it('stays close to a curve of many points', () => {
    const arc = Array.from({ length: 10_001 }, (_, i): CurvePoint => [i / 10_000, Math.sqrt(i / 10_000)]);
    const thin = thinCurve(arc, 200);
    expect(thin).toHaveLength(200);
    const worst = arc.map(([x, y]) => {
      const next = thin.findIndex(([right]) => right >= x);
      if (next === 0) return 0;
      const [x0, y0] = thin[next - 1]!;
      const [x1, y1] = thin[next]!;
      return Math.abs(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) - y);
    });
    expect(Math.max(...worst)).toBeLessThan(2e-4);
  });

  it('keeps to the limit, the end points and the order for any curve', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 20 }),
        (points, limit) => {
          const thin = thinCurve(points, limit);
          expect(thin.length).toBeLessThanOrEqual(Math.max(limit, 1));
          expect(thin[0]).toEqual(points[0]);
          expect(thin.at(-1)).toEqual(points.at(-1));
          let from = 0;
          for (const point of thin) {
            from = points.indexOf(point, from) + 1;
            expect(from).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
