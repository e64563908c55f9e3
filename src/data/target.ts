import type { Algorithm, Task } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import { parseBoolean } from './classify-text.ts';
import { compareCodeUnits } from './compare-code-units.ts';
import { quoteName } from './quote-name.ts';
import type { Column } from './table.ts';

/** The column to predict, resolved. */
export interface Target {
  readonly name: string;
  readonly task: Task;
  /** As text, in sorted order (numbers by value, text by code units), but the positive class of a binary task last. Empty for regression. */
  readonly classes: readonly string[];
  /** For a binary task; always `classes[1]`. */
  readonly positive: string | null;
}

export interface TargetOptions {
  readonly task?: Task;
  readonly positive?: string | number | boolean;
  readonly algorithm?: Algorithm;
}

/** A column of whole numbers with at most this many different ones is taken for classes. */
const MOST_INTEGER_CLASSES = 10;
/** More classes than this are a slip in the configuration, and nothing could be learned of each. */
const MOST_NUMBER_CLASSES = 100;
const MOST_CLASSES = 1000;

function invalid(name: string, sentence: string): RetrainError {
  return new RetrainError('DATASET_INVALID', `The target ${quoteName(name)} ${sentence}`);
}

/** The different values of a column that are there: numbers by value, text by code units, false before true. */
function sortedClasses(column: Exclude<Column, { kind: 'date' }>): string[] {
  switch (column.kind) {
    case 'number':
      return [...new Set(column.values.filter((value) => !Number.isNaN(value)).sort())].map(String);
    case 'boolean':
      return ['false', 'true'].filter((_, value) => column.values.includes(value));
    case 'category': {
      const present = new Set(column.codes);
      return column.categories.filter((_, code) => present.has(code)).sort(compareCodeUnits);
    }
  }
}

function suggestTask(column: Column, classes: readonly string[], algorithm: Algorithm | undefined): Task {
  const byCount = classes.length === 2 ? 'binary' : 'multiclass';
  if (algorithm === 'linear_regression') return 'regression';
  if (column.kind !== 'number' || algorithm === 'logistic_regression' || classes.length === 2) return byCount;
  const isWhole = column.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return isWhole && classes.length <= MOST_INTEGER_CLASSES ? 'multiclass' : 'regression';
}

function textOfPositive(column: Column, positive: string | number | boolean): string {
  if (column.kind === 'boolean') return String(parseBoolean(String(positive)));
  if (column.kind === 'number') return String(Number(positive));
  return String(positive);
}

function checkClasses(column: Column, task: Task, classes: readonly string[]): void {
  if (task === 'binary' && classes.length !== 2) {
    throw invalid(
      column.name,
      `has ${classes.length} different values, expected 2 for the task binary: set \`task: multiclass\`, or leave \`task\` out.`,
    );
  }
  const most = column.kind === 'number' ? MOST_NUMBER_CLASSES : MOST_CLASSES;
  if (classes.length > most) {
    const advice =
      column.kind === 'number'
        ? 'predict the number itself with `task: regression`'
        : 'choose a target with fewer classes';
    throw invalid(
      column.name,
      `has ${classes.length} different values, which is more classes than the ${most} that are learned: ${advice}.`,
    );
  }
}

/**
 * What kind of prediction a column asks for, and its classes. `task` decides, then `algorithm`, then the content: text and true/false
 * are classes; numbers are when there are two different ones, or at most ten and all whole. Throws `DATASET_INVALID` when the
 * column has one value only, or does not fit what was asked.
 */
export function resolveTarget(column: Column, options: TargetOptions): Target {
  const { algorithm, positive } = options;
  if (column.kind === 'date')
    throw invalid(column.name, 'is a date: choose a column of numbers, text or true and false.');
  const classes = sortedClasses(column);
  if (classes.length === 0) throw invalid(column.name, 'has no value in any row: choose another column.');
  if (classes.length === 1)
    throw invalid(
      column.name,
      'has the same value in every row, so there is nothing to learn: add rows with other values.',
    );
  const task = options.task ?? suggestTask(column, classes, algorithm);
  if (task === 'regression') {
    if (column.kind !== 'number')
      throw invalid(
        column.name,
        `is of the kind ${column.kind}, expected numbers for regression: choose another target, task or algorithm.`,
      );
    if (algorithm === 'logistic_regression')
      throw invalid(
        column.name,
        'is to be predicted as a number, but logistic_regression predicts classes: use linear_regression, random_forest or gradient_boosted_trees.',
      );
    if (positive !== undefined)
      throw invalid(
        column.name,
        'is predicted as a number, which has no positive class: remove `positive`, or set `task: binary`.',
      );
    return { name: column.name, task, classes: [], positive: null };
  }
  if (algorithm === 'linear_regression')
    throw invalid(
      column.name,
      'is to be predicted as a class, but linear_regression predicts numbers: use logistic_regression, random_forest or gradient_boosted_trees.',
    );
  checkClasses(column, task, classes);
  if (task === 'multiclass') {
    if (positive !== undefined)
      throw invalid(column.name, `has ${classes.length} classes, and \`positive\` is for two: remove it.`);
    return { name: column.name, task, classes, positive: null };
  }
  const last = positive === undefined ? classes[1]! : textOfPositive(column, positive);
  if (!classes.includes(last))
    throw invalid(
      column.name,
      'does not have the class that `positive` names: write one of its two values, spelled as in the dataset.',
    );
  return {
    name: column.name,
    task,
    classes: [...classes.filter((name) => name !== last), last],
    positive: last,
  };
}

function encodeClasses(column: Column, classes: readonly string[], rows: ArrayLike<number>): Int32Array {
  const indexOf = new Map(classes.map((name, index) => [name, index]));
  const find = (text: string): number => indexOf.get(text) ?? -1;
  switch (column.kind) {
    case 'category': {
      const byCode = column.categories.map(find);
      return Int32Array.from(rows, (row) => byCode[column.codes[row]!] ?? -1);
    }
    case 'boolean':
      return Int32Array.from(rows, (row) =>
        column.values[row] === 255 ? -1 : find(String(column.values[row] === 1)),
      );
    case 'number':
      return Int32Array.from(rows, (row) => find(String(column.values[row]!)));
    case 'date':
      throw invalid(column.name, 'is a date where classes are expected: set its type under `types`.');
  }
}

/**
 * The column as training and scoring take it: the index into `classes` of each row, or its value for regression. A class that the
 * target does not know, and a missing value, is -1 (NaN for regression). `rows` picks rows, default all. Throws `DATASET_INVALID`
 * when the column is of a kind that cannot be this target.
 */
export function encodeTarget(column: Column, target: Target, rows?: Uint32Array): Int32Array | Float64Array {
  const length = column.kind === 'category' ? column.codes.length : column.values.length;
  const picked = rows ?? Uint32Array.from({ length }, (_, row) => row);
  if (target.task !== 'regression') return encodeClasses(column, target.classes, picked);
  if (column.kind !== 'number')
    throw invalid(
      column.name,
      `is of the kind ${column.kind} where numbers are expected: set its type under \`types\`.`,
    );
  return Float64Array.from(picked, (row) => column.values[row]!);
}
