import { formatCount } from '../format.ts';
import { markup, type Html } from '../markup.ts';
import { niceAxis, positionOn } from './nice-ticks.ts';
import { coordinate, plotFrame } from './plot-frame.ts';

const binCount = 25;

/** How often residuals of which size come: a good model's heap is narrow and centred on zero. */
export function residualHistogram(points: readonly (readonly [number, number])[]): Html {
  const largest = points.reduce((most, [, residual]) => Math.max(most, Math.abs(residual)), 0);
  const x = niceAxis(-largest, largest, 5);
  const bins = new Array<number>(binCount).fill(0);
  for (const [, residual] of points)
    bins[Math.min(binCount - 1, Math.floor(positionOn(x, residual) * binCount))]! += 1;
  const y = niceAxis(0, Math.max(...bins), 5);
  const width = x.max / binCount - x.min / binCount;
  return plotFrame({
    description: `How the residuals of ${formatCount(points.length)} holdout rows are spread.`,
    x,
    y: { ...y, ticks: y.ticks.filter(Number.isInteger) },
    xLabel: 'Actual − predicted',
    yLabel: 'Rows',
    marks: (scale) => {
      const bars = bins.map((count, index) => {
        if (count === 0) return markup``;
        const from = Number(scale.x(x.min + index * width)) + 0.5;
        const to = Number(scale.x(x.min + (index + 1) * width)) - 0.5;
        return markup`<path class="bar" d="M${coordinate(from)} ${scale.bottom}V${scale.y(count)}H${coordinate(to)}V${scale.bottom}Z"/>`;
      });
      return markup`${bars}<path class="zero" d="M${scale.x(0)} ${scale.top}V${scale.bottom}"/>`;
    },
  });
}
