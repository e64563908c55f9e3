import { formatCount } from '../format.ts';
import { markup, type Html } from '../markup.ts';
import { niceAxis } from './nice-ticks.ts';
import { plotFrame } from './plot-frame.ts';

/** Residuals over predictions: a good model scatters evenly about the line at zero. */
export function residualPlot(points: readonly (readonly [number, number])[]): Html {
  const predicted = points.map(([x]) => x);
  const largest = points.reduce((most, [, residual]) => Math.max(most, Math.abs(residual)), 0);
  return plotFrame({
    description: `Residuals of ${formatCount(points.length)} holdout rows over their predictions.`,
    x: niceAxis(
      predicted.reduce((a, b) => Math.min(a, b)),
      predicted.reduce((a, b) => Math.max(a, b)),
      5,
    ),
    y: niceAxis(-largest, largest, 6),
    xLabel: 'Predicted',
    yLabel: 'Actual − predicted',
    marks: (scale) =>
      markup`<path class="zero" d="M${scale.left} ${scale.y(0)}H${scale.right}"/>
        <g class="points">${points.map(([x, y]) => markup`<circle cx="${scale.x(x)}" cy="${scale.y(y)}" r="2.4"/>`)}</g>`,
  });
}
