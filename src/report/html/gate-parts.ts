import type { DecisionFile, Evidence, MetricsFile } from '../../contract/run-files.ts';
import { metricStrip } from '../charts/metric-strip.ts';
import { formatDifference, formatMetric, formatNumber, missingSign } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { championNote, championValues, metricRows, type MetricRow } from '../metric-rows.ts';
import { ruleLabel } from '../rule-label.ts';
import { capText, nameLimit, sentenceLimit, visibleText } from '../visible-text.ts';
import { icon, type IconName } from './icon.ts';
import { name } from './name.ts';
import { section } from './section.ts';
import { table } from './table.ts';

const outcomes: Record<
  Evidence['outcome'],
  { readonly icon: IconName; readonly tone: string; readonly word: string }
> = {
  pass: { icon: 'check', tone: 'good', word: 'pass' },
  fail: { icon: 'cross', tone: 'failed', word: 'fail' },
  undecided: { icon: 'question', tone: 'held', word: 'undecided' },
  info: { icon: 'info', tone: 'plain', word: 'note' },
};

/** The gate's evidence, one row a rule. */
export function evidencePart(decision: DecisionFile): Html {
  const rows = decision.evidence.map((row) => {
    const outcome = outcomes[row.outcome];
    return [
      markup`<span class="mark ${outcome.tone}">${icon(outcome.icon)}${outcome.word}</span>`,
      markup`<span class="rule">${capText(visibleText(ruleLabel(row.rule)), nameLimit)}</span>${row.metric === null ? nothing : markup` ${name(row.metric)}`}`,
      markup`${formatMetric(row.candidate)}`,
      markup`${formatMetric(row.champion)}`,
      markup`${formatNumber(row.limit)}`,
      markup`${capText(visibleText(row.sentence), sentenceLimit)}`,
    ];
  });
  const forced =
    decision.forced === null
      ? nothing
      : markup`<p class="callout">
          <strong>Forced</strong> by ${name(decision.forced.actor)}:
          ${capText(visibleText(decision.forced.reason), sentenceLimit)}
        </p>`;
  return section('evidence', 'Evidence', 'One row for each rule of the gate.', [
    forced,
    table({
      caption: 'Evidence of the gate',
      columns: [
        { label: 'Result', kind: 'text' },
        { label: 'Rule', kind: 'text' },
        { label: 'Candidate', kind: 'number' },
        { label: 'Champion', kind: 'number' },
        { label: 'Limit', kind: 'number' },
        { label: 'In words', kind: 'text' },
      ],
      heading: 1,
      rows,
      layout: 'stacked',
    }),
  ]);
}

function difference(row: MetricRow): Html {
  if (row.difference === null || row.candidate === null) return markup`${missingSign}`;
  if (row.trend === 'same') return markup`<span class="trend same">same</span>`;
  const arrow = row.difference > 0 ? '▲' : '▼';
  const word = row.trend === null ? nothing : markup` <small>${row.trend}</small>`;
  return markup`<span class="trend ${row.trend ?? 'same'}"><span class="nowrap">${arrow} ${formatDifference(row.difference, row.candidate)}</span>${word}</span>`;
}

function legendOf(mark: Html, label: string): Html {
  return markup`<li><svg viewBox="0 0 20 20" aria-hidden="true">${mark}</svg>${label}</li>`;
}

/** The metrics of the holdout: candidate, champion, difference, and the model that ignores its input. */
export function metricsPart(metrics: MetricsFile, decision: DecisionFile | null): Html {
  const rows = metricRows(metrics, decision);
  const champion = championValues(metrics) !== null;
  const notes = [
    championNote(metrics),
    ...rows
      .filter((row) => row.reason !== null)
      .map((row) => `${capText(visibleText(row.name), nameLimit)} is undefined: ${row.reason!}`),
  ];
  return section('metrics', 'Metrics', 'On the holdout: rows kept from training.', [
    table({
      caption: 'Metrics on the holdout',
      columns: [
        { label: 'Metric', kind: 'text' },
        { label: 'Candidate', kind: 'number' },
        { label: 'Champion', kind: 'number' },
        { label: 'Difference', kind: 'number' },
        { label: 'Baseline', kind: 'number' },
        { label: 'At a glance', kind: 'figure' },
      ],
      heading: 0,
      rows: rows.map((row) => [
        name(row.name),
        markup`<strong>${formatMetric(row.candidate)}</strong>`,
        markup`${formatMetric(row.champion)}`,
        difference(row),
        markup`${formatMetric(row.baseline)}`,
        metricStrip(row),
      ]),
    }),
    markup`<ul class="legend">
      ${legendOf(markup`<circle class="candidate-mark" cx="10" cy="10" r="4.2"/>`, 'candidate')}
      ${champion ? legendOf(markup`<path class="champion-mark" d="M10 5l5 5-5 5-5-5Z"/>`, 'champion') : nothing}
      ${legendOf(markup`<path class="baseline-mark" d="M10 4V16"/>`, 'baseline: a model that ignores its input')}
      </ul>`,
    ...notes
      .filter((note) => note !== null)
      .map((note) => markup`<p class="note">${capText(visibleText(note), sentenceLimit)}</p>`),
  ]);
}
