import pc from 'picocolors';
import { plainText } from '../adapters/terminal/plain-text.ts';
import { metricDirections, metricsOfTask } from '../contract/metric-names.ts';
import type {
  DecisionFile,
  DeploymentFile,
  Evidence,
  MetricsFile,
  MetricValues,
  PromotionFile,
  PublicationFile,
} from '../contract/run-files.ts';
import { textTable, type Cell } from './text-table.ts';

/** What the run directory holds after a run; what a step has not written is undefined. */
export interface RunResult {
  readonly metrics: MetricsFile | undefined;
  readonly decision: DecisionFile | undefined;
  readonly publication: PublicationFile | undefined;
  readonly deployment: DeploymentFile | undefined;
  readonly promotion: PromotionFile | undefined;
  /** A line to paste into a shell, when the function is deployed. */
  readonly curl: string | undefined;
  readonly reportFile: string | undefined;
}

export interface ShowOptions {
  readonly useColors: boolean;
  /** Width of the terminal in characters; undefined when it is none, and nothing is wrapped. */
  readonly columns: number | undefined;
}

type Colors = ReturnType<typeof pc.createColors>;

const none = '–';

/** Four decimals; less for large numbers, more for tiny ones: enough to compare, short enough for a column. */
export function metricText(value: number | null | undefined): string {
  if (value === null || value === undefined) return none;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.001 || size >= 1e9) return value.toPrecision(4);
  return value.toFixed(size >= 1000 ? 1 : 4);
}

function isGreaterBetter(metric: string): boolean | undefined {
  const directions: Readonly<Partial<Record<string, 'greater' | 'smaller'>>> = metricDirections;
  const direction = directions[metric];
  return direction === undefined ? undefined : direction === 'greater';
}

function change(
  metric: string,
  candidate: number | null | undefined,
  champion: number | null | undefined,
  colors: Colors,
): Cell {
  if (typeof candidate !== 'number' || typeof champion !== 'number') return { text: none };
  const difference = candidate - champion;
  const text = `${difference > 0 ? '+' : ''}${metricText(difference)}`;
  const isGreater = isGreaterBetter(metric);
  if (difference === 0 || isGreater === undefined) return { text };
  return { text, paint: difference > 0 === isGreater ? colors.green : colors.red };
}

function metricOrder({ task, metrics }: MetricsFile): string[] {
  const known: readonly string[] = metricsOfTask[task];
  const others = Object.keys(metrics).filter((name) => !known.includes(name));
  return [...known.filter((name) => name in metrics), ...others.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))];
}

function metricNotes({ champion, metrics, undefined_reasons: reasons }: MetricsFile): string[] {
  const notes = Object.keys(metrics).flatMap((name) => {
    const reason = reasons[name];
    return metrics[name] === null && reason !== undefined ? [`${name} is undefined: ${reason}`] : [];
  });
  switch (champion.state) {
    case 'none':
      return ['There is no champion yet.', ...notes];
    case 'scored':
      return notes;
    case 'stored':
      return [
        `The champion ${champion.version} could not be scored now: its figures are those of its own run, on other rows.`,
        ...notes,
      ];
    case 'unusable':
      return [
        `The champion ${champion.version} cannot be scored on this holdout: ${champion.reason}`,
        ...notes,
      ];
  }
}

/** Candidate, champion and baseline side by side. */
export function showMetrics(file: MetricsFile, colors: Colors): string {
  const champion: MetricValues = 'metrics' in file.champion ? file.champion.metrics : {};
  const rows = metricOrder(file).map((name) => [
    plainText(name),
    { text: metricText(file.metrics[name]), paint: colors.bold },
    metricText(champion[name]),
    change(name, file.metrics[name], champion[name], colors),
    { text: metricText(file.baseline[name]), paint: colors.dim },
  ]);
  const table = textTable(
    [
      { title: 'metric', align: 'left' },
      { title: 'candidate', align: 'right' },
      { title: 'champion', align: 'right' },
      { title: 'change', align: 'right' },
      { title: 'baseline', align: 'right' },
    ],
    rows,
    { paintTitle: colors.dim, columns: undefined },
  );
  const title = colors.bold(`Metrics on ${file.dataset.holdout_rows} holdout rows`);
  return [title, table, ...metricNotes(file).map((note) => `  ${plainText(note)}`)].join('\n');
}

function outcomeCell(outcome: Evidence['outcome'], colors: Colors): Cell {
  switch (outcome) {
    case 'pass':
      return { text: 'pass', paint: colors.green };
    case 'fail':
      return { text: 'fail', paint: colors.red };
    case 'undecided':
      return { text: 'undecided', paint: colors.yellow };
    case 'info':
      return { text: 'info', paint: colors.dim };
  }
}

/** The verdict and the evidence for it, one row a rule. */
export function showDecision(
  { verdict, evidence, forced }: DecisionFile,
  colors: Colors,
  columns: number | undefined,
): string {
  const paint = { promote: colors.green, hold: colors.yellow, inconclusive: colors.yellow }[verdict];
  const rows = evidence.map(({ outcome, rule, metric, sentence }) => [
    outcomeCell(outcome, colors),
    plainText(rule),
    plainText(metric ?? ''),
    plainText(sentence),
  ]);
  const table = textTable(
    [
      { title: 'outcome', align: 'left' },
      { title: 'rule', align: 'left' },
      { title: 'metric', align: 'left' },
      { title: 'evidence', align: 'left' },
    ],
    rows,
    { paintTitle: colors.dim, columns },
  );
  const force =
    forced === null ? [] : [`  Forced by ${plainText(forced.actor)}: ${plainText(forced.reason)}`];
  return [
    `${colors.bold('Verdict:')} ${colors.bold(paint(verdict))}`,
    ...(rows.length > 0 ? [table] : []),
    ...force,
  ].join('\n');
}

function facts({ publication, deployment, promotion, curl, reportFile }: RunResult): [string, string][] {
  const list: [string, string][] = [];
  if (publication !== undefined)
    list.push(['Version', publication.version], ['Stored at', publication.model_uri]);
  if (promotion !== undefined) list.push(['Promotion', promotion.sentence]);
  if (deployment !== undefined) {
    const { url, revision, smoke } = deployment;
    list.push(['Endpoint', `${url} (revision ${revision})`]);
    if (smoke !== null)
      list.push([
        'Smoke test',
        `${smoke.rows} rows answered as offline, 95 % within ${smoke.p95_ms.toFixed(1)} ms`,
      ]);
  }
  if (deployment !== undefined && curl !== undefined) list.push(['Try', curl]);
  if (reportFile !== undefined) list.push(['Report', reportFile]);
  return list;
}

/** What came of a run, for a terminal: metrics, verdict with its evidence, and where everything is. */
export function showResult(result: RunResult, { useColors, columns }: ShowOptions): string {
  const colors = pc.createColors(useColors);
  const list = facts(result);
  const width = Math.max(0, ...list.map(([name]) => name.length));
  const blocks = [
    ...(result.metrics === undefined ? [] : [showMetrics(result.metrics, colors)]),
    ...(result.decision === undefined ? [] : [showDecision(result.decision, colors, columns)]),
    ...(list.length === 0
      ? []
      : [list.map(([name, text]) => `${colors.bold(name.padEnd(width))}  ${plainText(text)}`).join('\n')]),
  ];
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}
