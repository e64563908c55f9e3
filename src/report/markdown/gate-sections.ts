import type { DecisionFile, Evidence, MetricsFile } from '../../contract/run-files.ts';
import { nameMarkdown, sentenceMarkdown } from '../escape-markdown.ts';
import { formatDifference, formatMetric, formatNumber } from '../format.ts';
import { championNote, metricRows, type MetricRow } from '../metric-rows.ts';
import { ruleLabel } from '../rule-label.ts';
import { tableLines, type MarkdownSection } from './section.ts';

const outcomes: Record<Evidence['outcome'], string> = {
  pass: '✅ pass',
  fail: '❌ fail',
  undecided: '❔ undecided',
  info: 'ℹ️ note',
};

/** One row a rule of the gate. */
export function evidenceSection(decision: DecisionFile): MarkdownSection {
  const table = tableLines(
    [
      ['Result', 'left'],
      ['Rule', 'left'],
      ['Metric', 'left'],
      ['Candidate', 'right'],
      ['Champion', 'right'],
      ['Limit', 'right'],
      ['In words', 'left'],
    ],
    decision.evidence.map((row) => [
      outcomes[row.outcome],
      sentenceMarkdown(ruleLabel(row.rule)),
      row.metric === null ? '–' : nameMarkdown(row.metric),
      formatMetric(row.candidate),
      formatMetric(row.champion),
      formatNumber(row.limit),
      sentenceMarkdown(row.sentence),
    ]),
  );
  const forced =
    decision.forced === null
      ? ''
      : `**Forced** by ${nameMarkdown(decision.forced.actor)}: ${sentenceMarkdown(decision.forced.reason)}\n\n`;
  return { title: 'Evidence', head: `### Evidence\n\n${forced}${table.head}`, rows: table.rows, tail: '' };
}

function differenceCell(row: MetricRow): string {
  if (row.difference === null || row.candidate === null) return '–';
  if (row.trend === 'same') return '= same';
  const arrow = row.difference > 0 ? '▲' : '▼';
  const text = `${arrow} ${formatDifference(row.difference, row.candidate)}`;
  return row.trend === null ? text : `${text} ${row.trend}`;
}

/** Candidate against champion and against a model that ignores its input. */
export function metricsSection(metrics: MetricsFile, decision: DecisionFile | null): MarkdownSection {
  const rows = metricRows(metrics, decision);
  const table = tableLines(
    [
      ['Metric', 'left'],
      ['Candidate', 'right'],
      ['Champion', 'right'],
      ['Difference', 'right'],
      ['Trivial baseline', 'right'],
    ],
    rows.map((row) => [
      nameMarkdown(row.name),
      formatMetric(row.candidate),
      formatMetric(row.champion),
      differenceCell(row),
      formatMetric(row.baseline),
    ]),
  );
  const notes = [
    championNote(metrics),
    ...rows.filter((row) => row.reason !== null).map((row) => `${row.name} is undefined: ${row.reason!}`),
  ].filter((note) => note !== null);
  return {
    title: 'Metrics',
    head: `### Metrics on the holdout\n\n${table.head}`,
    rows: table.rows,
    tail: notes.map((note) => `\n${sentenceMarkdown(note)}\n`).join(''),
  };
}
