import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { LoadEstimator } from './estimator.ts';
import { damagedBinary } from './trees/binary-sections.ts';
import { readForest } from './trees/packed-forest.ts';
import { recodeColumn } from './trees/rank-categories.ts';

/** What a random forest has learned beside its trees, which are in the binary part. */
export const forestModelSchema = z.object({
  trees: z.int().min(1),
  /** For each encoded column of categories that were ordered, the rank of each code; null for other columns. */
  ranks: z.array(z.array(z.int().min(0)).nullable()),
  /** Share of each encoded column in what the splits gain; all 0 when no tree splits. */
  importance: z.array(z.number().min(0)),
});
export type ForestModel = z.infer<typeof forestModelSchema>;

/** Reads a saved random forest. Predicting needs no WebAssembly and no worker. */
export const loadRandomForest: LoadEstimator = (saved, shape, binary) => {
  const { trees, ranks, importance } = forestModelSchema.parse(saved);
  if (ranks.length !== shape.columnCount || importance.length !== shape.columnCount)
    throw new RetrainError('MODEL_UNREADABLE', 'The forest of the model does not fit its features.');
  if (binary === null) throw damagedBinary('it is missing');
  const forest = readForest(binary, shape);
  if (forest.treeCount !== trees) throw damagedBinary('it has another number of trees than the model file');
  return {
    importance,
    predict: ({ rowCount, columns }) =>
      forest.predict({
        rowCount,
        columns: columns.map((values, column) => recodeColumn(values, ranks[column]!)),
      }),
  };
};
