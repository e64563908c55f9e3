import type { DatasetFile, MetricsFile, ProfileFile, ValidationFile } from '../../contract/run-files.ts';
import { confusionView } from '../confusion-view.ts';
import { datasetFacts } from '../dataset-facts.ts';
import { nameMarkdown, sentenceMarkdown } from '../escape-markdown.ts';
import { formatCount, formatNumber, formatShare } from '../format.ts';
import { tableLines, type MarkdownSection } from './section.ts';

/** What validation found, one line a finding. */
export function validationSection(validation: ValidationFile): MarkdownSection {
  const rows = validation.findings.map((finding) => {
    const sign = finding.severity === 'fail' ? '❌' : '⚠️';
    const where = finding.column === null ? '' : ` ${nameMarkdown(finding.column)}:`;
    return `- ${sign}${where} ${sentenceMarkdown(finding.message)} (${nameMarkdown(finding.rule)})`;
  });
  const none = rows.length === 0 ? 'Nothing to report.\n' : '';
  return { title: 'Validation', head: `### Validation\n\n${none}`, rows, tail: '' };
}

/** Where the data is from and how much there is. */
export function datasetSection(dataset: DatasetFile | null, profile: ProfileFile | null): MarkdownSection {
  const table = tableLines(
    [
      ['Dataset', 'left'],
      ['', 'left'],
    ],
    datasetFacts(dataset, profile).map((fact) => [
      fact.label,
      fact.kind === 'name' ? nameMarkdown(fact.text, 200) : sentenceMarkdown(fact.text),
    ]),
  );
  return { title: 'Dataset', head: `### Dataset\n\n${table.head}`, rows: table.rows, tail: '' };
}

/** What was taken for what; actual classes in rows. */
export function confusionSection(metrics: MetricsFile): MarkdownSection | null {
  const view =
    metrics.figures.confusion === null ? null : confusionView(metrics.figures.confusion, metrics.classes, 20);
  if (view === null) return null;
  const table = tableLines(
    [
      ['Actual ╲ predicted', 'left'],
      ...view.classes.map((name) => [nameMarkdown(name), 'right'] as const),
      ['Right', 'right'],
    ],
    view.counts.map((row, index) => [
      nameMarkdown(view.classes[index]!),
      ...row.map((count, column) => (column === index ? `**${formatCount(count)}**` : formatCount(count))),
      formatShare(row[index]!, view.totals[index]!),
    ]),
  );
  const hidden =
    view.hidden === 0 ? '' : `\n${formatCount(view.hidden)} classes with the fewest rows are not shown.\n`;
  return {
    title: 'Confusion matrix',
    head: `### Confusion matrix\n\n${table.head}`,
    rows: table.rows,
    tail: hidden,
  };
}

/** What the model looks at most. */
export function importanceSection(metrics: MetricsFile): MarkdownSection | null {
  if (metrics.importance.length === 0) return null;
  const table = tableLines(
    [
      ['Feature', 'left'],
      ['Weight', 'right'],
    ],
    metrics.importance.slice(0, 20).map(({ feature, value }) => [nameMarkdown(feature), formatNumber(value)]),
  );
  const left = metrics.importance.length - table.rows.length;
  return {
    title: 'Feature importance',
    head: `<details>\n<summary>Feature importance</summary>\n\n${table.head}`,
    rows: table.rows,
    tail: `${left > 0 ? `\n${formatCount(left)} features with less weight are not shown.\n` : ''}\n</details>\n`,
  };
}

/** One row a column: kind, role, missing and distinct values. */
export function columnsSection(profile: ProfileFile): MarkdownSection {
  const table = tableLines(
    [
      ['Column', 'left'],
      ['Kind', 'left'],
      ['Role', 'left'],
      ['Missing', 'right'],
      ['Distinct', 'right'],
    ],
    profile.columns.map((column) => [
      nameMarkdown(column.name),
      column.kind,
      column.role,
      column.missing === 0
        ? '0'
        : `${formatCount(column.missing)} (${formatShare(column.missing, profile.rows)})`,
      formatCount(column.distinct),
    ]),
  );
  return {
    title: 'Columns',
    head: `<details>\n<summary>Columns (${formatCount(profile.columns.length)})</summary>\n\n${table.head}`,
    rows: table.rows,
    tail: '\n</details>\n',
  };
}
