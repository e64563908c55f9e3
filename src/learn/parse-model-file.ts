import { modelFileSchema, type ModelFile } from '../contract/run-files.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import { refuseForeignModel } from './refuse-foreign-model.ts';

/** The bytes of a `model/model.json`. Errors: `MODEL_UNREADABLE`; files of other makes are told by their first bytes and not read. */
export function parseModelFile(bytes: Uint8Array): ModelFile {
  refuseForeignModel(bytes);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new RetrainError('MODEL_UNREADABLE', 'The model file is damaged: it is not valid JSON.', {
      cause: error,
    });
  }
  const parsed = modelFileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new RetrainError(
    'MODEL_UNREADABLE',
    'The model file is not of a schema that this version of Retrain knows.',
    { cause: parsed.error },
  );
}
