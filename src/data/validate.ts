import type { Finding } from '../contract/run-files.ts';
import { findColumn } from './table.ts';
import { validateFeatures } from './validate-features.ts';
import { validateNames } from './validate-names.ts';
import { validateRows } from './validate-rows.ts';
import { validateTarget } from './validate-target.ts';
import type { ValidationInput } from './validation-input.ts';

/**
 * Looks at a dataset before anything is learned from it: names that are not there, a target or features that nothing can be learned
 * from, rows that are too few or doubled. With a finding of the severity `fail`, nothing should be trained.
 */
export function validateDataset(input: ValidationInput): Finding[] {
  const target = findColumn(input.dataset.table, input.target);
  return [
    ...validateNames(input),
    ...(target === undefined ? [] : validateTarget(input, target)),
    ...validateFeatures(input),
    ...validateRows(input, target),
  ];
}
