import { formatMetric } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { unitAxis } from './nice-ticks.ts';
import { plotFrame, type PlotScale } from './plot-frame.ts';

type Curve = readonly (readonly [number, number])[];

export interface PrecisionRecallCurves {
  /** By rising recall. */
  readonly candidate: Curve;
  readonly champion: Curve | null;
  /** Average precisions, for the description. */
  readonly averages: { readonly candidate: number | null; readonly champion: number | null };
  /** Share of the positive class: the precision of a model that calls every row positive. */
  readonly prevalence: number | null;
}

/** Steps, not slopes: between two thresholds the precision is the next one's, as in the sum that average precision is. */
function steps(curve: Curve, scale: PlotScale): string {
  return curve
    .map(([x, y], index) => (index === 0 ? `M${scale.x(x)} ${scale.y(y)}` : `V${scale.y(y)}H${scale.x(x)}`))
    .join('');
}

/** Candidate and champion in one precision-recall plot, with the share of the positive class. */
export function precisionRecallCurve({
  candidate,
  champion,
  averages,
  prevalence,
}: PrecisionRecallCurves): Html {
  const against = champion === null ? '' : `, of the champion ${formatMetric(averages.champion)}`;
  return plotFrame({
    description: `Precision-recall curve. Average precision of the candidate ${formatMetric(averages.candidate)}${against}.`,
    x: unitAxis,
    y: unitAxis,
    xLabel: 'Recall',
    yLabel: 'Precision',
    marks: (scale) =>
      markup`${prevalence === null ? nothing : markup`<path class="chance" d="M${scale.left} ${scale.y(prevalence)}H${scale.right}"/>`}
        ${champion === null ? nothing : markup`<path class="champion-line" d="${steps(champion, scale)}"/>`}
        <path class="candidate-line" d="${steps(candidate, scale)}"/>`,
  });
}
