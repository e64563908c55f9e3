import { join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import { commandModelSchema } from '../contract/run-files.ts';
import { builtInPredictor } from './built-in-predictor.ts';
import { commandPredictor } from './command-predictor.ts';
import type { Predictor } from './predictor.ts';
import type { ServingFile } from './serving-file.ts';

/**
 * The predictor for the content of a `model/model.json` that lies in `folder`.
 * Errors: `MODEL_UNREADABLE`; `DEPLOY_UNSUPPORTED` for a model of the user's own program without `predict_command`.
 */
export async function loadPredictor(file: unknown, folder: string, serving: ServingFile): Promise<Predictor> {
  const isCommand = typeof file === 'object' && file !== null && 'kind' in file && file.kind === 'command';
  if (!isCommand) return builtInPredictor(file, folder);
  const parsed = commandModelSchema.safeParse(file);
  if (!parsed.success) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      `${join('model', 'model.json')} is not a model file of this version of Retrain.`,
      { cause: parsed.error },
    );
  }
  if (serving.command === null) {
    throw new RetrainError(
      'DEPLOY_UNSUPPORTED',
      'A model of your own program can be served only with train.predict_command: it says how to ask the model.',
    );
  }
  return commandPredictor(parsed.data, folder, serving.command);
}
