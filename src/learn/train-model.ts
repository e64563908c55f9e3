import { createHash } from 'node:crypto';
import { RetrainError } from '../contract/retrain-error.ts';
import type { BuiltInModel, Feature } from '../contract/run-files.ts';
import { quoteName } from '../data/quote-name.ts';
import { findColumn } from '../data/table.ts';
import { findEstimator } from './algorithms.ts';
import { createEncoder, fitEncoding } from './encoding.ts';
import type { Estimator, Outcome } from './estimator.ts';
import { loadModel, mostEncodedColumns } from './load-model.ts';
import type { Model, TrainRequest } from './model.ts';

/** Cells of the encoded matrix, 8 bytes each: 2 GB. */
const mostCells = 250_000_000;

/**
 * Fits an algorithm with its encoding to the training rows. The same request gives the same model, to the byte.
 * Errors: `TRAIN_PARAMETERS_INVALID`, `TRAIN_FAILED` when these rows cannot be learned from, `DATASET_INVALID` when the
 * table lacks a feature, `CANCELLED`.
 */
export async function trainModel(request: TrainRequest): Promise<Model> {
  const { table, target, algorithm, seed, signal } = request;
  const estimator = await findEstimator(algorithm);
  const configured = estimator.configure(request.params);
  const outcome = checkedOutcome(request, estimator);
  const features = request.features.map((feature) => withCategories(feature, request));
  const encoding = fitEncoding(table, features, estimator.encoding);
  const encoder = createEncoder(features, encoding);
  refuseTooWide(features, encoder.owners.length, table.rowCount);
  const { saved, binary } = await configured.fit({
    matrix: encoder.encode(table),
    categorical: encoder.categorical,
    outcome,
    seed,
    workers: request.workers,
    onProgress: (done, total, unit) => request.onProgress?.(done, total, unit),
    signal,
  });
  const file: BuiltInModel = {
    schema: 'retrain.model/1',
    kind: 'built-in',
    task: target.task,
    target: target.name,
    features,
    classes: [...target.classes],
    positive: target.positive,
    algorithm,
    params: { ...configured.parameters },
    seed,
    encoding,
    estimator: saved,
    ...(binary === null ? {} : { binary: describeBinary(binary) }),
  };
  // Through the text and back: what trained is then the very model that serving will load.
  return loadModel(JSON.parse(JSON.stringify(file)), binary);
}

function describeBinary(bytes: Uint8Array): NonNullable<BuiltInModel['binary']> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: 'model.bin', size_bytes: bytes.length, sha256 };
}

function withCategories(feature: Feature, { table }: TrainRequest): Feature {
  if (feature.kind !== 'category' || feature.categories !== null) return feature;
  const column = findColumn(table, feature.name);
  return { ...feature, categories: column?.kind === 'category' ? [...column.categories] : [] };
}

/** The outcome to learn, when it can be learned. Errors: `TRAIN_FAILED` with every problem. */
function checkedOutcome(
  { table, target, actual, features }: TrainRequest,
  { name, tasks }: Estimator,
): Outcome {
  const problems: string[] = [];
  if (!tasks.includes(target.task)) {
    problems.push(
      `${name} does not learn ${target.task} targets, only ${tasks.join(' and ')}: choose another train.algorithm or dataset.task.`,
    );
  }
  if (features.length === 0)
    problems.push('There is no column to learn from: name some in dataset.features, or exclude fewer.');
  if (table.rowCount < 2) problems.push(`There are ${table.rowCount} training rows: at least 2 are needed.`);
  if (actual.length !== table.rowCount) throw new TypeError('There must be one actual value for each row.');
  const isClasses = target.task !== 'regression';
  if (isClasses !== actual instanceof Int32Array)
    throw new TypeError('Classes are Int32Array, values Float64Array.');
  if (isClasses && table.rowCount >= 2) {
    const seen = new Set(actual);
    if (seen.size < 2)
      problems.push(
        `The training rows have only one class of the target ${quoteName(target.name)}: at least 2 are needed.`,
      );
  }
  if (
    !actual.every(
      (value) => Number.isFinite(value) && (!isClasses || (value >= 0 && value < target.classes.length)),
    )
  ) {
    throw new TypeError('Every actual value must be a number, or a class of the target.');
  }
  if (problems.length > 0) throw new RetrainError('TRAIN_FAILED', problems[0]!, { problems });
  return actual instanceof Int32Array
    ? { kind: 'classes', labels: actual, classCount: target.classes.length }
    : { kind: 'values', values: actual };
}

function refuseTooWide(features: readonly Feature[], columns: number, rows: number): void {
  if (columns <= mostEncodedColumns && columns * rows <= mostCells) return;
  const widest = features.reduce((most, feature) =>
    (feature.categories?.length ?? 0) > (most.categories?.length ?? 0) ? feature : most,
  );
  throw new RetrainError(
    'TRAIN_FAILED',
    `Encoded, the features are ${columns} columns of ${rows} rows, more than fits: leave the column ${quoteName(widest.name)} out (dataset.exclude), it has ${widest.categories?.length ?? 0} categories.`,
  );
}
