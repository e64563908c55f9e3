import { RetrainError } from '../contract/retrain-error.ts';
import { ProblemList } from '../data/problem-list.ts';
import { cellText } from '../data/records.ts';
import { scanCsv } from '../data/scan-csv.ts';
import { textBody } from '../data/text-body.ts';
import type { Predictions } from './model.ts';

export interface ExpectedPredictions {
  /** How messages call the file. */
  readonly fileName: string;
  readonly task: 'binary' | 'multiclass' | 'regression';
  /** In the model's order; empty for regression. */
  readonly classes: readonly string[];
  readonly rows: number;
}

/** A cell as the file has it: text of CSV, or a scalar of JSON. Undefined is absent. */
type Cell = string | number | boolean | null | undefined;

/** What the file says, by column; every column is as long as the file has rows. */
interface Columns {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** A row's probabilities may be rounded by the program; they are then made to sum to 1 exactly. */
const sumTolerance = 1e-3;

function finite(cell: Cell): number | undefined {
  const value =
    typeof cell === 'number'
      ? cell
      : typeof cell === 'string' && number.test(cell.trim())
        ? Number(cell)
        : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(value: unknown): Cell {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value === null
    ? value
    : undefined;
}

function readCsv(bytes: Uint8Array): Columns {
  const problems = new ProblemList();
  const records = scanCsv(Buffer.from(textBody(bytes, 'it')), ',', problems);
  problems.throwIfAny('it');
  const width = records.names.length;
  const columns = records.names.map((name, column) => {
    const cells = Array.from({ length: records.rowCount }, (_, row): Cell =>
      cellText(records, row * width + column),
    );
    return [name.trim(), cells] as const;
  });
  return { rows: records.rowCount, columns: new Map(columns) };
}

/** An array of values is the prediction of each row; an array of objects has a column a key. `probabilities` by class is spread out. */
function readJson(text: string, refuse: Refuse): Columns {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const notNumber = /(?<![\w"])-?(?:NaN|Infinity)\b/.test(text);
    throw refuse(
      notNumber
        ? 'has NaN or Infinity, which JSON does not have and no prediction may be'
        : 'is not valid JSON',
      error,
    );
  }
  if (!Array.isArray(parsed)) throw refuse('must be a JSON array with one value or object a row');
  const items: readonly unknown[] = parsed;
  const columns = new Map<string, Cell[]>();
  const put = (name: string, row: number, cell: Cell) => {
    const column = columns.get(name) ?? Array.from<Cell>({ length: items.length });
    column[row] = cell;
    columns.set(name, column);
  };
  items.forEach((item, row) => {
    if (!isObject(item)) {
      put('prediction', row, scalar(item));
      return;
    }
    for (const [name, value] of Object.entries(item)) {
      if (name === 'probabilities' && isObject(value)) {
        for (const [label, probability] of Object.entries(value))
          put(`probability_${label}`, row, scalar(probability));
      } else {
        put(name, row, scalar(value));
      }
    }
  });
  return { rows: items.length, columns };
}

type Refuse = (what: string, cause?: unknown) => RetrainError;

/** Index of the class that a cell names: by its text, or by its value where one class alone has it (1.0 for "1", True for "true"). */
function classReader(classes: readonly string[]): (cell: Cell) => number | undefined {
  const exact = new Map(classes.map((name, index) => [name, index]));
  const loose = new Map<string, number | undefined>();
  const looseKey = (text: string) =>
    number.test(text) ? `number ${Number(text)}` : `text ${text.toLowerCase()}`;
  classes.forEach((name, index) => {
    const key = looseKey(name);
    loose.set(key, loose.has(key) ? undefined : index);
  });
  return (cell) => {
    if (cell === null || cell === undefined) return undefined;
    const text = String(cell).trim();
    return exact.get(String(cell)) ?? exact.get(text) ?? loose.get(looseKey(text));
  };
}

/** The probability column of each class, in order; undefined when the file has none. For a binary task one of the two is enough. */
function probabilityColumns(
  columns: Columns['columns'],
  { task, classes }: ExpectedPredictions,
  refuse: Refuse,
): readonly (readonly Cell[] | undefined)[] | undefined {
  const classOf = classReader(classes);
  const found = classes.map((): readonly Cell[] | undefined => undefined);
  const unknown: string[] = [];
  for (const [name, cells] of columns) {
    if (name === 'probability') {
      if (task !== 'binary')
        throw refuse(
          'has a column probability: with several classes, write one column probability_<class> a class',
        );
      found[1] = cells;
    } else if (name.startsWith('probability_')) {
      const label = name.slice('probability_'.length);
      const index = classOf(label);
      if (index === undefined) unknown.push(JSON.stringify(name.slice(0, 64)));
      else found[index] = cells;
    }
  }
  const shown = () => classes.slice(0, 20).map((name) => `probability_${name.slice(0, 64)}`).join(', '); // prettier-ignore
  if (unknown.length > 0)
    throw refuse(
      `has columns for classes that the target does not have: ${unknown.slice(0, 20).join(', ')}; expected ${shown()}`,
    );
  const count = found.filter((cells) => cells !== undefined).length;
  if (count === 0) return undefined;
  if (count < classes.length && task !== 'binary')
    throw refuse(`has probabilities of ${count} of ${classes.length} classes: expected ${shown()}`);
  return found;
}

function readProbabilities(
  found: readonly (readonly Cell[] | undefined)[],
  rows: number,
  refuse: Refuse,
): Float64Array {
  const width = found.length;
  const probabilities = new Float64Array(rows * width);
  let outside = 0;
  let wrongSum = 0;
  for (let row = 0; row < rows; row++) {
    const own = found.map((cells) => (cells === undefined ? undefined : finite(cells[row])));
    if (
      own.some(
        (value, index) => found[index] !== undefined && (value === undefined || value < 0 || value > 1),
      )
    ) {
      outside++;
      continue;
    }
    // A column is absent in a binary task only, where it is what is left of 1.
    const given = own.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const whole = own.map((value) => value ?? 1 - given);
    const sum = whole.reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > sumTolerance) wrongSum++;
    whole.forEach((value, index) => {
      probabilities[row * width + index] = value / sum;
    });
  }
  if (outside > 0)
    throw refuse(`has ${outside} of ${rows} rows with a probability that is not a number from 0 to 1`);
  if (wrongSum > 0) throw refuse(`has ${wrongSum} of ${rows} rows whose probabilities do not sum to 1`);
  return probabilities;
}

/** The class of the largest probability of each row; of equal ones the first. */
function likeliest(probabilities: Float64Array, rows: number, width: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let index = 1; index < width; index++) {
      if (probabilities[row * width + index]! > probabilities[row * width + best]!) best = index;
    }
    return best;
  });
}

/**
 * The predictions that a user's program wrote, one a row in the order of the rows: CSV with a header, or a JSON array.
 *
 * CSV: the column `prediction` (or the only column); optionally `probability` (of the positive class, binary) or `probability_<class>`.
 * JSON: an array of predictions, or of objects with the same names, also `probabilities: {class: p}`. Further columns are ignored.
 * Without `prediction`, the class of the largest probability is taken. Rows of probabilities are scaled to sum to 1.
 * Errors: `COMMAND_OUTPUT_INVALID`, with counts and never a value.
 */
export function readCommandPredictions(bytes: Uint8Array, expected: ExpectedPredictions): Predictions {
  const { fileName, task, classes, rows } = expected;
  const refuse: Refuse = (what, cause) =>
    new RetrainError('COMMAND_OUTPUT_INVALID', `${fileName} ${what}.`, { cause });
  const file = read(bytes, refuse);
  if (file.rows !== rows) {
    const hint =
      file.rows === rows - 1 ? ' (is the header missing? The first line must name the columns)' : '';
    throw refuse(
      `has ${file.rows} predictions for ${rows} rows: write exactly one a row, in the order of the rows${hint}`,
    );
  }
  const [only] = file.columns.size === 1 ? file.columns.keys() : [];
  const isProbability = only !== undefined && task !== 'regression' && /^probability(?:_|$)/.test(only);
  const predicted =
    file.columns.get('prediction') ??
    (only !== undefined && !isProbability ? file.columns.get(only) : undefined);

  if (task === 'regression') {
    if (predicted === undefined) throw refuse('has no column prediction');
    const values = predicted.map(finite);
    const bad = values.filter((value) => value === undefined).length;
    if (bad > 0) throw refuse(`has ${bad} of ${rows} predictions that are not finite numbers`);
    return { kind: 'values', values: Float64Array.from(values, (value) => value ?? NaN) };
  }
  const found = probabilityColumns(file.columns, expected, refuse);
  const probabilities = found === undefined ? null : readProbabilities(found, rows, refuse);
  if (predicted === undefined) {
    if (probabilities === null) throw refuse('has no column prediction and no column probability');
    return { kind: 'classes', labels: likeliest(probabilities, rows, classes.length), probabilities };
  }
  const classOf = classReader(classes);
  const labels = predicted.map(classOf);
  const bad = labels.filter((label) => label === undefined).length;
  if (bad > 0) {
    const names = classes.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 64))).join(', '); // prettier-ignore
    throw refuse(
      `has ${bad} of ${rows} predictions that are not a class of the target: expected one of ${names}${classes.length > 20 ? ', …' : ''}`,
    );
  }
  return { kind: 'classes', labels: Int32Array.from(labels, (label) => label ?? -1), probabilities };
}

function read(bytes: Uint8Array, refuse: Refuse): Columns {
  try {
    const body = Buffer.from(textBody(bytes, 'it')).toString('utf8');
    return /^\s*[[{]/.test(body) ? readJson(body, refuse) : readCsv(bytes);
  } catch (error) {
    if (!(error instanceof RetrainError) || error.code !== 'DATASET_UNREADABLE') throw error;
    const problems = error.problems.length > 0 ? error.problems : [error.message.replace(/^it:? /, '')];
    throw new RetrainError(
      'COMMAND_OUTPUT_INVALID',
      refuse(`cannot be read: ${problems[0]!.replace(/\.$/, '')}`).message,
      { problems: error.problems, cause: error },
    );
  }
}
