import { describe, expect, it } from 'vitest';
import { RetrainError } from '../../contract/retrain-error.ts';
import type { ForestTask } from './forest-task.ts';
import { chooseWorkers, runWorkers } from './run-workers.ts';

const counter = () => new Int32Array(new SharedArrayBuffer(4));
const problem = {
  kind: 'binary',
  rowCount: 4,
  width: 1,
  classCount: 2,
  tried: 1,
  maxDepth: 5,
  minSplit: 2,
  minLeaf: 1,
  isBootstrap: false,
  bins: Uint8Array.of(0, 1, 2, 3),
  labels: Int32Array.of(0, 0, 1, 1),
  values: new Float64Array(0),
  binCounts: Int32Array.of(4),
  classWeights: Float64Array.of(1, 1),
} as const;

async function run(input: ForestTask, workers: number, signal?: AbortSignal): Promise<readonly number[]> {
  const places: number[] = [];
  await runWorkers({
    task: 'forest',
    input,
    workers,
    onMessage: ({ index, tree }) => {
      expect([...tree.nodes]).toEqual([(1 << 16) | (1 << 24), 2, -1, 0, -1, 1]);
      places.push(index);
    },
    signal,
  });
  return places.sort((a, b) => a - b);
}

async function errorOf(work: Promise<unknown>): Promise<RetrainError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RetrainError)) throw new TypeError(`expected a RetrainError, got ${String(error)}`);
  return error;
}

describe.each([1, 3])('%d workers', (workers) => {
  it('do every part of the work once', async () => {
    const places = await run({ source: { problem }, treeCount: 20, seed: 1, taken: counter() }, workers);
    expect(places).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('do nothing when it was cancelled before', async () => {
    const signal = AbortSignal.abort(new Error('no more'));
    const taken = counter();
    const error = await errorOf(run({ source: { problem }, treeCount: 20, seed: 1, taken }, workers, signal));
    expect(error.code).toBe('CANCELLED');
    expect(error.cause).toBe(signal.reason);
    expect(taken[0]).toBe(0);
  });
});

it('a worker that fails is an error with its cause, and ends the others', async () => {
  // Columns that are not there: the worker throws when it looks for their bins.
  const broken = { ...problem, bins: null as unknown as Uint8Array };
  const error = await errorOf(
    run({ source: { problem: broken }, treeCount: 1000, seed: 1, taken: counter() }, 2),
  );
  expect(error.code).toBe('TRAIN_FAILED');
  expect(error.message).toBe('A training worker failed.');
  expect(error.cause).toBeInstanceOf(TypeError);
});

it('few rows are done without a thread', () => {
  expect(chooseWorkers(undefined, 1999)).toBe(1);
  expect(chooseWorkers(undefined, 2000)).toBeGreaterThanOrEqual(1);
  expect(chooseWorkers(1, 1_000_000)).toBe(1);
  expect(chooseWorkers(3, 10)).toBe(3);
});
