import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Table } from '../data/table.ts';
import { trainModel } from './train-model.ts';

const folder = new URL('../../test/vectors/trees/', import.meta.url);
const vectorSchema = z.object({
  task: z.enum(['binary', 'multiclass', 'regression']),
  training_rows: z.number(),
  columns: z.array(z.array(z.number())),
  target: z.array(z.number()),
  score: z.number(),
});
type Vector = z.infer<typeof vectorSchema>;

const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function tableOf({ columns }: Vector, start: number, end?: number): Table {
  const picked = columns.map((values) => Float64Array.from(values.slice(start, end)));
  return {
    rowCount: picked[0]!.length,
    columns: picked.map((values, at) => ({ kind: 'number', name: `x${at}`, values })),
  };
}

async function scoreOf(vector: Vector, seed: number): Promise<number> {
  const { task, training_rows: rows, target } = vector;
  const classCount = task === 'regression' ? 0 : Math.max(...target) + 1;
  const train = tableOf(vector, 0, rows);
  const own = target.slice(0, rows);
  const model = await trainModel({
    table: train,
    features: train.columns.map(({ name }) => ({ name, kind: 'number', categories: null })),
    target: {
      name: 'y',
      task,
      classes: Array.from({ length: classCount }, (_, label) => String(label)),
      positive: task === 'binary' ? '1' : null,
    },
    actual: classCount === 0 ? Float64Array.from(own) : Int32Array.from(own),
    algorithm: 'random_forest',
    params: { n_estimators: 200 },
    seed,
    workers: 1,
  });
  const predictions = model.predict(tableOf(vector, rows));
  const actual = target.slice(rows);
  if (predictions.kind === 'values') {
    const centre = mean(actual);
    const squares = (of: (row: number) => number) => mean(actual.map((value, row) => (value - of(row)) * (value - of(row)))); // prettier-ignore
    return 1 - squares((row) => predictions.values[row]!) / squares(() => centre);
  }
  if (task === 'multiclass')
    return mean(actual.map((label, row) => Number(predictions.labels[row] === label)));
  // The share of pairs of both classes that are in the right order.
  const scores = actual.map((_, row) => predictions.probabilities![2 * row + 1]!);
  const of = (label: number) => scores.filter((_, row) => actual[row] === label);
  return mean(of(1).map((high) => mean(of(0).map((low) => (high > low ? 1 : high === low ? 0.5 : 0)))));
}

describe("random forests are as good as scikit-learn's", () => {
  it('has datasets of every task', () => {
    expect(names.length).toBeGreaterThanOrEqual(7);
  });

  it.each(names)('%s: the mean score of ten forests is within 0.005, or better', async (name) => {
    const vector = vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const scores: number[] = [];
    for (const seed of seeds) scores.push(await scoreOf(vector, seed));
    expect(mean(scores)).toBeGreaterThan(vector.score - 0.005);
    // Much better would mean that something of the test rows got into the training.
    expect(mean(scores)).toBeLessThan(vector.score + 0.03);
  });
});
