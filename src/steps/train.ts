import { mkdir, rm, writeFile } from 'node:fs/promises';
import { RetrainError } from '../contract/retrain-error.ts';
import { findEstimator } from '../learn/algorithms.ts';
import { trainModel } from '../learn/train-model.ts';
import { modelDigestOf } from './model-folder.ts';
import { prepareData } from './prepared-data.ts';
import type { StepContext, StepOutputs } from './step.ts';
import { trainWithCommand } from './train-with-command.ts';

/** Fits a model on the training rows: a built-in algorithm, or the user's own program. */
export async function train(context: StepContext): Promise<StepOutputs> {
  const { config, run, progress, signal } = context;
  const data = await prepareData(context);
  await run.forget('model/model.json');
  await rm(run.resolve('model'), { recursive: true, force: true });
  const { algorithm, params, seed } = config.train;
  if (config.train.command !== undefined) {
    await trainWithCommand(context, data);
  } else if (algorithm !== undefined) {
    const advice = (await findEstimator(algorithm)).advise(data.training.rowCount, data.features.length);
    if (advice !== undefined) progress.warn(advice);
    const model = await trainModel({
      table: data.training,
      target: data.target,
      actual: data.trainingActual,
      features: data.features,
      algorithm,
      params,
      seed,
      signal,
      onProgress: (done, total, unit) => {
        progress.advance('train', done, total, unit);
      },
    });
    if (model.binary !== null) {
      await mkdir(run.resolve('model'), { recursive: true });
      await writeFile(run.resolve('model', 'model.bin'), model.binary);
    }
    await run.write('model/model.json', model.file);
  } else {
    throw new RetrainError('CONFIG_INVALID', 'train: write either algorithm or command.');
  }
  const model = await run.read('model/model.json');
  return {
    model_path: run.resolve('model'),
    model_sha256: await modelDigestOf(run),
    algorithm: algorithm ?? 'command',
    params: JSON.stringify(model.kind === 'built-in' ? model.params : params),
    training_rows: data.training.rowCount,
  };
}
