import type { MetricsFile } from '../../contract/run-files.ts';
import { importanceBar } from '../charts/importance-bar.ts';
import { precisionRecallCurve } from '../charts/precision-recall-curve.ts';
import { residualHistogram } from '../charts/residual-histogram.ts';
import { residualPlot } from '../charts/residual-plot.ts';
import { rocCurve } from '../charts/roc-curve.ts';
import { formatCount, formatMetric, formatNumber } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { championValues } from '../metric-rows.ts';
import { name } from './name.ts';
import { section } from './section.ts';
import { table } from './table.ts';

function legendLine(mark: 'candidate-line' | 'champion-line' | 'chance'): Html {
  return markup`<svg viewBox="0 0 28 20" class="wide" aria-hidden="true"><path class="${mark}" d="M2 10H26"/></svg>`;
}

const lines = {
  candidate: legendLine('candidate-line'),
  champion: legendLine('champion-line'),
  chance: legendLine('chance'),
};

function figure(title: string, legend: readonly Html[], chart: Html): Html {
  const list = legend.length === 0 ? nothing : markup`<ul class="legend">${legend}</ul>`;
  return markup`<figure>
    <figcaption><h3>${title}</h3>${list}</figcaption>
    ${chart}
    </figure>
    `;
}

function prevalenceOf(confusion: readonly (readonly number[])[] | null): number | null {
  if (confusion?.length !== 2) return null;
  const [negatives, positives] = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = negatives! + positives!;
  return all === 0 ? null : positives! / all;
}

/** ROC and precision-recall curves of candidate and champion; `null` when there is neither. */
export function curvesPart(metrics: MetricsFile): Html | null {
  const { figures, champion_figures: before } = metrics;
  const champion = championValues(metrics);
  const of = (metric: string) => ({
    candidate: metrics.metrics[metric] ?? null,
    champion: champion?.[metric] ?? null,
  });
  const entry = (line: Html, label: string, value: number | null) =>
    markup`<li>${line}${label} ${value === null ? nothing : markup`<b>${formatMetric(value)}</b>`}</li>`;
  const charts: Html[] = [];
  if (figures.roc !== null) {
    const areas = of('roc_auc');
    charts.push(
      figure(
        'ROC curve',
        [
          entry(lines.candidate, 'candidate', areas.candidate),
          before?.roc ? entry(lines.champion, 'champion', areas.champion) : nothing,
          entry(lines.chance, 'coin toss', null),
        ],
        rocCurve({ candidate: figures.roc, champion: before?.roc ?? null, areas }),
      ),
    );
  }
  if (figures.precision_recall !== null) {
    const averages = of('average_precision');
    const prevalence = prevalenceOf(figures.confusion);
    charts.push(
      figure(
        'Precision and recall',
        [
          entry(lines.candidate, 'candidate', averages.candidate),
          before?.precision_recall ? entry(lines.champion, 'champion', averages.champion) : nothing,
          prevalence === null ? nothing : entry(lines.chance, 'share of positives', prevalence),
        ],
        precisionRecallCurve({
          candidate: figures.precision_recall,
          champion: before?.precision_recall ?? null,
          averages,
          prevalence,
        }),
      ),
    );
  }
  if (charts.length === 0) return null;
  return section('curves', 'Curves', 'Every threshold at once. With each name, the area under its curve.', [
    markup`<div class="pair">${charts}</div>`,
  ]);
}

/** Residuals of a regression; `null` when there are none. */
export function residualsPart(metrics: MetricsFile): Html | null {
  const points = metrics.figures.residuals;
  if (points === null || points.length === 0) return null;
  return section(
    'residuals',
    'Residuals',
    `Actual minus predicted, for ${formatCount(points.length)} holdout rows.`,
    [
      markup`<div class="pair">
        ${figure('Over the prediction', [], residualPlot(points))}
        ${figure('How they are spread', [], residualHistogram(points))}
        </div>`,
    ],
  );
}

const featureLimit = 20;

/** The features that the model looks at most; `null` when it does not say. */
export function importancePart(metrics: MetricsFile): Html | null {
  const shown = metrics.importance.slice(0, featureLimit);
  if (shown.length === 0) return null;
  const values = shown.map(({ value }) => value);
  const range = { min: Math.min(0, ...values), max: Math.max(0, ...values) };
  const left = metrics.importance.length - shown.length;
  return section(
    'importance',
    'Feature importance',
    'Weight of each feature in the model, on the model’s own scale.',
    [
      table({
        caption: 'Feature importance',
        layout: 'bars',
        columns: [
          { label: 'Feature', kind: 'text' },
          { label: 'Weight', kind: 'number' },
          { label: 'In proportion', kind: 'figure' },
        ],
        heading: 0,
        rows: shown.map(({ feature, value }) => [
          name(feature),
          markup`${formatNumber(value)}`,
          importanceBar(value, range),
        ]),
      }),
      left > 0
        ? markup`<p class="note">${formatCount(left)} features with less weight are not shown.</p>`
        : nothing,
    ],
  );
}
