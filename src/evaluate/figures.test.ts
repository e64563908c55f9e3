import { describe, expect, it } from 'vitest';
import { figuresSchema } from '../contract/run-files.ts';
import { computeFigures } from './figures.ts';

describe('computeFigures', () => {
  it('draws curves of at most 200 points from end to end', () => {
    const rowCount = 5000;
    const actual = Int32Array.from({ length: rowCount }, (_, i) => ((i * 7919) % 5000 > i ? 0 : 1));
    const probabilities = Float64Array.from({ length: rowCount * 2 }, (_, i) => {
      const p = ((i >> 1) + 1) / (rowCount + 2);
      return i % 2 === 1 ? p : 1 - p;
    });
    const labels = Int32Array.from({ length: rowCount }, (_, i) => (i > 2500 ? 1 : 0));
    const figures = computeFigures({
      task: 'binary',
      classes: ['a', 'b'],
      actual,
      predictions: { kind: 'classes', labels, probabilities },
    });
    expect(figuresSchema.parse(figures)).toEqual(figures);
    expect(figures.roc!.length).toBeLessThanOrEqual(200);
    expect(figures.roc!.length).toBeGreaterThan(100);
    expect([figures.roc![0], figures.roc!.at(-1)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(figures.precision_recall!.length).toBeLessThanOrEqual(200);
    expect(figures.precision_recall![0]).toEqual([0, 1]);
    expect(figures.precision_recall!.at(-1)).toEqual([1, actual.reduce((a, b) => a + b, 0) / rowCount]);
    expect(figures.confusion!.flat().reduce((a, b) => a + b, 0)).toBe(rowCount);
    expect(figures.residuals).toBeNull();
  });

  it('has rows for actual classes and columns for predicted ones, without unknown classes', () => {
    const figures = computeFigures({
      task: 'multiclass',
      classes: ['a', 'b', 'c'],
      actual: Int32Array.of(0, 0, 2, -1),
      predictions: { kind: 'classes', labels: Int32Array.of(0, 1, 1, 2), probabilities: null },
    });
    expect(figures).toEqual({
      confusion: [
        [1, 1, 0],
        [0, 0, 0],
        [0, 1, 0],
      ],
      roc: null,
      precision_recall: null,
      residuals: null,
    });
  });

  it('draws no curve that is undefined', () => {
    const of = (actual: readonly number[]) =>
      computeFigures({
        task: 'binary',
        classes: ['a', 'b'],
        actual: Int32Array.from(actual),
        predictions: {
          kind: 'classes',
          labels: Int32Array.of(0, 1),
          probabilities: Float64Array.of(0.9, 0.1, 0.2, 0.8),
        },
      });
    expect(of([0, 0])).toMatchObject({ roc: null, precision_recall: null });
    expect(of([1, 1])).toMatchObject({
      roc: null,
      precision_recall: [
        [0, 1],
        [0.5, 1],
        [1, 1],
      ],
    });
    expect(of([0, -1])).toMatchObject({ roc: null, precision_recall: null });
  });

  it('draws at most 500 residuals, the largest among them, always the same', () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => (i * 1013) % 4000);
    const actual = Float64Array.from(
      values,
      (value, i) => value + (i === 1234 ? 900 : i === 4 ? -800 : (i % 7) - 3),
    );
    const input = {
      task: 'regression',
      classes: [],
      actual,
      predictions: { kind: 'values', values },
    } as const;
    const { residuals, confusion } = computeFigures(input);
    expect(confusion).toBeNull();
    expect(residuals).toHaveLength(500);
    expect(residuals!.map(([, residual]) => residual)).toEqual(expect.arrayContaining([900, -800]));
    expect([residuals![0]![0], residuals!.at(-1)![0]]).toEqual([0, 3999]);
    const gaps = residuals!.slice(1).map(([x], i) => x - residuals![i]![0]);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12);
    expect(computeFigures(input).residuals).toEqual(residuals);
  });

  it('draws few residuals as they are, by prediction', () => {
    const { residuals } = computeFigures({
      task: 'regression',
      classes: [],
      actual: Float64Array.of(3, 1),
      predictions: { kind: 'values', values: Float64Array.of(2, -1) },
    });
    expect(residuals).toEqual([
      [-1, 2],
      [2, 1],
    ]);
  });
});
