import { afterEach, describe, expect, it, vi } from 'vitest';
import { RetrainError } from '../../contract/retrain-error.ts';
import type { FitRequest, FitResult, Outcome } from '../estimator.ts';
import { randomForest } from '../random-forest.ts';
import { loadRandomForest } from '../random-forest-model.ts';
import { readSections } from './binary-sections.ts';
import { RandomStream } from './random-stream.ts';

const rows = 3000;
const random = new RandomStream(4, 0);
const columns = Array.from({ length: 6 }, (_, column) =>
  Float64Array.from({ length: rows }, () =>
    column === 4 ? random.below(40) : column === 5 && random.below(4) === 0 ? NaN : random.next() / 1e9,
  ),
);
const signal = Float64Array.from(
  columns[0]!,
  (value, row) => value * (columns[4]![row]! % 3) + columns[1]![row]! + random.next() / 3e9,
);
const outcomes: Record<'binary' | 'multiclass' | 'values', Outcome> = {
  binary: { kind: 'classes', labels: Int32Array.from(signal, (v) => Number(v > 4)), classCount: 2 },
  multiclass: {
    kind: 'classes',
    labels: Int32Array.from(signal, (v) => Math.min(3, Math.floor(v / 2))),
    classCount: 4,
  },
  values: { kind: 'values', values: signal },
};

const fit = (outcome: Outcome, more: Partial<FitRequest> = {}, params = {}): Promise<FitResult> =>
  randomForest.configure({ n_estimators: 12, ...params }).fit({
    matrix: { rowCount: rows, columns },
    categorical: columns.map((_, column) => column === 4),
    outcome,
    seed: 9,
    onProgress: () => undefined,
    signal: undefined,
    ...more,
  });

async function errorOf(work: Promise<unknown>): Promise<RetrainError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RetrainError)) throw new TypeError(`expected a RetrainError, got ${String(error)}`);
  return error;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a random forest', () => {
  it.each(Object.entries(outcomes))('of %s is the same bytes with 1, 2 and 4 workers', async (_, outcome) => {
    const one = await fit(outcome, { workers: 1 });
    expect(one.binary?.length).toBeGreaterThan(1000);
    expect(await fit(outcome, { workers: 2 })).toEqual(one);
    expect(await fit(outcome, { workers: 4 })).toEqual(one);
    expect((await fit(outcome, { workers: 2, seed: 10 })).binary).not.toEqual(one.binary);
  });

  it('is the same bytes where there is no memory to share', async () => {
    const shared = await fit(outcomes.binary, {}, { n_estimators: 2 });
    vi.stubGlobal('SharedArrayBuffer', undefined);
    expect(await fit(outcomes.binary, {}, { n_estimators: 2 })).toEqual(shared);
  });

  it('stops its workers when it is cancelled', async () => {
    const controller = new AbortController();
    const work = fit(
      outcomes.values,
      {
        workers: 2,
        signal: controller.signal,
        onProgress: () => {
          controller.abort(new Error('enough'));
        },
      },
      { n_estimators: 10_000 },
    );
    const error = await errorOf(work);
    expect(error.code).toBe('CANCELLED');
    expect(error.cause).toMatchObject({ message: 'enough' });
  });

  it('finds what only some categories do, without an encoding of them', async () => {
    const { saved, binary } = await fit(outcomes.values);
    const shape = { task: 'regression', columnCount: columns.length, classCount: 0 } as const;
    const predictions = loadRandomForest(saved, shape, binary).predict({ rowCount: rows, columns });
    if (predictions.kind !== 'values') throw new TypeError('expected values');
    const mean = signal.reduce((sum, value) => sum + value, 0) / rows;
    const squares = (of: (row: number) => number) =>
      signal.reduce((sum, value, row) => sum + (value - of(row)) * (value - of(row)), 0);
    const explained = 1 - squares((row) => predictions.values[row]!) / squares(() => mean);
    expect(explained).toBeGreaterThan(0.97);
  });

  it('grows no deeper, and no smaller leaves, than it is told', async () => {
    const sizes = async (params: Record<string, number>) => [
      ...readSections((await fit(outcomes.binary, {}, params)).binary!).integers('tree'),
    ];
    expect((await sizes({ max_depth: 1 })).every((size) => size === 3)).toBe(true);
    expect((await sizes({ max_depth: 3 })).every((size) => size > 3 && size <= 15)).toBe(true);
    // Leaves of at least 50 of 3,000 rows are at most 60.
    expect((await sizes({ min_samples_leaf: 50 })).every((size) => size > 15 && size <= 119)).toBe(true);
    expect((await sizes({})).every((size) => size > 119)).toBe(true);
  });

  it('refuses values that cannot be added up', async () => {
    const values = signal.map((value, row) => (row === 3 ? 1e305 : value));
    expect((await errorOf(fit({ kind: 'values', values }))).code).toBe('TRAIN_FAILED');
  });
});

describe('the binary part of a forest', () => {
  it('is refused or gives sound answers, whatever byte is damaged', async () => {
    const outcome = outcomes.multiclass;
    const { saved, binary } = await fit(outcome, {}, { n_estimators: 2, max_depth: 5 });
    const shape = { task: 'multiclass', columnCount: columns.length, classCount: 4 } as const;
    const some = columns.map((values) => values.subarray(0, 50));
    let refused = 0;
    for (let at = 0; at < binary!.length; at++) {
      const copy = binary!.slice();
      copy[at]! ^= 1 << random.below(8);
      try {
        const predictions = loadRandomForest(saved, shape, copy).predict({ rowCount: 50, columns: some });
        if (predictions.kind !== 'classes') throw new TypeError('expected classes');
        expect([...predictions.probabilities!].every((share) => share >= 0)).toBe(true);
      } catch (error) {
        if (!(error instanceof RetrainError)) throw error;
        expect(error.code).toBe('MODEL_UNREADABLE');
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(100);
    for (const length of [0, 8, 15, 16, 40, binary!.length - 8])
      expect(() => loadRandomForest(saved, shape, binary!.slice(0, length))).toThrow(RetrainError);
    expect(() => loadRandomForest(saved, shape, null)).toThrow(RetrainError);
    expect(() => loadRandomForest({ ...saved, trees: 3 }, shape, binary)).toThrow('number of trees');
    // Wherever the bytes lie.
    const apart = new Uint8Array(binary!.length + 1);
    apart.set(binary!, 1);
    const odd = loadRandomForest(saved, shape, apart.subarray(1));
    const even = loadRandomForest(saved, shape, binary);
    expect(odd.predict({ rowCount: 50, columns: some })).toEqual(
      even.predict({ rowCount: 50, columns: some }),
    );
  });
});
