import { formatMetric } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { unitAxis } from './nice-ticks.ts';
import { plotFrame, type PlotScale } from './plot-frame.ts';

type Curve = readonly (readonly [number, number])[];

export interface RocCurves {
  readonly candidate: Curve;
  readonly champion: Curve | null;
  /** Areas under the curves, for the description. */
  readonly areas: { readonly candidate: number | null; readonly champion: number | null };
}

function line(curve: Curve, scale: PlotScale): string {
  return curve.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${scale.x(x)} ${scale.y(y)}`).join('');
}

/** Candidate and champion in one ROC plot, with the diagonal of a coin toss. */
export function rocCurve({ candidate, champion, areas }: RocCurves): Html {
  const against = champion === null ? '' : `, of the champion ${formatMetric(areas.champion)}`;
  return plotFrame({
    description: `ROC curve. Area under the curve of the candidate ${formatMetric(areas.candidate)}${against}.`,
    x: unitAxis,
    y: unitAxis,
    xLabel: 'False positive rate',
    yLabel: 'True positive rate',
    marks: (scale) =>
      markup`<path class="chance" d="M${scale.x(0)} ${scale.y(0)}L${scale.x(1)} ${scale.y(1)}"/>
        ${champion === null ? nothing : markup`<path class="champion-line" d="${line(champion, scale)}"/>`}
        <path class="candidate-line" d="${line(candidate, scale)}"/>`,
  });
}
