import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { taskSchema } from '../../src/contract/config.ts';
import { rocAuc } from '../../src/evaluate/roc-auc.ts';
import { thresholdCounts } from '../../src/evaluate/threshold-counts.ts';
import { loadBoostedModel } from '../../src/learn/boosted-model.ts';
import type { Outcome } from '../../src/learn/estimator.ts';
import { gradientBoostedTrees } from '../../src/learn/gradient-boosted-trees.ts';
import type { Matrix } from '../../src/learn/matrix.ts';
import type { Predictions } from '../../src/learn/model.ts';

const folder = new URL('../vectors/boosting/', import.meta.url);
const rowsSchema = z.object({
  columns: z.array(z.array(z.number().nullable())),
  target: z.array(z.number()),
});
const vectorSchema = z.object({
  task: taskSchema,
  params: z.record(z.string(), z.union([z.number(), z.string()])),
  categorical: z.array(z.boolean()),
  /** Of scikit-learn. */
  score: z.number(),
  train: rowsSchema,
  test: rowsSchema,
});
type Vector = z.infer<typeof vectorSchema>;

const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
const matrixOf = ({ columns, target }: Vector['train']): Matrix => ({
  rowCount: target.length,
  columns: columns.map((column) => Float64Array.from(column, (value) => value ?? Number.NaN)),
});

async function predict({ task, params, categorical, train, test }: Vector): Promise<Predictions> {
  const classCount = task === 'regression' ? 0 : Math.max(...train.target) + 1;
  const outcome: Outcome =
    task === 'regression'
      ? { kind: 'values', values: Float64Array.from(train.target) }
      : { kind: 'classes', labels: Int32Array.from(train.target), classCount };
  const { saved, binary } = await gradientBoostedTrees.configure(params).fit({
    matrix: matrixOf(train),
    categorical,
    outcome,
    seed: 1,
    onProgress: () => undefined,
    signal: undefined,
  });
  const shape = { task, columnCount: categorical.length, classCount };
  return loadBoostedModel(saved, shape, binary).predict(matrixOf(test));
}

/** The area under the ROC curve for two classes, the accuracy for more, R² for values. */
function scoreOf(predictions: Predictions, target: readonly number[]): number {
  if (predictions.kind === 'values') {
    const mean = target.reduce((sum, value) => sum + value, 0) / target.length;
    let left = 0;
    let all = 0;
    for (const [row, value] of target.entries()) {
      left += (value - predictions.values[row]!) * (value - predictions.values[row]!);
      all += (value - mean) * (value - mean);
    }
    return 1 - left / all;
  }
  const { labels, probabilities } = predictions;
  const classCount = probabilities!.length / target.length;
  if (classCount > 2) return target.filter((label, row) => labels[row] === label).length / target.length;
  const positive = Float64Array.from(target, (_, row) => probabilities![row * 2 + 1]!);
  return rocAuc(thresholdCounts(positive, Uint8Array.from(target)));
}

describe('gradient_boosted_trees predicts as well as scikit-learn', () => {
  it('has vectors', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)('%s', async (name) => {
    const vector = vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const score = scoreOf(await predict(vector), vector.test.target);
    expect(score).toBeGreaterThan(vector.score - 0.005);
  });
});
