import { primaryMetric } from '../../contract/metric-names.ts';
import { formatCount, formatDifference, formatMetric } from '../format.ts';
import { headlineOf, type Headline } from '../headline.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { liveNow } from '../live-now.ts';
import { metricLabel } from '../../contract/metric-label.ts';
import { metricRows } from '../metric-rows.ts';
import type { ReportInput } from '../report-input.ts';
import { capText, nameLimit, sentenceLimit, visibleText } from '../visible-text.ts';
import { icon, type IconName } from './icon.ts';
import { name } from './name.ts';

const icons: Record<Headline['tone'], IconName> = {
  good: 'check',
  held: 'pause',
  open: 'question',
  failed: 'cross',
};

interface KeyFigure {
  readonly label: string;
  readonly value: Html;
  readonly note: string;
}

function metricFigure({ metrics, decision }: ReportInput): KeyFigure[] {
  if (metrics === null) return [];
  const watched =
    decision?.evidence.find((row) => row.metric !== null && row.candidate !== null)?.metric ??
    primaryMetric[metrics.task];
  const row = metricRows(metrics, decision).find((candidate) => candidate.name === watched);
  if (row === undefined) return [];
  const change =
    row.difference === null || row.candidate === null || row.trend === null
      ? ''
      : row.trend === 'same'
        ? 'same as the champion'
        : `${formatDifference(row.difference, row.candidate)}, ${row.trend} than the champion`;
  return [
    {
      label: capText(visibleText(metricLabel(row.name)), nameLimit),
      value: markup`${formatMetric(row.candidate)}`,
      note:
        change === ''
          ? metrics.champion.state === 'none'
            ? 'no champion to compare with'
            : 'not compared with the champion'
          : change,
    },
  ];
}

function rulesFigure({ decision }: ReportInput): KeyFigure[] {
  const rules = (decision?.evidence ?? []).filter((row) => row.outcome !== 'info');
  if (rules.length === 0) return [];
  const passed = rules.filter((row) => row.outcome === 'pass').length;
  return [
    { label: 'Rules', value: markup`${formatCount(passed)} of ${formatCount(rules.length)}`, note: 'passed' },
  ];
}

function keyFigures(input: ReportInput): KeyFigure[] {
  const { dataset, profile } = input;
  const rows = profile?.rows ?? dataset?.rows ?? null;
  const live = liveNow(input);
  return [
    ...metricFigure(input),
    ...rulesFigure(input),
    ...(rows === null
      ? []
      : [
          {
            label: 'Rows',
            value: markup`${formatCount(rows)}`,
            note:
              profile === null
                ? 'in the dataset'
                : `${formatCount(profile.split.holdout_rows)} of them held out`,
          },
        ]),
    ...(live.version === null
      ? []
      : [
          {
            label: 'Live now',
            value: markup`<span class="version">${name(live.version, 200)}</span>`,
            note: input.deployment?.version === live.version ? 'champion, deployed' : 'champion in the store',
          },
        ]),
  ];
}

/** The head of the page: what came of the run, why, and the few figures that one looks for first. */
export function verdictPart(input: ReportInput): Html {
  const headline = headlineOf(input);
  const figures = keyFigures(input).map(
    ({ label, value, note }) =>
      markup`<div><dt>${label}</dt><dd>${value}</dd><dd class="note">${note}</dd></div>
      `,
  );
  const pipeline =
    input.name === input.title ? nothing : markup` <span aria-hidden="true">·</span> ${name(input.name)}`;
  const list =
    figures.length === 0
      ? nothing
      : markup`<dl class="figures">
        ${figures}</dl>`;
  return markup`<header class="verdict ${headline.tone}">
    <p class="eyebrow">${capText(visibleText(input.title), nameLimit)}${pipeline}</p>
    <h1>${icon(icons[headline.tone])}<span>${capText(visibleText(headline.word), nameLimit)}</span></h1>
    <p class="lead">${capText(visibleText(headline.sentence), sentenceLimit)}</p>
    ${list}
    </header>
    `;
}
