import { mkdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import type { ModelFile, Scores } from '../contract/run-files.ts';
import { readCommandPredictions } from '../learn/command-predictions.ts';
import { fillPlaceholders } from '../learn/fill-placeholders.ts';
import { loadModel } from '../learn/load-model.ts';
import type { Predictions } from '../learn/model.ts';
import type { PreparedData } from './prepared-data.ts';
import { readModelBinary } from './read-model-binary.ts';
import { runUserCommand } from './run-user-command.ts';
import type { StepContext } from './step.ts';
import { writeProgramRows } from './write-program-rows.ts';

export interface Scored {
  /** Null when the model is a program's and there is no `predict_command` to ask it. */
  readonly predictions: Predictions | null;
  readonly importance: readonly { readonly feature: string; readonly value: number }[];
}

/**
 * What a model says of the holdout. `folder` is where its `model.json` lies, with
 * `model.bin`, or `files/` of a program's model. Classes are those of the candidate's target:
 * a model that knows other classes is scored by name.
 */
export async function scoreModel(
  context: StepContext,
  data: PreparedData,
  model: ModelFile,
  folder: string,
  who: 'candidate' | 'champion',
): Promise<Scored> {
  if (model.kind === 'built-in') {
    const loaded = await loadModel(model, await readModelBinary(model, folder));
    return {
      predictions: alignClasses(loaded.predict(data.holdout), model.classes, data.target.classes),
      importance: loaded.importance(),
    };
  }
  // The command of today's configuration: scoring code may be repaired without training anew.
  const command = context.config.train.predict_command ?? model.predict_command;
  if (command === null) return { predictions: null, importance: [] };
  // The columns that a request to the function has, and never the target.
  const holdout = await writeProgramRows(
    context,
    'data/holdout.csv',
    data.holdoutDataset,
    data.split.holdout,
    data.features.map(({ name }) => name),
  );
  const output = context.run.resolve('data', `${who}-predictions.csv`);
  await mkdir(context.run.resolve('data'), { recursive: true });
  await rm(output, { force: true });
  const argv = fillPlaceholders(
    command,
    { model: resolve(folder, 'files', model.entry), data: resolve(holdout), predictions: resolve(output) },
    'train.predict_command',
  );
  await runUserCommand(context, 'train.predict_command', argv);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(output);
  } catch (error) {
    throw new RetrainError(
      'COMMAND_OUTPUT_INVALID',
      'train.predict_command succeeded, but wrote no file to {predictions}: write one prediction a row there.',
      { cause: error },
    );
  }
  const predictions = readCommandPredictions(bytes, {
    fileName: 'the predictions file of train.predict_command',
    task: data.target.task,
    classes: data.target.classes,
    rows: data.holdout.rowCount,
  });
  return { predictions, importance: [] };
}

/** Predictions over `from` classes as predictions over `to` classes; a class that `to` lacks keeps its probability in no column. */
function alignClasses(predictions: Predictions, from: readonly string[], to: readonly string[]): Predictions {
  if (
    predictions.kind === 'values' ||
    (from.length === to.length && from.every((name, index) => name === to[index]))
  )
    return predictions;
  const unknown = from.filter((name) => !to.includes(name));
  if (unknown.length > 0) {
    throw new RetrainError(
      'MODEL_UNREADABLE',
      `The model knows ${unknown.length} class(es) that the dataset no longer has.`,
    );
  }
  const position = from.map((name) => to.indexOf(name));
  const labels = predictions.labels.map((label) => position[label] ?? -1);
  if (predictions.probabilities === null) return { kind: 'classes', labels, probabilities: null };
  const rows = labels.length;
  const probabilities = new Float64Array(rows * to.length);
  for (let row = 0; row < rows; row++) {
    for (const [index, target] of position.entries()) {
      probabilities[row * to.length + target] = predictions.probabilities[row * from.length + index] ?? 0;
    }
  }
  return { kind: 'classes', labels, probabilities };
}

export function toScores(predictions: Predictions): Scores {
  if (predictions.kind === 'values')
    return { values: [...predictions.values], labels: null, probabilities: null };
  return {
    values: null,
    labels: [...predictions.labels],
    probabilities: predictions.probabilities === null ? null : [...predictions.probabilities],
  };
}
