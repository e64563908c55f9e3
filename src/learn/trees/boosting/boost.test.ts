import { describe, expect, it } from 'vitest';
import { RetrainError } from '../../../contract/retrain-error.ts';
import { boost, type LearnedRows } from './boost.ts';
import type { Boosted, BoostingOptions } from './boosting-problem.ts';
import { packTrees } from './packed-trees.ts';

const rows = 9000;
const scatter = (row: number, factor: number): number => ((row * factor) % 8999) / 8999;
const columns = [7, 31, 101, 211, 307].map((factor) =>
  Float64Array.from({ length: rows }, (_, row) =>
    row % 23 === factor % 23 ? Number.NaN : scatter(row, factor),
  ),
);
columns.push(Float64Array.from({ length: rows }, (_, row) => (row * 13) % 40));
const categorical = [false, false, false, false, false, true];
const score = Float64Array.from(
  { length: rows },
  (_, row) => 2 * scatter(row, 7) + scatter(row, 31) + (((row * 13) % 40) % 3) / 2 + scatter(row * row, 17),
);
const outcomes = {
  squared: score,
  absolute: score,
  poisson: score.map(Math.floor),
  logistic: score.map((value) => Number(value > 2)),
  softmax: score.map((value) => Math.min(2, Math.floor(value))),
} as const;

const run = (
  loss: BoostingOptions['loss'],
  workers: number,
  more: { signal?: AbortSignal; onRound?: (done: number) => void; rounds?: number } = {},
): Promise<Boosted> => {
  const training: LearnedRows = { matrix: { rowCount: rows, columns }, outcome: outcomes[loss] };
  return boost(
    {
      training,
      validation: null,
      categorical,
      outputs: loss === 'softmax' ? 3 : 1,
      workers,
      onRound: more.onRound ?? (() => undefined),
      signal: more.signal,
    },
    {
      loss,
      learningRate: 0.1,
      rounds: more.rounds ?? 4,
      maxLeafNodes: 31,
      maxDepth: Infinity,
      minSamplesLeaf: 20,
      l2: 0,
      columnsPerSplit: 6,
      rowsPerRound: rows,
      seed: 1,
      stopping: { rounds: 10, tolerance: 0 },
    },
  );
};

describe('boosting on several workers', () => {
  it.each(['squared', 'absolute', 'poisson', 'logistic', 'softmax'] as const)(
    'gives the same bytes as on one: %s',
    async (loss) => {
      const alone = await run(loss, 1);
      const together = await run(loss, 3);
      expect(alone.trees.roots).toHaveLength(loss === 'softmax' ? 12 : 4);
      expect(Buffer.from(packTrees(together.trees)).equals(packTrees(alone.trees))).toBe(true);
      expect(together.baselines).toEqual(alone.baselines);
      expect(together.importance).toEqual(alone.importance);
    },
  );

  it('tells every round', async () => {
    const seen: number[] = [];
    await run('squared', 2, { onRound: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const onRound = () => {
      controller.abort();
    };
    const error: unknown = await run('squared', 2, {
      rounds: 100_000,
      signal: controller.signal,
      onRound,
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RetrainError);
    expect((error as RetrainError).code).toBe('CANCELLED');
  });
});
