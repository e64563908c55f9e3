import type { Finding } from '../contract/run-files.ts';
import { featureNames } from './features.ts';
import { freeTextAdvice, isFreeText } from './free-text.ts';
import { profileTable } from './profile.ts';
import { quoteName } from './quote-name.ts';
import { findColumn } from './table.ts';
import type { ValidationInput } from './validation-input.ts';

/** From this many values on, and with this share of them different, text is a name or a note rather than a category. */
const FEWEST_VALUES_OF_TEXT = 20;
const DISTINCT_SHARE_OF_TEXT = 0.9;

/** What stands in the way of learning from the feature columns. */
export function validateFeatures(input: ValidationInput): Finding[] {
  const { table } = input.dataset;
  const names = new Set(
    featureNames(
      table.columns.map((column) => column.name),
      input,
    ),
  );
  const chosen = {
    rowCount: table.rowCount,
    columns: table.columns.filter((column) => names.has(column.name)),
  };
  const profiles = profileTable(chosen, new Map());
  const findings: Finding[] = [];
  for (const { name, kind, missing, distinct } of profiles) {
    const add = (severity: Finding['severity'], rule: string, count: number, message: string): void => {
      findings.push({
        rule,
        severity,
        column: name,
        count,
        rows: [],
        message: `The column ${quoteName(name)} ${message}`,
      });
    };
    const present = table.rowCount - missing;
    const column = findColumn(table, name);
    if (present === 0) {
      add(
        'warn',
        'feature_all_missing',
        missing,
        'has no value in any row and is ignored: fill it in, or name it under `dataset.exclude`.',
      );
    } else if (distinct === 1 && missing === 0) {
      add(
        'warn',
        'feature_constant',
        present,
        'has the same value in every row, so that nothing can be learned from it: name it under `dataset.exclude`.',
      );
    } else if (column?.kind === 'category' && isFreeText(column)) {
      // A program of one's own may know what to do with it; the built-in algorithms refuse it.
      add(input.algorithm === undefined ? 'warn' : 'fail', 'feature_like_text', distinct, freeTextAdvice);
    } else if (
      kind === 'category' &&
      present >= FEWEST_VALUES_OF_TEXT &&
      distinct > DISTINCT_SHARE_OF_TEXT * present
    ) {
      add(
        'warn',
        'feature_like_text',
        distinct,
        'has a different text in nearly every row, like a name or a note: name it under `dataset.exclude`.',
      );
    }
  }
  if (profiles.every(({ missing }) => missing === table.rowCount)) {
    findings.push({
      rule: 'no_feature',
      severity: 'fail',
      column: null,
      count: 0,
      rows: [],
      message:
        'There is no column to learn from: apart from the target, each is excluded, has another role, or has no value in any row.',
    });
  }
  return findings;
}
