import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { LoadEstimator } from './estimator.ts';

/** What a linear regression has learned. */
export const linearModelSchema = z.object({
  /** One for each encoded column. */
  coefficients: z.array(z.number()),
  intercept: z.number(),
  /** |coefficient| of each encoded column, times its standard deviation in the training rows. */
  importance: z.array(z.number().min(0)),
});
export type LinearModel = z.infer<typeof linearModelSchema>;

/** Reads a saved linear regression. */
export const loadLinearModel: LoadEstimator = (saved, { columnCount }) => {
  const { coefficients, intercept, importance } = linearModelSchema.parse(saved);
  if (coefficients.length !== columnCount || importance.length !== columnCount) {
    throw new RetrainError('MODEL_UNREADABLE', 'The coefficients of the model do not fit its features.');
  }
  return {
    importance,
    predict: ({ rowCount, columns }) => {
      const values = new Float64Array(rowCount).fill(intercept);
      for (const [column, encoded] of columns.entries()) {
        const coefficient = coefficients[column]!;
        for (let row = 0; row < rowCount; row++) values[row]! += coefficient * encoded[row]!;
      }
      return { kind: 'values', values };
    },
  };
};
