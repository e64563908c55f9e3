import type { ColumnProfile, Finding, ProfileFile, ValidationFile } from '../../contract/run-files.ts';
import { boxStrip } from '../charts/box-strip.ts';
import { datasetFacts } from '../dataset-facts.ts';
import { formatCount, formatDay, formatNumber, formatShare, missingSign } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import type { ReportInput } from '../report-input.ts';
import { capText, sentenceLimit, visibleText } from '../visible-text.ts';
import { factList } from './fact-list.ts';
import { icon } from './icon.ts';
import { name } from './name.ts';
import { section } from './section.ts';
import { table } from './table.ts';

const columnLimit = 200;

/** Quartiles of fewer values would come near to naming single rows. */
const smallestGroup = 10;

function columnCells(column: ColumnProfile, rows: number): Html[] {
  const { numeric } = column;
  const known = numeric !== null && rows - column.missing >= smallestGroup ? numeric : null;
  const show = (value: number) => (column.kind === 'date' ? formatDay(value) : formatNumber(value));
  const deviation =
    known === null
      ? missingSign
      : column.kind === 'date'
        ? `${formatNumber(Math.round(known.standard_deviation / 86_400_000))} days`
        : formatNumber(known.standard_deviation);
  return [
    name(column.name),
    html`${column.kind}${column.role === 'feature' ? nothing : html` <span class="tag">${column.role}</span>`}`,
    column.missing === 0
      ? html`0`
      : html`${formatCount(column.missing)}
          <small class="nowrap">${formatShare(column.missing, rows)}</small>`,
    html`${formatCount(column.distinct)}`,
    html`${known === null ? missingSign : show(known.median)}`,
    html`${known === null ? missingSign : show(known.mean)}`,
    html`${deviation}`,
    known === null ? nothing : boxStrip(known),
  ];
}

function columnsTable(profile: ProfileFile): Html {
  return table({
    caption: 'Columns of the dataset',
    columns: [
      { label: 'Column', kind: 'text' },
      { label: 'Kind', kind: 'text' },
      { label: 'Missing', kind: 'number' },
      { label: 'Distinct', kind: 'number' },
      { label: 'Median', kind: 'number' },
      { label: 'Mean', kind: 'number' },
      { label: 'Deviation', kind: 'number' },
      { label: 'Spread', kind: 'figure' },
    ],
    heading: 0,
    rows: profile.columns.slice(0, columnLimit).map((column) => columnCells(column, profile.rows)),
  });
}

/** Where the data is from, how much there is, and what is in each column. */
export function datasetPart({ dataset, profile }: ReportInput): Html {
  const left = profile === null ? 0 : profile.columns.length - columnLimit;
  return section('dataset', 'Dataset', 'What the candidate was trained and scored on.', [
    factList(datasetFacts(dataset, profile)),
    profile === null ? nothing : html`<h3>Columns</h3>`,
    profile === null ? nothing : columnsTable(profile),
    left > 0 ? html`<p class="note">${formatCount(left)} more columns are in profile.json.</p>` : nothing,
  ]);
}

function findingItem(finding: Finding): Html {
  const mark =
    finding.severity === 'fail'
      ? html`<span class="mark failed">${icon('cross')}fail</span>`
      : html`<span class="mark held">${icon('warning')}warning</span>`;
  return html`<li>
    ${mark}
    <div>
      <p>${capText(visibleText(finding.message), sentenceLimit)}</p>
      <p class="note">
        ${name(finding.rule)}${finding.column === null ? nothing : html` in column ${name(finding.column)}`}
      </p>
    </div>
  </li> `;
}

/** What validation found. */
export function validationPart(validation: ValidationFile): Html {
  return section('validation', 'Validation', 'What was looked at before training.', [
    validation.findings.length === 0
      ? html`<p class="mark good">${icon('check')}Nothing to report.</p>`
      : html`<ul class="findings">
          ${validation.findings.map(findingItem)}
        </ul>`,
  ]);
}
