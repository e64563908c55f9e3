import { RetrainError } from '../contract/retrain-error.ts';
import type { Finding } from '../contract/run-files.ts';
import { isMissing } from './is-missing.ts';
import { quoteName } from './quote-name.ts';
import { rowNumbersWhere } from './row-numbers-where.ts';
import type { Column } from './table.ts';
import { encodeTarget, resolveTarget, type Target } from './target.ts';
import type { ValidationInput } from './validation-input.ts';

/** Rows below which a class cannot be both learned and evaluated. */
const FEWEST_ROWS_OF_CLASS = 2;

function resolve(input: ValidationInput, column: Column): Target | RetrainError {
  try {
    return resolveTarget(column, {
      ...(input.task === undefined ? {} : { task: input.task }),
      ...(input.algorithm === undefined ? {} : { algorithm: input.algorithm }),
    });
  } catch (error) {
    if (error instanceof RetrainError) return error;
    throw error;
  }
}

function findRareClasses(input: ValidationInput, column: Column, target: Target): Finding[] {
  const labels = encodeTarget(column, target);
  const counts = new Float64Array(target.classes.length);
  for (const label of labels) if (label >= 0) counts[label]! += 1;
  const rare = counts.filter((count) => count < FEWEST_ROWS_OF_CLASS).length;
  if (rare === 0) return [];
  const { rows } = rowNumbersWhere(
    input.dataset,
    (row) => labels[row]! >= 0 && counts[labels[row]!]! < FEWEST_ROWS_OF_CLASS,
  );
  const subject = rare === 1 ? '1 class of the target' : `${rare} classes of the target`;
  return [
    {
      rule: 'class_too_rare',
      severity: 'warn',
      column: column.name,
      count: rare,
      rows,
      message: `${subject} ${quoteName(column.name)} ${rare === 1 ? 'has' : 'have'} only one row, which cannot be both learned and evaluated: add rows, or merge classes.`,
    },
  ];
}

/** What stands in the way of learning the target column. */
export function validateTarget(input: ValidationInput, column: Column): Finding[] {
  const name = quoteName(column.name);
  const { rowCount } = input.dataset.table;
  const missing = rowNumbersWhere(input.dataset, (row) => isMissing(column, row));
  const finding = { column: column.name, ...missing };
  if (missing.count === rowCount) {
    return [
      {
        ...finding,
        rule: 'target_all_missing',
        severity: 'fail',
        message: `The target ${name} has no value in any row: choose another column, or fill it in.`,
      },
    ];
  }
  const findings: Finding[] = [];
  if (missing.count > 0) {
    const subject = missing.count === 1 ? '1 row has' : `${missing.count} rows have`;
    findings.push({
      ...finding,
      rule: 'target_missing',
      severity: 'warn',
      message: `${subject} no value in the target ${name} and ${missing.count === 1 ? 'is' : 'are'} left out: fill it in to learn from ${missing.count === 1 ? 'it' : 'them'}.`,
    });
  }
  const target = resolve(input, column);
  if (target instanceof RetrainError) {
    findings.push({
      rule: 'target_unusable',
      severity: 'fail',
      column: column.name,
      count: rowCount - missing.count,
      rows: [],
      message: target.message,
    });
  } else if (target.task !== 'regression') {
    findings.push(...findRareClasses(input, column, target));
  }
  return findings;
}
