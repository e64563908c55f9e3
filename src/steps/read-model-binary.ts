import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import type { BuiltInModel } from '../contract/run-files.ts';

/** The bytes beside the model file in that folder that it names, or null when it names none. Errors: `MODEL_UNREADABLE`. */
export async function readModelBinary({ binary }: BuiltInModel, folder: string): Promise<Uint8Array | null> {
  if (binary === undefined) return null;
  try {
    return await readFile(join(folder, binary.path));
  } catch (error) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      `${binary.path} is missing beside the model.json of the model, or cannot be read.`,
      { cause: error },
    );
  }
}
