import { describe, expect, it } from 'vitest';
import { findingSchema, type Finding } from '../contract/run-files.ts';
import { readDataset } from './read-dataset.ts';
import { validateDataset } from './validate.ts';
import type { ValidationInput } from './validation-input.ts';

type Change = (row: number) => Record<string, string | number | boolean | null>;

const clean = { target: 'y', required: [], exclude: [], roles: [] };

/** Findings for 40 sound rows, changed row by row. */
function findings(change: Change, input: Partial<ValidationInput> = {}, count = 40): Finding[] {
  const rows = Array.from({ length: count }, (_, row) => ({
    a: row,
    b: ['x', 'y', 'z'][row % 3],
    y: row % 2,
    ...change(row),
  }));
  const dataset = readDataset(Buffer.from(JSON.stringify(rows)), {
    format: 'json',
    name: 'data',
    types: { zip: 'category' },
  });
  return validateDataset({ ...clean, dataset: { ...dataset, unknownTypes: [] }, ...input });
}

const none: Change = () => ({});

/** What each rule sees, and the sentence it says. */
const cases: readonly (readonly [
  rule: string,
  severity: Finding['severity'],
  column: string | null,
  found: () => Finding[],
  message: string,
])[] = [
  [
    'target_column_missing',
    'fail',
    'Y ',
    () => findings(none, { target: 'Y ' }),
    'The dataset has no column "Y ", which `dataset.target` names: did you mean "y"?',
  ],
  [
    'target_column_missing',
    'fail',
    'label',
    () => findings(none, { target: 'label' }),
    'The dataset has no column "label", which `dataset.target` names: correct the name or add the column.',
  ],
  [
    'required_column_missing',
    'fail',
    'c',
    () => findings(none, { required: ['a', 'c'] }),
    'The dataset has no column "c", which `dataset.required` names: correct the name or add the column.',
  ],
  [
    'feature_column_missing',
    'fail',
    'constructor',
    () => findings(none, { features: ['a', 'constructor'] }),
    'The dataset has no column "constructor", which `dataset.features` names: correct the name or add the column.',
  ],
  [
    'split_column_missing',
    'fail',
    'part',
    () => findings(none, { roles: ['part'] }),
    'The dataset has no column "part", which `split` names: correct the name or add the column.',
  ],
  [
    'excluded_column_missing',
    'warn',
    'B',
    () => findings(none, { exclude: ['B'] }),
    'The dataset has no column "B", which `dataset.exclude` names: did you mean "b"?',
  ],
  [
    'target_has_another_role',
    'fail',
    'y',
    () => findings(none, { exclude: ['y'] }),
    'The target "y" is also named by `dataset.exclude`: remove it there.',
  ],
  [
    'target_all_missing',
    'fail',
    'y',
    () => findings(() => ({ y: null })).filter(({ rule }) => rule !== 'too_few_rows'),
    'The target "y" has no value in any row: choose another column, or fill it in.',
  ],
  [
    'target_missing',
    'warn',
    'y',
    () => findings((row) => (row === 4 ? { y: null } : {})),
    '1 row has no value in the target "y" and is left out: fill it in to learn from it.',
  ],
  [
    'target_missing',
    'warn',
    'y',
    () => findings((row) => (row > 37 ? { y: null } : {})),
    '2 rows have no value in the target "y" and are left out: fill it in to learn from them.',
  ],
  [
    'target_unusable',
    'fail',
    'y',
    () => findings(() => ({ y: 'same' })),
    'The target "y" has the same value in every row, so there is nothing to learn: add rows with other values.',
  ],
  [
    'target_unusable',
    'fail',
    'y',
    () => findings((row) => ({ y: `c${row % 2}` }), { algorithm: 'linear_regression' }),
    'The target "y" is of the kind category, expected numbers for regression: choose another target, task or algorithm.',
  ],
  [
    'target_unusable',
    'fail',
    'y',
    () => findings((row) => ({ y: row % 3 }), { task: 'binary' }),
    'The target "y" has 3 different values, expected 2 for the task binary: set `task: multiclass`, or leave `task` out.',
  ],
  [
    'class_too_rare',
    'warn',
    'y',
    () => findings((row) => (row === 3 ? { y: 2 } : {})),
    '1 class of the target "y" has only one row, which cannot be both learned and evaluated: add rows, or merge classes.',
  ],
  [
    'class_too_rare',
    'warn',
    'y',
    () => findings((row) => (row === 3 ? { y: 'p' } : row === 4 ? { y: 'q' } : { y: 'r' })),
    '2 classes of the target "y" have only one row, which cannot be both learned and evaluated: add rows, or merge classes.',
  ],
  [
    'feature_all_missing',
    'warn',
    'b',
    () => findings(() => ({ b: null })),
    'The column "b" has no value in any row and is ignored: fill it in, or name it under `dataset.exclude`.',
  ],
  [
    'feature_constant',
    'warn',
    'b',
    () => findings(() => ({ b: 'x' })),
    'The column "b" has the same value in every row, so that nothing can be learned from it: name it under `dataset.exclude`.',
  ],
  [
    'feature_like_text',
    'warn',
    'b',
    () => findings((row) => ({ b: `note ${row}` })),
    'The column "b" has a different text in nearly every row, like a name or a note: name it under `dataset.exclude`.',
  ],
  [
    'feature_like_text',
    'fail',
    'b',
    () => findings((row) => ({ b: `this is note ${row}` }), { algorithm: 'linear_regression' }, 50),
    'The column "b" has a long text of its own in nearly every row, like a note or an identifier, from which nothing can be learned: name it under `dataset.exclude`, or, when its values are numbers or dates, give its kind under `dataset.types`.',
  ],
  [
    'feature_like_text',
    'warn',
    'b',
    () => findings((row) => ({ b: `this is note ${row}` }), {}, 50),
    'The column "b" has a long text of its own in nearly every row, like a note or an identifier, from which nothing can be learned: name it under `dataset.exclude`, or, when its values are numbers or dates, give its kind under `dataset.types`.',
  ],
  [
    'no_feature',
    'fail',
    null,
    () => findings(none, { exclude: ['a', 'b'] }),
    'There is no column to learn from: apart from the target, each is excluded, has another role, or has no value in any row.',
  ],
  [
    'too_few_rows',
    'fail',
    null,
    () => findings(none, {}, 9),
    'The dataset has 9 rows to learn from, expected at least 10: add rows.',
  ],
  [
    'duplicate_rows',
    'warn',
    null,
    () => findings((row) => (row === 7 ? { a: 1, b: 'y' } : {})),
    '1 row is an exact copy of an earlier one: remove it, unless it is an observation of its own.',
  ],
  [
    'duplicate_rows',
    'warn',
    null,
    () => findings((row) => ({ a: row % 6, b: 'xyz'.charAt(row % 3) })),
    '34 rows are exact copies of earlier ones: remove them, unless they are observations of their own.',
  ],
];

describe('validateDataset', () => {
  it('finds nothing in sound data', () => {
    expect(findings(none)).toEqual([]);
    expect(findings((row) => ({ id: `row ${row}` }), { exclude: ['id'] })).toEqual([]);
    expect(findings((row) => ({ b: row === 0 ? 'x' : null }))).toEqual([]);
    expect(findings(none, {}, 10)).toEqual([]);
  });

  it.each(cases)('%s (%s)', (rule, severity, column, found, message) => {
    const all = found();
    expect(all.map((finding) => [finding.rule, finding.severity, finding.column, finding.message])).toEqual([
      [rule, severity, column, message],
    ]);
    for (const finding of all) expect(findingSchema.parse(finding)).toEqual(finding);
  });

  it('names the first ten rows as the file counts them', () => {
    const [finding] = findings((row) => (row >= 20 ? { y: null } : {}));
    expect(finding).toMatchObject({
      rule: 'target_missing',
      count: 20,
      rows: [21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
    });
    const copies = findings((row) => (row === 7 ? { a: 1, b: 'y' } : {}));
    expect(copies[0]).toMatchObject({ count: 1, rows: [8] });
    const lines = Buffer.from(
      `a,b,y\n"x\n",1,0\n${Array.from({ length: 12 }, (_, row) => `z${row},${row},${row === 3 ? '' : row % 2}`).join('\n')}\n`,
    );
    const dataset = readDataset(lines, { format: 'csv', name: 'data', types: {} });
    expect(validateDataset({ ...clean, dataset })[0]).toMatchObject({ rule: 'target_missing', rows: [7] });
  });

  it('looks only at columns that are learned from', () => {
    const change: Change = (row) => ({ note: `note ${row}`, same: 1, none: null });
    expect(findings(change, { features: ['a', 'b'] })).toEqual([]);
    expect(
      findings(change, { exclude: ['note'], roles: ['same'] }).map(({ rule, column }) => [rule, column]),
    ).toEqual([['feature_all_missing', 'none']]);
  });

  it('counts only rows with a target as rows to learn from', () => {
    const found = findings((row) => (row < 31 ? { y: null } : {}));
    expect(found.map(({ rule, count }) => [rule, count])).toEqual([
      ['target_missing', 31],
      ['too_few_rows', 9],
    ]);
  });

  it('tells everything at once', () => {
    const found = findings(() => ({ y: 1, b: null, a: null }), { required: ['q'], target: 'y' }, 3);
    expect(found.map(({ rule }) => rule)).toEqual([
      'required_column_missing',
      'target_unusable',
      'feature_all_missing',
      'feature_all_missing',
      'no_feature',
      'too_few_rows',
      'duplicate_rows',
    ]);
  });

  it('names types that fit no column', () => {
    const dataset = readDataset(
      Buffer.from(JSON.stringify(Array.from({ length: 20 }, (_, row) => ({ a: row, y: row % 2 })))),
      {
        format: 'json',
        name: 'data',
        types: { zip: 'category' },
      },
    );
    expect(validateDataset({ ...clean, dataset })).toEqual([
      {
        rule: 'typed_column_missing',
        severity: 'warn',
        column: 'zip',
        count: 1,
        rows: [],
        message:
          'The dataset has no column "zip", which `dataset.types` names: correct the name or add the column.',
      },
    ]);
  });

  it('says no value', () => {
    const secret = 'jane@example.com';
    const found = [
      ...findings((row) => ({ b: `${secret}${row}`, y: row === 0 ? secret : row % 2 })),
      ...findings(() => ({ b: secret, y: secret, a: 5 })),
    ];
    expect(found.length).toBeGreaterThan(4);
    expect(JSON.stringify(found)).not.toContain('jane');
  });
});
