import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import { builtInModelSchema } from '../contract/run-files.ts';
import { loadModel } from '../learn/load-model.ts';
import type { Predictor } from './predictor.ts';

/** A model of a built-in algorithm, from the content of its `model.json` that lies in `folder`. Errors: `MODEL_UNREADABLE`. */
export async function builtInPredictor(file: unknown, folder: string): Promise<Predictor> {
  const model = await loadModel(file, await readBinary(file, folder));
  const { features, task, classes } = model.file;
  return { features, task, classes, predict: (table) => model.predict(table) };
}

async function readBinary(file: unknown, folder: string): Promise<Uint8Array | null> {
  const named = builtInModelSchema.shape.binary.safeParse(
    typeof file === 'object' && file !== null && 'binary' in file ? file.binary : undefined,
  );
  // What names it wrongly is refused with the rest of the model file.
  if (named.data === undefined) return null;
  try {
    return await readFile(join(folder, named.data.path));
  } catch (error) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      `model/${named.data.path} is missing from the deployed folder, or cannot be read.`,
      { cause: error },
    );
  }
}
