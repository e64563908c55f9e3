import { createHash } from 'node:crypto';
import { RetrainError } from '../contract/retrain-error.ts';
import { compareCodeUnits } from './compare-code-units.ts';
import { isMissing } from './is-missing.ts';
import { quoteName } from './quote-name.ts';
import { hashRows, type RowHashes } from './row-hash.ts';
import { findColumn, type Column, type Table } from './table.ts';

export type SplitRule =
  | { readonly kind: 'content' }
  | { readonly kind: 'key'; readonly column: string }
  | { readonly kind: 'column'; readonly column: string };

export interface SplitOptions {
  readonly target: string;
  /** Share of the rows that the hash puts into the holdout, between 0 and 1; a column or a file decides for itself. */
  readonly share: number;
  readonly seed: number;
}

/** Which rows are learned from and which are kept from training. Rows without a target are on neither side. */
export interface Split {
  readonly rule: SplitRule['kind'] | 'file';
  readonly seed: number;
  readonly share: number;
  /** Rows of the dataset's table, ascending. */
  readonly training: Uint32Array;
  /** Rows of the dataset's table (of the holdout file's table under the rule `file`), ascending. */
  readonly holdout: Uint32Array;
  /** SHA-256 over the sorted hashes of the rows, target included: independent of the order of rows and columns and of the seed. */
  readonly trainingDigest: string;
  readonly holdoutDigest: string;
  /** Training rows that are equal to a row of the holdout, target and split column aside. Always 0 under the rule `content`. */
  readonly overlap: number;
  /** Hash of each row of `training`, 32 hexadecimal digits, target included. */
  trainingHashes(): string[];
  /** Hash of each row of `holdout`, likewise. */
  holdoutHashes(): string[];
}

/** Seed of the hashes that identify rows: theirs must not depend on how rows are split. */
const IDENTITY_SEED = 0;
const holdoutWords: ReadonlySet<string> = new Set(['holdout', 'test']);

function column(table: Table, name: string, key: string): Column {
  const found = findColumn(table, name);
  if (found !== undefined) return found;
  throw new RetrainError(
    'DATASET_INVALID',
    `The dataset has no column ${quoteName(name)}, which \`${key}\` names: correct the name.`,
  );
}

function rowsWhere(rowCount: number, test: (row: number) => boolean): Uint32Array {
  return Uint32Array.from({ length: rowCount }, (_, row) => row).filter(test);
}

function digest(hashes: string[]): string {
  const hash = createHash('sha256');
  for (const hex of hashes.sort(compareCodeUnits)) hash.update(`${hex}\n`);
  return hash.digest('hex');
}

interface Side {
  readonly table: Table;
  readonly rows: Uint32Array;
}

function countOverlap(training: Side, holdout: Side, exclude: readonly string[]): number {
  const hashes = (side: Side): string[] => {
    const all = hashRows(side.table, { exclude, seed: IDENTITY_SEED });
    return Array.from(side.rows, (row) => all.hex(row));
  };
  const held = new Set(hashes(holdout));
  return hashes(training).filter((hash) => held.has(hash)).length;
}

function makeSplit(
  rule: SplitRule | { readonly kind: 'file' },
  options: SplitOptions,
  training: Side,
  holdout: Side,
): Split {
  const unlearned = 'column' in rule ? [options.target, rule.column] : [options.target];
  const identify = (table: Table): RowHashes => hashRows(table, { exclude: [], seed: IDENTITY_SEED });
  const trainingIdentity = identify(training.table);
  const holdoutIdentity = holdout.table === training.table ? trainingIdentity : identify(holdout.table);
  const trainingHashes = (): string[] => Array.from(training.rows, (row) => trainingIdentity.hex(row));
  const holdoutHashes = (): string[] => Array.from(holdout.rows, (row) => holdoutIdentity.hex(row));
  return {
    rule: rule.kind,
    seed: options.seed,
    share: options.share,
    training: training.rows,
    holdout: holdout.rows,
    trainingDigest: digest(trainingHashes()),
    holdoutDigest: digest(holdoutHashes()),
    overlap: rule.kind === 'content' ? 0 : countOverlap(training, holdout, unlearned),
    trainingHashes,
    holdoutHashes,
  };
}

/** Says for each row whether its hash lies in the holdout's share: the first word of the hash is a number from 0 to below 2^32. */
function sideByHash(hashes: RowHashes, share: number): (row: number) => boolean {
  const limit = share * 0x100000000;
  return (row) => hashes.words[4 * row]! < limit;
}

/** The table of one column alone, under one name whatever the column is called: renaming a key moves no row. */
function keyTable(table: Table, name: string): Table {
  return { rowCount: table.rowCount, columns: [{ ...column(table, name, 'split.key'), name: 'key' }] };
}

function sideOfRow(table: Table, rule: SplitRule, options: SplitOptions): (row: number) => boolean {
  const { seed, share } = options;
  switch (rule.kind) {
    case 'content':
      return sideByHash(hashRows(table, { exclude: [options.target], seed }), share);
    case 'key':
      return sideByHash(hashRows(keyTable(table, rule.column), { exclude: [], seed }), share);
    case 'column': {
      const side = column(table, rule.column, 'split.column');
      if (side.kind !== 'category') return () => false;
      const isHoldout = side.categories.map((category) => holdoutWords.has(category.trim().toLowerCase()));
      return (row) => isHoldout[side.codes[row]!] === true;
    }
  }
}

/**
 * Divides the rows that have a target into training and holdout; either side may come out empty.
 *
 * - `content`: a seeded hash of the row without its target. Equal rows, and rows that differ in their label only, are on one side, and
 *   a row keeps its side when rows or columns are added elsewhere.
 * - `key`: the same with the value of one column, so that all rows of a group are on one side. Every row must have one.
 * - `column`: the rows that say `holdout` or `test`, in whatever case, are the holdout.
 *
 * With a larger share, the holdout of the smaller one stays in it. Errors: `DATASET_INVALID`.
 */
export function splitRows(table: Table, options: SplitOptions & { readonly rule: SplitRule }): Split {
  const target = column(table, options.target, 'dataset.target');
  const { rule } = options;
  const eligible = rowsWhere(table.rowCount, (row) => !isMissing(target, row));
  if (rule.kind === 'key') {
    const key = column(table, rule.column, 'split.key');
    const without = eligible.filter((row) => isMissing(key, row)).length;
    if (without > 0) {
      throw new RetrainError(
        'DATASET_INVALID',
        `${without} ${without === 1 ? 'row has' : 'rows have'} no value in ${quoteName(rule.column)}, which \`split.key\` names: fill it in, or split by another column.`,
      );
    }
  }
  const isHoldout = sideOfRow(table, rule, options);
  return makeSplit(
    rule,
    options,
    { table, rows: eligible.filter((row) => !isHoldout(row)) },
    { table, rows: eligible.filter(isHoldout) },
  );
}

/**
 * The split by a holdout file of its own: all rows that have a target, of the one table for training and of the other for the
 * holdout. A column that both have must be of one kind in both. Errors: `DATASET_INVALID` with every column that differs.
 */
export function combineSplit(training: Table, holdout: Table, options: SplitOptions): Split {
  const trainingTarget = column(training, options.target, 'dataset.target');
  const found = new Map(holdout.columns.map((other) => [other.name, other]));
  const problems = training.columns.flatMap((one) => {
    const other = found.get(one.name);
    if (other === undefined || other.kind === one.kind || isAllMissing(other, holdout.rowCount)) return [];
    return [
      `column ${quoteName(one.name)} is ${one.kind} in the dataset and ${other.kind} in the holdout file: set its type under \`types\`.`,
    ];
  });
  const holdoutTarget = found.get(options.target);
  if (holdoutTarget === undefined) {
    problems.unshift(
      `the holdout file has no column ${quoteName(options.target)}, which is the target: add it.`,
    );
  }
  if (problems.length > 0 || holdoutTarget === undefined) {
    const [first] = problems;
    throw problems.length === 1
      ? new RetrainError('DATASET_INVALID', `split.file: ${first ?? ''}`)
      : new RetrainError(
          'DATASET_INVALID',
          `split.file: the holdout file differs from the dataset in ${problems.length} columns.`,
          { problems },
        );
  }
  return makeSplit(
    { kind: 'file' },
    options,
    { table: training, rows: rowsWhere(training.rowCount, (row) => !isMissing(trainingTarget, row)) },
    { table: holdout, rows: rowsWhere(holdout.rowCount, (row) => !isMissing(holdoutTarget, row)) },
  );
}

function isAllMissing(one: Column, rowCount: number): boolean {
  for (let row = 0; row < rowCount; row++) if (!isMissing(one, row)) return false;
  return true;
}
