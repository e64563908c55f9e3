import type { Finding } from '../contract/run-files.ts';
import { nearestName } from '../contract/nearest-name.ts';
import { quoteName } from './quote-name.ts';
import type { ValidationInput } from './validation-input.ts';

/** Names of the configuration that the dataset does not have, or that contradict each other. */
export function validateNames(input: ValidationInput): Finding[] {
  const names = input.dataset.table.columns.map((column) => column.name);
  const known = new Set(names);
  const absent = (
    severity: Finding['severity'],
    rule: string,
    key: string,
    wanted: readonly string[],
  ): Finding[] =>
    wanted
      .filter((name) => !known.has(name))
      .map((name) => {
        const near = nearestName(name, names);
        const advice =
          near === undefined ? 'correct the name or add the column' : `did you mean ${quoteName(near)}?`;
        const end = advice.endsWith('?') ? '' : '.';
        return {
          rule,
          severity,
          column: name,
          count: 1,
          rows: [],
          message: `The dataset has no column ${quoteName(name)}, which \`${key}\` names: ${advice}${end}`,
        };
      });
  const contradictory = (key: string, wanted: readonly string[]): Finding[] =>
    wanted.includes(input.target)
      ? [
          {
            rule: 'target_has_another_role',
            severity: 'fail',
            column: input.target,
            count: 1,
            rows: [],
            message: `The target ${quoteName(input.target)} is also named by \`${key}\`: remove it there.`,
          },
        ]
      : [];
  return [
    ...absent('fail', 'target_column_missing', 'dataset.target', [input.target]),
    ...absent('fail', 'required_column_missing', 'dataset.required', input.required),
    ...absent('fail', 'feature_column_missing', 'dataset.features', input.features ?? []),
    ...absent('fail', 'split_column_missing', 'split', input.roles),
    ...absent('warn', 'excluded_column_missing', 'dataset.exclude', input.exclude),
    ...absent('warn', 'typed_column_missing', 'dataset.types', input.dataset.unknownTypes),
    ...contradictory('dataset.features', input.features ?? []),
    ...contradictory('dataset.exclude', input.exclude),
    ...contradictory('split', input.roles),
  ];
}
