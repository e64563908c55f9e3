import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Algorithm, Task } from '../../src/contract/config.ts';
import { RetrainError } from '../../src/contract/retrain-error.ts';
import type { Target } from '../../src/data/target.ts';
import { findEstimator } from '../../src/learn/algorithms.ts';
import { loadModel } from '../../src/learn/load-model.ts';
import type { Predictions, TrainRequest } from '../../src/learn/model.ts';
import { trainModel } from '../../src/learn/train-model.ts';
import { featuresOf, tableOf, type WrittenColumn } from './estimator-laws-table.ts';

export interface LawSubject {
  readonly algorithm: Algorithm;
  readonly task: Task;
  /** Parameters that keep a fit short. */
  readonly params: TrainRequest['params'];
  /** Training rows of which it must explain most. */
  readonly minimumFit: number;
}

const cities = ['Oslo', 'Bern', 'Lima'];
const rows = 48;

/** Fixed columns of every kind with missing values, and what is to be learned of them. */
function training(task: Task): { columns: WrittenColumn[]; actual: Int32Array | Float64Array } {
  const index = Array.from({ length: rows }, (_, row) => row);
  const noise = (row: number, factor: number) => ((row * factor) % 17) / 17 - 0.5;
  const age = index.map((row) => 40 + 30 * noise(row, 5));
  const city = index.map((row) => cities[(row * 7) % 3]!);
  const columns: WrittenColumn[] = [
    { name: 'age', kind: 'number', values: age.map((value, row) => (row % 11 === 0 ? null : value)) },
    { name: 'weight', kind: 'number', values: index.map((row) => 70 + 20 * noise(row, 3)) },
    { name: 'city', kind: 'category', values: city.map((value, row) => (row % 13 === 0 ? null : value)) },
    { name: 'member', kind: 'boolean', values: index.map((row) => (row % 9 === 0 ? null : row % 2 === 0)) },
    {
      name: 'since',
      kind: 'date',
      values: index.map((row) => (row % 7 === 0 ? null : row * 40 * 86_400_000)),
    },
  ];
  const signal = index.map((row) => age[row]! / 10 + (city[row] === 'Lima' ? 3 : 0) + noise(row, 2));
  const actual =
    task === 'regression'
      ? Float64Array.from(signal)
      : Int32Array.from(signal, (value) =>
          task === 'binary' ? Number(value > 5) : Number(value > 4.2) + Number(value > 6),
        );
  return { columns, actual };
}

function targetOf(task: Task): Target {
  const classes = { binary: ['no', 'yes'], multiclass: ['high', 'low', 'middle'], regression: [] }[task];
  return { name: 'outcome', task, classes, positive: task === 'binary' ? 'yes' : null };
}

/** As plain numbers, for comparing exactly. */
function plain(predictions: Predictions): readonly number[] {
  return predictions.kind === 'values'
    ? [...predictions.values]
    : [...predictions.labels, ...(predictions.probabilities ?? [])];
}

async function errorOf(training: Promise<unknown>): Promise<RetrainError> {
  const thrown: unknown = await training.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof RetrainError))
    throw new TypeError(`expected a RetrainError, got ${String(thrown)}`);
  return thrown;
}

/** What every algorithm promises for each of its tasks, whatever it learns by. */
export function describeEstimatorLaws({ algorithm, task, params, minimumFit }: LawSubject): void {
  const { columns, actual } = training(task);
  const target = targetOf(task);
  const requestFor = (written: readonly WrittenColumn[], more: Partial<TrainRequest> = {}): TrainRequest => ({
    table: tableOf(written),
    features: featuresOf(written),
    target,
    actual,
    algorithm,
    params,
    seed: 7,
    ...more,
  });
  const expectSound = (predictions: Predictions, rowCount: number): void => {
    expect(plain(predictions).every(Number.isFinite)).toBe(true);
    if (predictions.kind === 'values') {
      expect(task).toBe('regression');
      expect(predictions.values).toHaveLength(rowCount);
      return;
    }
    const width = target.classes.length;
    expect(predictions.labels).toHaveLength(rowCount);
    if (predictions.probabilities === null) return;
    expect(predictions.probabilities).toHaveLength(rowCount * width);
    for (let row = 0; row < rowCount; row++) {
      const shares = [...predictions.probabilities.subarray(row * width, (row + 1) * width)];
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThanOrEqual(1e-12);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares[predictions.labels[row]!]).toBe(Math.max(...shares));
    }
  };

  describe(`${algorithm}, ${task}`, () => {
    it('learns what there is to learn', async () => {
      const predictions = (await trainModel(requestFor(columns))).predict(tableOf(columns));
      expectSound(predictions, rows);
      const near = [...actual].filter((value, row) =>
        predictions.kind === 'values'
          ? Math.abs(predictions.values[row]! - value) < 1
          : predictions.labels[row] === value,
      );
      expect(near.length).toBeGreaterThanOrEqual(minimumFit);
    });

    it('gives the same bytes when it is fitted again', async () => {
      const first = await trainModel(requestFor(columns));
      const second = await trainModel(requestFor(columns));
      expect(JSON.stringify(second.file)).toBe(JSON.stringify(first.file));
    });

    it('leaves its input as it was', async () => {
      const request = requestFor(columns);
      const before = structuredClone({ ...request });
      const model = await trainModel(request);
      model.predict(request.table);
      expect(request).toEqual(before);
    });

    it('predicts exactly the same after saving as text and loading', async () => {
      const model = await trainModel(requestFor(columns));
      const loaded = await loadModel(JSON.parse(JSON.stringify(model.file)), model.binary);
      expect(plain(loaded.predict(tableOf(columns)))).toEqual(plain(model.predict(tableOf(columns))));
      expect(loaded.importance()).toEqual(model.importance());
      expect(loaded.file).toEqual(model.file);
    });

    it('asks for columns by name: their order, further columns and the order of categories do not matter', async () => {
      const model = await trainModel(requestFor(columns));
      const expected = plain(model.predict(tableOf(columns)));
      const extra: WrittenColumn = { name: 'unused', kind: 'number', values: columns[0]!.values };
      expect(plain(model.predict(tableOf([extra, ...columns].reverse())))).toEqual(expected);
      const reversed = columns.map((column) => ({ ...column, values: [...column.values].reverse() }));
      const backwards = model.predict(tableOf(reversed));
      const first = backwards.kind === 'values' ? backwards.values[rows - 1] : backwards.labels[rows - 1];
      expect(first).toBe(expected[0]);
    });

    it('predicts each row on its own', async () => {
      const model = await trainModel(requestFor(columns));
      const together = model.predict(tableOf(columns));
      for (const row of [0, 13, rows - 1]) {
        const alone = model.predict(
          tableOf(columns.map((column) => ({ ...column, values: [column.values[row]!] }))),
        );
        if (together.kind === 'values') expect(plain(alone)).toEqual([together.values[row]]);
        else expect(plain(alone)[0]).toBe(together.labels[row]);
      }
    });

    it('takes constant columns, columns without a value, and a column twice', async () => {
      const constant = (
        kind: WrittenColumn['kind'],
        value: WrittenColumn['values'][number],
      ): WrittenColumn => ({
        name: `constant ${kind} ${String(value)}`,
        kind,
        values: new Array<typeof value>(rows).fill(value),
      });
      const odd: WrittenColumn[] = [
        ...columns,
        { ...columns[1]!, name: 'twin' },
        constant('number', 0.1),
        constant('number', 1e300),
        constant('boolean', true),
        constant('category', 'only'),
        constant('date', 0),
        ...(['number', 'boolean', 'category', 'date'] as const).map((kind) => constant(kind, null)),
      ];
      const model = await trainModel(requestFor(odd));
      expectSound(model.predict(tableOf(odd)), rows);
      const empty = model.importance().filter(({ feature }) => feature.startsWith('constant'));
      expect(empty.every(({ value }) => Math.abs(value) < 1e-9)).toBe(true);
    });

    it('learns from nothing but constant columns', async () => {
      const dull: WrittenColumn[] = [{ name: 'a', kind: 'number', values: new Array<number>(rows).fill(3) }];
      expectSound((await trainModel(requestFor(dull))).predict(tableOf(dull)), rows);
    });

    it('takes missing values, unseen categories and extreme numbers when it predicts', async () => {
      const model = await trainModel(requestFor(columns));
      const cell: Record<WrittenColumn['kind'], fc.Arbitrary<number | string | boolean | null>> = {
        number: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())),
        category: fc.option(fc.string({ unit: 'grapheme', maxLength: 5 })),
        boolean: fc.option(fc.boolean()),
        date: fc.option(fc.date({ noInvalidDate: true }).map((date) => date.getTime())),
      };
      const record = fc.tuple(...columns.map(({ kind }) => cell[kind]));
      fc.assert(
        fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
          const drawn = columns.map((column, at) => ({
            ...column,
            values: records.map((cells) => cells[at]!),
          }));
          expectSound(model.predict(tableOf(drawn)), records.length);
        }),
        { seed: 1, numRuns: 100 },
      );
    });

    it('answers a table without rows', async () => {
      const model = await trainModel(requestFor(columns));
      expect(plain(model.predict(tableOf(columns.map((column) => ({ ...column, values: [] })))))).toEqual([]);
    });

    it('keeps hostile column names and categories apart from its own', async () => {
      const names = ['__proto__', 'constructor', ' ', 'toString', 'a,b\n"c"'];
      const values = [...columns[2]!.values].map((value) =>
        value === 'Oslo' ? '__proto__' : value === 'Bern' ? 'constructor' : value,
      );
      const hostile = columns.map((column, at) => ({
        ...column,
        name: names[at]!,
        ...(at === 2 ? { values } : {}),
      }));
      const model = await trainModel(requestFor(hostile));
      const loaded = await loadModel(JSON.parse(JSON.stringify(model.file)), model.binary);
      expect(loaded.file.features.map(({ name }) => name)).toEqual(names);
      expectSound(loaded.predict(tableOf(hostile)), rows);
      expect([...loaded.importance()].map(({ feature }) => feature).sort()).toEqual([...names].sort());
    });

    it('ranks its features: what decides comes before noise, once each', async () => {
      const ranked = (await trainModel(requestFor(columns))).importance();
      expect([...ranked].map(({ feature }) => feature).sort()).toEqual(
        columns.map(({ name }) => name).sort(),
      );
      expect(ranked.map(({ value }) => value)).toEqual(
        ranked.map(({ value }) => value).sort((a, b) => b - a),
      );
      const place = (name: string) => ranked.findIndex(({ feature }) => feature === name);
      expect(place('city')).toBeLessThan(place('member'));
    });

    it('names every column that is missing or of another kind when it predicts', async () => {
      const model = await trainModel(requestFor(columns));
      const wrong = columns
        .slice(1)
        .map((column) =>
          column.name === 'weight'
            ? { ...column, kind: 'category' as const, values: column.values.map(String) }
            : column,
        );
      const error = await errorOf(Promise.resolve().then(() => model.predict(tableOf(wrong))));
      expect(error.code).toBe('DATASET_INVALID');
      expect(error.problems).toHaveLength(2);
      expect(error.problems[0]).toContain('"age"');
      expect(error.problems[1]).toContain('"weight" holds values of kind category');
    });

    it('takes a feature without values for missing, whatever kind its column was read as', async () => {
      const model = await trainModel(requestFor(columns));
      const blank = columns.map((column) => ({ ...column, values: new Array<null>(rows).fill(null) }));
      const other = blank.map((column) => ({
        ...column,
        kind: column.kind === 'number' ? ('category' as const) : ('number' as const),
      }));
      expect(plain(model.predict(tableOf(other)))).toEqual(plain(model.predict(tableOf(blank))));
    });

    it('refuses too few rows, no features, and a single class', async () => {
      const single = columns.map((column) => ({ ...column, values: column.values.slice(0, 1) }));
      const tooFew = await errorOf(trainModel(requestFor(single, { actual: actual.slice(0, 1) })));
      expect(tooFew.code).toBe('TRAIN_FAILED');
      expect(tooFew.message).toContain('1 training rows');
      const noFeatures = await errorOf(trainModel(requestFor(columns, { features: [] })));
      expect(noFeatures.message).toContain('no column to learn from');
      if (task === 'regression') return;
      const oneClass = await errorOf(trainModel(requestFor(columns, { actual: new Int32Array(rows) })));
      expect(oneClass.code).toBe('TRAIN_FAILED');
      expect(oneClass.message).toContain('only one class');
    });

    it('gives a class without training rows probability 0', async () => {
      if (task !== 'multiclass') return;
      const two = Int32Array.from(actual, (label) => (label === 1 ? 0 : label));
      const predictions = (await trainModel(requestFor(columns, { actual: two }))).predict(tableOf(columns));
      expectSound(predictions, rows);
      if (predictions.kind === 'values' || predictions.probabilities === null)
        throw new TypeError('expected probabilities');
      expect([...predictions.probabilities].filter((_, index) => index % 3 === 1)).toEqual(
        new Array(rows).fill(0),
      );
      expect([...predictions.labels]).not.toContain(1);
    });

    it('reports every parameter that it cannot use', async () => {
      const error = await errorOf(
        trainModel(requestFor(columns, { params: { ...params, nonsense: 1, __proto: 'x' } })),
      );
      expect(error.code).toBe('TRAIN_PARAMETERS_INVALID');
      expect(error.problems).toHaveLength(2);
      expect(error.problems[0]).toContain('nonsense');
    });

    it('refuses the tasks that it does not learn', async () => {
      const other: Task = task === 'regression' ? 'binary' : 'regression';
      if ((await findEstimator(algorithm)).tasks.includes(other)) return;
      const swapped = { target: targetOf(other), actual: training(other).actual };
      const error = await errorOf(trainModel(requestFor(columns, swapped)));
      expect(error.code).toBe('TRAIN_FAILED');
      expect(error.message).toContain(`does not learn ${other}`);
    });

    it('tells how far it is, and stops when it is cancelled', async () => {
      const controller = new AbortController();
      const seen: number[] = [];
      await trainModel(requestFor(columns, { onProgress: (done, total) => seen.push(done / total) }));
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.every((share) => share > 0 && share <= 1)).toBe(true);
      controller.abort();
      const error = await errorOf(trainModel(requestFor(columns, { signal: controller.signal })));
      expect(error.code).toBe('CANCELLED');
    });

    it('refuses a saved model with any of its parts damaged', async () => {
      const { file, binary } = await trainModel(requestFor(columns));
      await expectEveryDamageRefused(JSON.stringify(file), binary);
    });
  });
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Replaces one part after another (the first 60 of each) by something of another type. */
async function expectEveryDamageRefused(text: string, binary: Uint8Array | null): Promise<void> {
  const whole = JSON.parse(text) as { encoding: Json; estimator: Json };
  for (const part of ['encoding', 'estimator'] as const) {
    for (const path of pathsOf(whole[part]).slice(0, 60)) {
      const copy = JSON.parse(text) as Record<typeof part, Json>;
      let node: Json = copy[part];
      for (const key of path.slice(0, -1)) node = (node as Record<string, Json>)[key]!;
      (node as Record<string, Json>)[path[path.length - 1]!] = { damaged: true };
      const error = await errorOf(loadModel(copy, binary));
      expect(error.code, `${part}.${path.join('.')}`).toBe('MODEL_UNREADABLE');
    }
  }
}

function pathsOf(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    [key],
    ...pathsOf(child).map((path) => [key, ...path]),
  ]);
}
