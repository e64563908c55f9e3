import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { readDataset } from './read-dataset.ts';
import type { Column } from './table.ts';
import { encodeTarget, resolveTarget, type Target, type TargetOptions } from './target.ts';

function column(...cells: (string | number | boolean | null)[]): Column {
  const source = JSON.stringify(cells.map((y) => ({ y })));
  return readDataset(Buffer.from(source), { format: 'json', name: 'data', types: {} }).table.columns[0]!;
}

function problem(of: Column, options: TargetOptions): string {
  try {
    resolveTarget(of, options);
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'DATASET_INVALID') return error.message;
    throw error;
  }
  return 'no problem';
}

const eleven = column(...Array.from({ length: 11 }, (_, index) => index));

describe('resolveTarget', () => {
  it.each<[string, Column, TargetOptions, Partial<Target>]>([
    ['two texts', column('b', 'a', null, 'b'), {}, { task: 'binary', classes: ['a', 'b'], positive: 'b' }],
    [
      'three texts by code units',
      column('b', 'ä', 'Z', 'a'),
      {},
      { task: 'multiclass', classes: ['Z', 'a', 'b', 'ä'], positive: null },
    ],
    [
      'true and false',
      column(true, false),
      {},
      { task: 'binary', classes: ['false', 'true'], positive: 'true' },
    ],
    ['two numbers', column(1, 0, 1), {}, { task: 'binary', classes: ['0', '1'], positive: '1' }],
    ['two numbers with fractions', column(0.5, 10, 0.5), {}, { task: 'binary', classes: ['0.5', '10'] }],
    ['few whole numbers by value', column(10, 9, 2), {}, { task: 'multiclass', classes: ['2', '9', '10'] }],
    ['eleven whole numbers', eleven, {}, { task: 'regression', classes: [], positive: null }],
    ['few fractions', column(0.5, 1.5, 2.5), {}, { task: 'regression' }],
    [
      'eleven whole numbers for logistic_regression',
      eleven,
      { algorithm: 'logistic_regression' },
      { task: 'multiclass' },
    ],
    [
      'two numbers for linear_regression',
      column(0, 1),
      { algorithm: 'linear_regression' },
      { task: 'regression', classes: [] },
    ],
    ['two numbers as regression', column(0, 1), { task: 'regression' }, { task: 'regression' }],
    [
      'two classes as multiclass',
      column(0, 1),
      { task: 'multiclass' },
      { task: 'multiclass', classes: ['0', '1'], positive: null },
    ],
    ['a positive text', column('yes', 'no'), { positive: 'no' }, { classes: ['yes', 'no'], positive: 'no' }],
    ['a positive number', column(0, 1), { positive: 0 }, { classes: ['1', '0'], positive: '0' }],
    ['a positive number as text', column(0, 1), { positive: '0.0' }, { positive: '0' }],
    [
      'a positive boolean',
      column(true, false),
      { positive: false },
      { classes: ['true', 'false'], positive: 'false' },
    ],
    ['a positive boolean as text', column(true, false), { positive: 'no' }, { positive: 'false' }],
  ])('%s', (_, of, options, expected) => {
    expect(resolveTarget(of, options)).toMatchObject({ name: 'y', ...expected });
  });

  it.each<[string, Column, TargetOptions, string]>([
    ['no value', column(null, null), {}, 'has no value in any row: choose another column.'],
    [
      'one value',
      column('a', 'a', null),
      {},
      'has the same value in every row, so there is nothing to learn: add rows with other values.',
    ],
    [
      'a date',
      column('2024-01-01', '2024-01-02'),
      {},
      'is a date: choose a column of numbers, text or true and false.',
    ],
    [
      'text for linear_regression',
      column('a', 'b'),
      { algorithm: 'linear_regression' },
      'is of the kind category, expected numbers for regression: choose another target, task or algorithm.',
    ],
    [
      'text as regression',
      column('a', 'b'),
      { task: 'regression' },
      'is of the kind category, expected numbers for regression: choose another target, task or algorithm.',
    ],
    [
      'regression with logistic_regression',
      column(1, 2),
      { task: 'regression', algorithm: 'logistic_regression' },
      'is to be predicted as a number, but logistic_regression predicts classes: use linear_regression, random_forest or gradient_boosted_trees.',
    ],
    [
      'binary with linear_regression',
      column(1, 2),
      { task: 'binary', algorithm: 'linear_regression' },
      'is to be predicted as a class, but linear_regression predicts numbers: use logistic_regression, random_forest or gradient_boosted_trees.',
    ],
    [
      'three classes as binary',
      column('a', 'b', 'c'),
      { task: 'binary' },
      'has 3 different values, expected 2 for the task binary: set `task: multiclass`, or leave `task` out.',
    ],
    [
      'a continuous number as classes',
      column(...Array.from({ length: 101 }, (_, index) => index / 7)),
      { algorithm: 'logistic_regression' },
      'has 101 different values, which is more classes than the 100 that are learned: predict the number itself with `task: regression`.',
    ],
    [
      'notes as classes',
      column(...Array.from({ length: 1001 }, (_, index) => `n${index}`)),
      {},
      'has 1001 different values, which is more classes than the 1000 that are learned: choose a target with fewer classes.',
    ],
    [
      'an unknown positive class',
      column('a', 'b'),
      { positive: 'c' },
      'does not have the class that `positive` names: write one of its two values, spelled as in the dataset.',
    ],
    [
      'a positive number',
      column(1.5, 2.5, 3.5),
      { positive: 1 },
      'is predicted as a number, which has no positive class: remove `positive`, or set `task: binary`.',
    ],
    [
      'a positive one of three',
      column('a', 'b', 'c'),
      { positive: 'a' },
      'has 3 classes, and `positive` is for two: remove it.',
    ],
  ])('refuses %s', (_, of, options, message) => {
    expect(problem(of, options)).toBe(`The target "y" ${message}`);
  });
});

describe('encodeTarget', () => {
  it('gives the index of the class, -1 for a missing or unknown one', () => {
    const target = resolveTarget(column('b', 'a', 'c'), {});
    expect(encodeTarget(column('c', null, 'a', 'new', 'b'), target)).toEqual(Int32Array.of(2, -1, 0, -1, 1));
    expect(encodeTarget(column('c', null, 'a', 'new', 'b'), target, Uint32Array.of(4, 0))).toEqual(
      Int32Array.of(1, 2),
    );
  });

  it('goes by the text of the class, whatever the kind of the column', () => {
    const target = resolveTarget(column(0, 1, 0), { positive: 0 });
    expect(encodeTarget(column(0, 1, null, -0, 2), target)).toEqual(Int32Array.of(1, 0, -1, 1, -1));
    expect(encodeTarget(column('0', 'x', '1'), target)).toEqual(Int32Array.of(1, -1, 0));
    expect(encodeTarget(column(true, null, false), resolveTarget(column(true, false), {}))).toEqual(
      Int32Array.of(1, -1, 0),
    );
  });

  it('gives values for regression, NaN for a missing one', () => {
    const target = resolveTarget(column(1.5, 2.5, 3.5), {});
    expect(encodeTarget(column(4, null), target)).toEqual(Float64Array.of(4, Number.NaN));
    expect(encodeTarget(column(4, null, 5), target, Uint32Array.of(2))).toEqual(Float64Array.of(5));
    expect(() => encodeTarget(column('a', 'b'), target)).toThrow('where numbers are expected');
  });

  it('refuses dates where classes are expected', () => {
    expect(() => encodeTarget(column('2024-01-01'), resolveTarget(column('a', 'b'), {}))).toThrow(
      'is a date where classes are expected',
    );
  });
});
