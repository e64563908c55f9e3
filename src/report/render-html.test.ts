import { describe, expect, it } from 'vitest';
import { binaryPromote, multiclassBootstrap, regressionHold } from '../../test/golden/report/samples.ts';
import { scanPage } from '../../test/golden/report/scan-page.ts';
import { renderHtml } from './render-html.ts';

const classesIn = (page: string): string[] =>
  scanPage(page).elements.flatMap(({ attributes }) => attributes.get('class') ?? []);

describe('renderHtml', () => {
  it('does without any one part', () => {
    for (const part of [
      'dataset',
      'profile',
      'validation',
      'metrics',
      'decision',
      'publication',
      'deployment',
      'promotion',
      'lineage',
    ] as const) {
      expect(() => scanPage(renderHtml({ ...binaryPromote, [part]: null })), part).not.toThrow();
    }
  });

  it('draws the champion only when its figures are there', () => {
    const both = classesIn(renderHtml(binaryPromote)).filter((name) => name === 'champion-line');
    const alone = classesIn(
      renderHtml({ ...binaryPromote, metrics: { ...binaryPromote.metrics!, champion_figures: null } }),
    );
    expect(both).toHaveLength(4);
    expect(alone).not.toContain('champion-line');
  });

  it('draws every residual, and the histogram has as many', () => {
    const { elements, text } = scanPage(renderHtml(regressionHold));
    expect(
      elements.filter(({ name, attributes }) => name === 'circle' && attributes.get('r') === '2.4'),
    ).toHaveLength(320);
    expect(text).toContain('320 holdout rows');
  });

  it('writes no extreme of a column, and no quartile of a small group', () => {
    const { profile } = binaryPromote;
    const odd = {
      min: 1234.5,
      q1: 2345.5,
      median: 3456.5,
      q3: 4567.5,
      max: 5678.5,
      mean: 6789.5,
      standard_deviation: 7890.5,
    };
    const page = (missing: number) =>
      renderHtml({
        ...binaryPromote,
        profile: {
          ...profile!,
          columns: [{ name: 'x', kind: 'number', role: 'feature', missing, distinct: 9, numeric: odd }],
        },
      });
    expect(page(0)).not.toMatch(/1,23[45]|5,67[89]/);
    expect(page(0)).toMatch(/3,45[67]/);
    expect(page(profile!.rows - 9)).not.toMatch(/3,45[67]|6,7(?:89|90)/);
  });

  it('has no coordinate that is not a number, with extreme values too', () => {
    const extreme: [number, number][] = [
      [-1.7e308, 1.7e308],
      [1.7e308, -1.7e308],
      [0, 0],
    ];
    const page = renderHtml({
      ...regressionHold,
      metrics: {
        ...regressionHold.metrics!,
        metrics: { mae: 1.7e308, rmse: 0, r2: -1.7e308 },
        figures: { ...regressionHold.metrics!.figures, residuals: extreme },
        importance: [
          { feature: 'a', value: 1.7e308 },
          { feature: 'b', value: -1.7e308 },
        ],
      },
    });
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
    const constant = renderHtml({
      ...regressionHold,
      metrics: {
        ...regressionHold.metrics!,
        figures: { ...regressionHold.metrics!.figures, residuals: [[5, 0]] },
        importance: [{ feature: 'a', value: 0 }],
      },
    });
    expect(constant).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shades each cell of the matrix by its share of the actual class', () => {
    const shares = scanPage(renderHtml(multiclassBootstrap)).elements.flatMap(
      ({ attributes }) => attributes.get('style') ?? [],
    );
    expect(shares).toEqual(
      ['0.968', '0.032', '0.000', '0.071', '0.929', '0.000', '0.000', '0.000', '1.000'].map(
        (share) => `--share:${share}`,
      ),
    );
  });
});
