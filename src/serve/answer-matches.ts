import type { SmokeCase } from '../contract/run-files.ts';
import { answerLabels } from './answer.ts';
import type { ServingFile } from './serving-file.ts';

/** How an answer of the function compares with the prediction made offline. */
export type AnswerComparison =
  | {
      readonly outcome: 'same';
      /** Largest absolute difference of a probability or a value. */
      readonly difference: number;
    }
  /** What is different, by field; without values of the data. */
  | { readonly outcome: 'different'; readonly reason: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differs(reason: string): AnswerComparison {
  return { outcome: 'different', reason };
}

export interface ComparisonOptions {
  readonly classes: readonly string[];
  readonly serving: Pick<ServingFile, 'prediction' | 'labels' | 'include'>;
  /** The version that must have answered, where answers carry it; without, any will do. */
  readonly version?: string;
  /** Largest difference of two numbers that count as the same; relative for values above 1. */
  readonly tolerance: number;
}

/**
 * Compares the function's answer to one row with what the same model said of that row offline. Numbers may differ by `tolerance`;
 * the answered class, the set of fields and the version may not differ at all.
 */
export function answerMatches(
  answer: unknown,
  expected: Omit<SmokeCase, 'instance'>,
  { classes, serving, version, tolerance }: ComparisonOptions,
): AnswerComparison {
  if (!isObject(answer)) return differs('the answer is not a JSON object');
  const { prediction, include } = serving;
  if (include.includes('model_version')) {
    const found = answer['model_version'];
    if (typeof found !== 'string') return differs('model_version is missing');
    if (version !== undefined && found !== version) return differs(`model_version is not ${version}`);
  }
  const predicted = Object.hasOwn(answer, prediction) ? answer[prediction] : undefined;
  if (predicted === undefined) return differs(`the field ${prediction} is missing`);

  if (expected.value !== null) {
    if (typeof predicted !== 'number') return differs(`${prediction} is not a number`);
    const difference = Math.abs(predicted - expected.value);
    // A relative measure for large values: the same tolerance then means the same number of digits.
    const scale = Math.max(1, Math.abs(expected.value));
    return difference <= tolerance * scale
      ? { outcome: 'same', difference }
      : differs(`${prediction} differs by ${difference}`);
  }
  const labels = answerLabels(classes, serving.labels);
  const label = expected.label === null ? undefined : labels[classes.indexOf(expected.label)];
  if (label === undefined || predicted !== label) return differs(`${prediction} is another class`);
  if (expected.probabilities === null || !include.includes('probabilities'))
    return { outcome: 'same', difference: 0 };

  const { probabilities } = answer;
  if (!isObject(probabilities)) return differs('probabilities are missing');
  if (Object.keys(probabilities).length !== labels.length)
    return differs('probabilities are of other classes');
  let largest = 0;
  for (const [index, name] of labels.entries()) {
    const found = Object.hasOwn(probabilities, name) ? probabilities[name] : undefined;
    if (typeof found !== 'number') return differs('probabilities are of other classes');
    largest = Math.max(largest, Math.abs(found - expected.probabilities[index]!));
  }
  return largest <= tolerance
    ? { outcome: 'same', difference: largest }
    : differs(`a probability differs by ${largest}`);
}
