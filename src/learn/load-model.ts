import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { builtInModelSchema, type BuiltInModel } from '../contract/run-files.ts';
import { createEncoder, encodingSchema } from './encoding.ts';
import type { Model } from './model.ts';
import { fitsCategories } from './native-encoding.ts';
import { rankImportance } from './rank-importance.ts';
import { findLoader } from './saved-estimators.ts';

/** More encoded columns than this are no model that was trained here. */
export const mostEncodedColumns = 50_000;

/**
 * The model of a parsed `model.json` and the bytes of its `model.bin`, if it has one, ready to predict.
 * Errors: `MODEL_UNREADABLE` when it is damaged, of another version, or its parts do not fit together.
 */
export async function loadModel(file: unknown, binary: Uint8Array | null = null): Promise<Model> {
  const parsed = builtInModelSchema.safeParse(file);
  if (!parsed.success) throw unreadable(parsed.error);
  return restoreModel(parsed.data, checkedBinary(parsed.data, binary));
}

/** The bytes that the model file names, and none when it names none. */
function checkedBinary({ binary: expected }: BuiltInModel, bytes: Uint8Array | null): Uint8Array | null {
  if (expected === undefined) return null;
  const refuse = (what: string) => new RetrainError('MODEL_UNREADABLE', `${expected.path} ${what}.`);
  if (bytes === null) throw refuse('is missing: the model file needs it beside it');
  if (bytes.length !== expected.size_bytes)
    throw refuse(`has ${bytes.length} bytes, where the model file expects ${expected.size_bytes}`);
  if (createHash('sha256').update(bytes).digest('hex') !== expected.sha256)
    throw refuse('is damaged, or of another model: its SHA-256 is not what the model file names');
  return bytes;
}

async function restoreModel(file: BuiltInModel, binary: Uint8Array | null): Promise<Model> {
  const parsed = encodingSchema.safeParse(file.encoding);
  if (!parsed.success) throw unreadable(parsed.error, 'encoding.');
  const encoding = parsed.data;
  const aligned =
    encoding.features.length === file.features.length &&
    encoding.features.every(({ kind }, index) => kind === file.features[index]!.kind) &&
    (!('kind' in encoding) || fitsCategories(encoding, file.features));
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
    fitted = load(file.estimator, shape, binary);
  } catch (error) {
    throw error instanceof z.ZodError ? unreadable(error, 'estimator.') : error;
  }
  const names = file.features.map((feature) => feature.name);
  return {
    file,
    binary,
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
