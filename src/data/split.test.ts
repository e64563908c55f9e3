import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { columnKinds } from './column-kinds.ts';
import { readDataset } from './read-dataset.ts';
import { combineSplit, splitRows, type Split, type SplitRule } from './split.ts';
import type { Table } from './table.ts';

interface Row {
  readonly a: number;
  readonly b: string;
  readonly y: number | '';
}

const options = { target: 'y', share: 0.3, seed: 42 };

function read(source: string, types: Record<string, 'number' | 'category' | 'boolean' | 'date'> = {}): Table {
  return readDataset(Buffer.from(source), { format: 'csv', name: 'data', types }).table;
}

function build(rows: readonly Row[]): Table {
  return read(`a,b,y\n${rows.map(({ a, b, y }) => `${a},${b},${y}`).join('\n')}\n`, {
    a: 'number',
    b: 'category',
    y: 'number',
  });
}

function split(
  table: Table,
  rule: SplitRule = { kind: 'content' },
  share = options.share,
  seed = options.seed,
): Split {
  return splitRows(table, { target: 'y', rule, share, seed });
}

function sides(found: Split, count: number): (string | undefined)[] {
  const held = new Set(found.holdout);
  const trained = new Set(found.training);
  return Array.from({ length: count }, (_, row) =>
    held.has(row) ? 'holdout' : trained.has(row) ? 'training' : undefined,
  );
}

function problem(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'DATASET_INVALID')
      return [error.message, ...error.problems].join('\n');
    throw error;
  }
  return 'no problem';
}

const row = fc.record({
  a: fc.integer({ min: 0, max: 50 }),
  b: fc.constantFrom('x', 'y', 'z', ''),
  y: fc.constantFrom<(number | '')[]>(0, 1, ''),
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 });
const many = Array.from({ length: 5000 }, (_, index): Row => ({
  a: index,
  b: ['x', 'y', 'z'][index % 3]!,
  y: index % 2,
}));

describe('splitRows by content', () => {
  it('puts every row that has a target on exactly one side, ascending', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const found = split(build(data));
        expect([...found.training, ...found.holdout].sort((left, right) => left - right)).toEqual(
          data.flatMap(({ y }, index) => (y === '' ? [] : [index])),
        );
        expect(found.training).toEqual(found.training.slice().sort());
        expect(found.holdout).toEqual(found.holdout.slice().sort());
      }),
    );
  });

  it('keeps equal and relabelled rows on one side', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const found = split(build(data));
        const side = new Map<string, string>();
        sides(found, data.length).forEach((here, index) => {
          if (here === undefined) return;
          const key = `${data[index]!.a} ${data[index]!.b}`;
          expect(side.get(key) ?? here).toBe(here);
          side.set(key, here);
        });
        expect(found.overlap).toBe(0);
      }),
    );
  });

  it('keeps each row on its side when the dataset grows and is put into another order', () => {
    fc.assert(
      fc.property(rows, rows, (data, more) => {
        const before = sides(split(build(data)), data.length);
        const grown = [...more, ...data];
        expect(sides(split(build(grown)), grown.length).slice(more.length)).toEqual(before);
      }),
    );
  });

  it('keeps the holdout of a smaller share in that of a larger one', () => {
    const table = build(many);
    const small = split(table, { kind: 'content' }, 0.1).holdout;
    const large = new Set(split(table, { kind: 'content' }, 0.4).holdout);
    expect(small.every((index) => large.has(index))).toBe(true);
  });

  it('comes near the share, and another seed gives another split', () => {
    const table = build(many);
    for (const seed of [0, 1, 42, 0xffffffff]) {
      expect(
        Math.abs(split(table, { kind: 'content' }, 0.3, seed).holdout.length / many.length - 0.3),
      ).toBeLessThan(0.03);
    }
    expect(split(table, { kind: 'content' }, 0.3, 1).holdout).not.toEqual(split(table).holdout);
  });

  it('is the same on every machine and in every version', () => {
    const found = split(build(many.slice(0, 20)));
    expect([...found.holdout]).toEqual([0, 5, 6, 8, 15, 18]);
    expect(found.holdoutHashes()[0]).toBe('52756c02c5704ff7336c689fde1e5673');
  });
});

describe('digests', () => {
  it('are those of the sorted hashes, whatever the order of rows and columns and whatever the seed of the split', () => {
    const data = many.slice(0, 50);
    const found = split(build(data));
    const lines = (hashes: string[]): string =>
      hashes
        .sort()
        .map((hash) => `${hash}\n`)
        .join('');
    expect(found.trainingDigest).toBe(
      createHash('sha256').update(lines(found.trainingHashes())).digest('hex'),
    );
    expect(found.holdoutDigest).toBe(createHash('sha256').update(lines(found.holdoutHashes())).digest('hex'));
    const turned = read(
      `y,b,a\n${[...data]
        .reverse()
        .map(({ a, b, y }) => `${y},${b},${a}`)
        .join('\n')}\n`,
    );
    expect(split(turned).trainingDigest).toBe(found.trainingDigest);
    const whole = (seed: number): string =>
      splitRows(build(data), { target: 'y', rule: { kind: 'content' }, share: 1e-9, seed }).trainingDigest;
    expect(whole(1)).toBe(whole(2));
  });

  it('change with a label', () => {
    const data = many.slice(0, 50);
    const found = split(build(data));
    const changed = found.holdout[0]!;
    const relabelled = split(build(data.map((one, index) => (index === changed ? { ...one, y: 7 } : one))));
    expect(relabelled.holdout).toEqual(found.holdout);
    expect(relabelled.holdoutDigest).not.toBe(found.holdoutDigest);
    expect(relabelled.trainingDigest).toBe(found.trainingDigest);
  });
});

describe('splitRows by key', () => {
  it('keeps all rows of a group on one side, whatever else they say', () => {
    const data = many.map((one, index) => ({ ...one, a: Math.floor(index / 10) }));
    const found = split(build(data), { kind: 'key', column: 'a' });
    const held = new Set(Array.from(found.holdout, (index) => data[index]!.a));
    expect(found.training.some((index) => held.has(data[index]!.a))).toBe(false);
    expect(found.holdout.length).toBeGreaterThan(1000);
    expect(found.training.length).toBeGreaterThan(2500);
  });

  it('keeps a row on its side when its other values change and the key is renamed', () => {
    const one = split(read('id,y\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n7,1\n'), { kind: 'key', column: 'id' });
    const other = split(read('y,key,z\n0,1,a\n0,2,b\n0,3,c\n1,4,d\n1,5,e\n1,6,f\n1,7,g\n'), {
      kind: 'key',
      column: 'key',
    });
    expect(other.holdout).toEqual(one.holdout);
    expect(one.holdout.length).toBeGreaterThan(0);
  });

  it('counts training rows that the holdout has as well, key and label aside', () => {
    const table = read(
      `id,a,y\n${Array.from({ length: 40 }, (_, index) => `${index},${index % 2},1`).join('\n')}\n`,
    );
    // Each side has rows with either value of the only feature.
    const found = split(table, { kind: 'key', column: 'id' });
    expect(found.overlap).toBe(found.training.length);
    expect(found.holdout.length).toBeGreaterThan(2);
  });

  it('refuses rows without a key', () => {
    expect(problem(() => split(read('id,y\n1,0\n,1\n,\n'), { kind: 'key', column: 'id' }))).toBe(
      '1 row has no value in "id", which `split.key` names: fill it in, or split by another column.',
    );
  });
});

describe('splitRows by column', () => {
  it('takes holdout and test for the holdout, anything else for training', () => {
    const table = read('part,y\nholdout,0\nTest ,1\nTRAIN,0\n,1\nvalidation,0\ntest,\n');
    const found = split(table, { kind: 'column', column: 'part' });
    expect(sides(found, 6)).toEqual(['holdout', 'holdout', 'training', 'training', 'training', undefined]);
  });

  it('has no holdout when the column says neither word', () => {
    expect(split(read('part,y\n1,0\n0,1\n'), { kind: 'column', column: 'part' }).holdout).toHaveLength(0);
  });

  it('counts training rows that the holdout has as well', () => {
    const table = read('part,a,y\ntest,1,0\ntrain,1,1\ntrain,1,0\ntrain,2,0\n');
    const found = split(table, { kind: 'column', column: 'part' });
    expect(found.overlap).toBe(2);
  });
});

describe('columns that are not there', () => {
  it.each<[SplitRule, string, string]>([
    [
      { kind: 'content' },
      'z',
      'The dataset has no column "z", which `dataset.target` names: correct the name.',
    ],
    [
      { kind: 'key', column: 'id' },
      'y',
      'The dataset has no column "id", which `split.key` names: correct the name.',
    ],
    [
      { kind: 'column', column: 'part' },
      'y',
      'The dataset has no column "part", which `split.column` names: correct the name.',
    ],
  ])('%j', (rule, target, message) => {
    expect(problem(() => splitRows(build(many.slice(0, 5)), { ...options, target, rule }))).toBe(message);
  });
});

describe('combineSplit', () => {
  const training = read('a,b,y\n1,x,0\n2,y,\n3,z,1\n');

  it('takes the rows with a target of either table', () => {
    const holdout = read('y,b,a\n1,x,1\n0,q,9\n,q,9\n', columnKinds(training));
    const found = combineSplit(training, holdout, options);
    expect([...found.training]).toEqual([0, 2]);
    expect([...found.holdout]).toEqual([0, 1]);
    expect(found.rule).toBe('file');
    expect(found.overlap).toBe(1);
    expect(found.holdoutHashes()).toHaveLength(2);
    expect(found.holdoutHashes()[0]).not.toBe(found.trainingHashes()[0]);
    expect(combineSplit(training, training, options).holdoutDigest).toBe(found.trainingDigest);
  });

  it('lets a column be empty in the holdout', () => {
    expect(problem(() => combineSplit(training, read('a,b,y\n1,,0\n'), options))).toBe('no problem');
  });

  it('names every column that differs', () => {
    expect(problem(() => combineSplit(training, read('a,b\nx,1\n'), options))).toBe(
      [
        'split.file: the holdout file differs from the dataset in 3 columns.',
        'the holdout file has no column "y", which is the target: add it.',
        'column "a" is number in the dataset and category in the holdout file: set its type under `types`.',
        'column "b" is category in the dataset and number in the holdout file: set its type under `types`.',
      ].join('\n'),
    );
  });
});
