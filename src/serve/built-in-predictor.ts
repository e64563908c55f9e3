import { loadModel } from '../learn/load-model.ts';
import type { Predictor } from './predictor.ts';

/** A model of a built-in algorithm, from the content of its `model.json`. Errors: `MODEL_UNREADABLE`. */
export async function builtInPredictor(file: unknown): Promise<Predictor> {
  const model = await loadModel(file);
  const { features, task, classes } = model.file;
  return { features, task, classes, predict: (table) => model.predict(table) };
}
