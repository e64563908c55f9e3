import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderError, RetrainError, toRetrainError } from '../contract/retrain-error.ts';
import { createHandler, type Service } from './handler.ts';
import { loadPredictor } from './load-predictor.ts';
import { ownBody } from './own-body.ts';
import { servingFileSchema } from './serving-file.ts';

const folder = import.meta.dirname;

async function readJson(path: string): Promise<unknown> {
  const shown = path.replaceAll('\\', '/');
  let text: string;
  try {
    text = await readFile(join(folder, path), 'utf8');
  } catch (error) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      `${shown} is missing from the deployed folder, or cannot be read.`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RetrainError('MODEL_UNREADABLE', `${shown} is damaged: it is not valid JSON.`, {
      cause: error,
    });
  }
}

async function load(): Promise<Service> {
  const serving = servingFileSchema.safeParse(await readJson('serving.json'));
  if (!serving.success) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      'serving.json is damaged, or was written by another version of Retrain.',
      { cause: serving.error },
    );
  }
  const model = await readJson(join('model', 'model.json'));
  return {
    serving: serving.data,
    predictor: await loadPredictor(model, join(folder, 'model'), serving.data),
  };
}

ownBody();

/** The HTTP function of the deployed folder: a plain export, found by the framework by its name. */
export const retrain = createHandler({
  service: load(),
  revision: process.env['K_REVISION'] ?? null,
  onFailure: (error) => {
    // Standard error is the function's log. The stack stays there.
    console.error(renderError(toRetrainError(error)));
  },
});
