import type { ColumnProfile, Finding, ProfileFile, ValidationFile } from '../../contract/run-files.ts';
import { boxStrip } from '../charts/box-strip.ts';
import { datasetFacts } from '../dataset-facts.ts';
import { formatCount, formatDay, formatNumber, formatShare, missingSign } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
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
    markup`${name(column.name)}${column.role === 'feature' ? nothing : markup` <span class="tag">${column.role}</span>`}`,
    markup`${column.kind}`,
    column.missing === 0
      ? markup`0`
      : markup`${formatCount(column.missing)} <small>${formatShare(column.missing, rows)}</small>`,
    markup`${formatCount(column.distinct)}`,
    markup`${known === null ? missingSign : show(known.median)}`,
    markup`${known === null ? missingSign : show(known.mean)}`,
    markup`${deviation}`,
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
    profile === null ? nothing : markup`<h3>Columns</h3>`,
    profile === null ? nothing : columnsTable(profile),
    left > 0 ? markup`<p class="note">${formatCount(left)} more columns are in profile.json.</p>` : nothing,
  ]);
}

function findingItem(finding: Finding): Html {
  const mark =
    finding.severity === 'fail'
      ? markup`<span class="mark failed">${icon('cross')}fail</span>`
      : markup`<span class="mark held">${icon('warning')}warning</span>`;
  const column = finding.column === null ? nothing : markup` in column ${name(finding.column)}`;
  return markup`<li>${mark}<div>
    <p>${capText(visibleText(finding.message), sentenceLimit)}</p>
    <p class="note">${name(finding.rule)}${column}</p>
    </div></li>
    `;
}

/** What validation found. */
export function validationPart(validation: ValidationFile): Html {
  return section('validation', 'Validation', 'What was looked at before training.', [
    validation.findings.length === 0
      ? markup`<p class="mark good">${icon('check')}Nothing to report.</p>`
      : markup`<ul class="findings">
          ${validation.findings.map(findingItem)}
        </ul>`,
  ]);
}
