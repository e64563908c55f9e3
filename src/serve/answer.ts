import { RetrainError } from '../contract/retrain-error.ts';
import type { Predictions } from '../learn/model.ts';
import type { Predictor } from './predictor.ts';
import { Refusal } from './refusal.ts';
import type { ServingFile } from './serving-file.ts';

/** One row's answer, without `model_version`. */
export type RowAnswer = Readonly<Record<string, unknown>>;

/** Classes as they are answered. Errors: `CONFIG_INVALID` when two classes would be answered alike. */
export function answerLabels(classes: readonly string[], labels: Readonly<Record<string, string>>): string[] {
  const result = classes.map((name) => (Object.hasOwn(labels, name) ? labels[name]! : name));
  const twice = result.filter((label, index) => result.indexOf(label) !== index);
  if (twice.length > 0) {
    throw new RetrainError(
      'CONFIG_INVALID',
      `serve.labels makes several classes answer "${twice[0]!.slice(0, 64)}": give each class a label of its own.`,
    );
  }
  return result;
}

/** The answers to all rows, in order. Refuses with 400 when the model has no finite answer, which only extreme values bring about. */
export function rowAnswers(
  predictions: Predictions,
  predictor: Predictor,
  serving: ServingFile,
): RowAnswer[] {
  const noAnswer = () =>
    new Refusal(
      400,
      'NO_FINITE_PREDICTION',
      'The model has no finite prediction for these values: they are far outside of what it was trained on.',
    );
  if (predictions.kind === 'values') {
    return Array.from(predictions.values, (value) => {
      if (!Number.isFinite(value)) throw noAnswer();
      return { [serving.prediction]: value };
    });
  }
  const labels = answerLabels(predictor.classes, serving.labels);
  const { probabilities } = predictions;
  const width = labels.length;
  return Array.from(predictions.labels, (label, row) => {
    const answer: [string, unknown][] = [[serving.prediction, labels[label]!]];
    if (probabilities !== null) {
      const own = probabilities.subarray(row * width, (row + 1) * width);
      if (!own.every(Number.isFinite)) throw noAnswer();
      // fromEntries and not assignment: a class may be called __proto__.
      if (serving.include.includes('probabilities')) {
        answer.push(['probabilities', Object.fromEntries(labels.map((name, index) => [name, own[index]!]))]);
      }
    }
    return Object.fromEntries(answer);
  });
}
