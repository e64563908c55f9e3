import { readFile } from 'node:fs/promises';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';

const sizeLimit = 1_048_576;

/** Numbers at any depth, named by their path with dots. What is no number is not a metric. */
function collectNumbers(value: unknown, path: string, into: Map<string, number | null>): void {
  if (typeof value === 'number') into.set(path, value);
  else if (value === null && path !== '') into.set(path, null);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, child] of Object.entries(value))
      collectNumbers(child, path === '' ? key : `${path}.${key}`, into);
  }
}

/** The metrics file that a user's program wrote. Errors: `COMMAND_OUTPUT_INVALID`; NaN and infinities are refused by name. */
export async function readReportedMetrics(file: string, shown: string): Promise<MetricValues> {
  const refuse = (why: string, cause?: unknown) =>
    new RetrainError('COMMAND_OUTPUT_INVALID', `train.metrics (${shown}) ${why}`, { cause });
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw refuse('cannot be read: it must be a JSON file.', error);
  });
  if (text.length > sizeLimit)
    throw refuse('is larger than 1 MiB: it must hold the metrics and nothing else.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const notNumber = /\b(?:NaN|-?Infinity)\b/.exec(text);
    if (notNumber === null)
      throw refuse('is not valid JSON: write an object such as {"accuracy": 0.9}.', error);
    const line = text.slice(0, notNumber.index).split('\n').length;
    throw refuse(
      `has ${notNumber[0]} in line ${line}: a metric must be a finite number, or null when it is undefined.`,
      error,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw refuse('does not hold a JSON object: write an object such as {"accuracy": 0.9}.');
  }
  const found = new Map<string, number | null>();
  collectNumbers(parsed, '', found);
  const infinite = [...found]
    .filter(([, value]) => value !== null && !Number.isFinite(value))
    .map(([name]) => name.slice(0, 64));
  if (infinite.length > 0) throw refuse(`has values that are not finite numbers: ${infinite.join(', ')}.`);
  if (found.size === 0) throw refuse('has no number in it: write an object such as {"accuracy": 0.9}.');
  return Object.fromEntries(found);
}
