import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { builtInModelSchema, type BuiltInModel } from '../contract/run-files.ts';
import { createEncoder, encodingSchema } from './encoding.ts';
import type { Model } from './model.ts';
import { rankImportance } from './rank-importance.ts';
import { findLoader } from './saved-estimators.ts';

/** More encoded columns than this are no model that was trained here. */
export const mostEncodedColumns = 50_000;

/**
 * The model of a parsed `model.json`, ready to predict.
 * Errors: `MODEL_UNREADABLE` when it is damaged, of another version, or its parts do not fit together.
 */
export async function loadModel(file: unknown): Promise<Model> {
  const parsed = builtInModelSchema.safeParse(file);
  if (!parsed.success) throw unreadable(parsed.error);
  return restoreModel(parsed.data);
}

async function restoreModel(file: BuiltInModel): Promise<Model> {
  const parsed = encodingSchema.safeParse(file.encoding);
  if (!parsed.success) throw unreadable(parsed.error, 'encoding.');
  const encoding = parsed.data;
  const aligned =
    encoding.features.length === file.features.length &&
    encoding.features.every(({ kind }, index) => kind === file.features[index]!.kind);
  if (!aligned)
    throw new RetrainError('MODEL_UNREADABLE', 'The encoding of the model does not fit its features.');
  if (file.task === 'regression' ? file.classes.length > 0 : file.classes.length < 2) {
    throw new RetrainError('MODEL_UNREADABLE', 'The classes of the model do not fit its task.');
  }
  const encoder = createEncoder(file.features, encoding);
  if (encoder.owners.length > mostEncodedColumns)
    throw new RetrainError('MODEL_UNREADABLE', 'The model has too many encoded columns.');
  const load = await findLoader(file.algorithm);
  const shape = { task: file.task, columnCount: encoder.owners.length, classCount: file.classes.length };
  let fitted;
  try {
    fitted = load(file.estimator, shape);
  } catch (error) {
    throw error instanceof z.ZodError ? unreadable(error, 'estimator.') : error;
  }
  const names = file.features.map((feature) => feature.name);
  return {
    file,
    predict: (table) => fitted.predict(encoder.encode(table)),
    importance: () => rankImportance(names, encoder.owners, fitted.importance),
  };
}

function unreadable(error: z.ZodError, prefix = ''): RetrainError {
  // A damaged file can have thousands of problems; the first few say enough.
  const problems = error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${prefix}${path.join('.').slice(0, 64)}: ${message}`);
  return new RetrainError(
    'MODEL_UNREADABLE',
    'The model file is damaged, or not one that this version of Retrain reads.',
    { problems, cause: error },
  );
}
