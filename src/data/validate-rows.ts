import type { Finding } from '../contract/run-files.ts';
import { isMissing } from './is-missing.ts';
import { hashRows } from './row-hash.ts';
import { rowNumbersWhere } from './row-numbers-where.ts';
import type { Column } from './table.ts';
import type { ValidationInput } from './validation-input.ts';

/** With fewer rows there is nothing to tell a good model from a bad one by. */
const FEWEST_ROWS = 10;

/** Too few rows to learn from, and rows that are there more than once. */
export function validateRows({ dataset }: ValidationInput, target: Column | undefined): Finding[] {
  const findings: Finding[] = [];
  const usable =
    target === undefined
      ? dataset.table.rowCount
      : rowNumbersWhere(dataset, (row) => !isMissing(target, row)).count;
  if (usable < FEWEST_ROWS) {
    findings.push({
      rule: 'too_few_rows',
      severity: 'fail',
      column: null,
      count: usable,
      rows: [],
      message: `The dataset has ${usable} ${usable === 1 ? 'row' : 'rows'} to learn from, expected at least ${FEWEST_ROWS}: add rows.`,
    });
  }
  const hashes = hashRows(dataset.table, { exclude: [], seed: 0 });
  const seen = new Set<string>();
  const doubled = rowNumbersWhere(dataset, (row) => {
    const before = seen.size;
    return seen.add(hashes.hex(row)).size === before;
  });
  if (doubled.count > 0) {
    findings.push({
      rule: 'duplicate_rows',
      severity: 'warn',
      column: null,
      ...doubled,
      message:
        doubled.count === 1
          ? '1 row is an exact copy of an earlier one: remove it, unless it is an observation of its own.'
          : `${doubled.count} rows are exact copies of earlier ones: remove them, unless they are observations of their own.`,
    });
  }
  return findings;
}
