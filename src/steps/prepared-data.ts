import type { ColumnKind } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { DatasetFile, Feature, ProfileFile } from '../contract/run-files.ts';
import { columnKinds } from '../data/column-kinds.ts';
import { chooseFeatures } from '../data/features.ts';
import { readDataset, type Dataset } from '../data/read-dataset.ts';
import { selectRows } from '../data/select-rows.ts';
import { combineSplit, splitRows, type Split } from '../data/split.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { encodeTarget, resolveTarget, type Target } from '../data/target.ts';
import type { RunDirectory } from './run-directory.ts';
import type { StepContext } from './step.ts';

/** The dataset as training and evaluation see it. */
export interface PreparedData {
  readonly file: DatasetFile;
  readonly dataset: Dataset;
  /** Where the holdout rows come from: the same dataset, or the holdout file. */
  readonly holdoutDataset: Dataset;
  readonly split: Split;
  readonly rule: ProfileFile['split']['rule'];
  readonly target: Target;
  readonly features: readonly Feature[];
  readonly training: Table;
  readonly trainingActual: Int32Array | Float64Array;
  readonly holdout: Table;
  readonly holdoutActual: Int32Array | Float64Array;
  /** Hash of each holdout row, hex. */
  readonly holdoutHashes: readonly string[];
}

/** Tables that this process has read already, by run directory and content: steps in one process share the work. */
const tables = new WeakMap<RunDirectory, Map<string, Dataset>>();
const prepared = new WeakMap<RunDirectory, { readonly sha256: string; readonly data: PreparedData }>();

/** The dataset file as a table. Errors: `DATASET_UNREADABLE` naming the line. */
export async function readTable(
  context: StepContext,
  source: Pick<DatasetFile, 'sha256' | 'path' | 'format' | 'uri'>,
  key: 'dataset.source' | 'split.file',
  types: Readonly<Record<string, ColumnKind>> = context.config.dataset.types,
): Promise<Dataset> {
  const known = tables.get(context.run) ?? new Map<string, Dataset>();
  tables.set(context.run, known);
  const before = known.get(`${key} ${source.sha256}`);
  if (before !== undefined) return before;
  let bytes: Uint8Array;
  try {
    bytes = await context.run.readBytes(source.path);
  } catch (error) {
    throw new RetrainError(
      'RUN_FILE_MISSING',
      `${context.run.resolve(source.path)} (${key}) cannot be read: run \`download\` first, with the same work_dir.`,
      { cause: error },
    );
  }
  const dataset = readDataset(bytes, { format: source.format, name: source.uri, types });
  known.set(`${key} ${source.sha256}`, dataset);
  return dataset;
}

/** The holdout file, its columns of the kinds that the dataset's have: a small file may look like something else. */
export function readHoldout(
  context: StepContext,
  source: NonNullable<DatasetFile['holdout']>,
  dataset: Dataset,
): Promise<Dataset> {
  return readTable(context, source, 'split.file', columnKinds(dataset.table));
}

/** Columns that decide a row's side and are not learned from. */
export function splitColumns(config: StepContext['config']): string[] {
  return [config.split.key, config.split.column].filter((column) => column !== undefined);
}

export function columnOf(table: Table, name: string, key: string, uri: string): Column {
  const column = findColumn(table, name);
  if (column !== undefined) return column;
  throw new RetrainError(
    'DATASET_INVALID',
    `${uri} has no column "${name.slice(0, 64)}", which ${key} names.`,
  );
}

/**
 * Reads, splits and resolves the dataset of the run directory; the same for every step that asks.
 * Errors: `DATASET_INVALID` when there is nothing to learn from or nothing to evaluate on.
 */
export async function prepareData(context: StepContext): Promise<PreparedData> {
  const { config, run } = context;
  const file = await run.read('dataset.json');
  const known = prepared.get(run);
  if (known?.sha256 === file.sha256) return known.data;

  const dataset = await readTable(context, file, 'dataset.source');
  const { table } = dataset;
  const targetName = config.dataset.target;
  columnOf(table, targetName, 'dataset.target', file.uri);
  const options = { target: targetName, share: config.split.holdout, seed: config.split.seed };
  let split: Split;
  let holdoutDataset = dataset;
  if (file.holdout !== null) {
    holdoutDataset = await readHoldout(context, file.holdout, dataset);
    columnOf(holdoutDataset.table, targetName, 'dataset.target', file.holdout.uri);
    split = combineSplit(table, holdoutDataset.table, options);
  } else if (config.split.column !== undefined) {
    columnOf(table, config.split.column, 'split.column', file.uri);
    split = splitRows(table, { ...options, rule: { kind: 'column', column: config.split.column } });
  } else if (config.split.key !== undefined) {
    columnOf(table, config.split.key, 'split.key', file.uri);
    split = splitRows(table, { ...options, rule: { kind: 'key', column: config.split.key } });
  } else {
    split = splitRows(table, { ...options, rule: { kind: 'content' } });
  }
  if (split.training.length === 0 || split.holdout.length === 0) {
    const side = split.training.length === 0 ? 'training' : 'the holdout';
    throw new RetrainError(
      'DATASET_INVALID',
      `No row of ${file.uri} is left for ${side}: change split.holdout, or the column or file that split names.`,
    );
  }
  const training = selectRows(table, split.training);
  const holdout = selectRows(holdoutDataset.table, split.holdout);
  const trainingTarget = columnOf(training, targetName, 'dataset.target', file.uri);
  const { task, positive } = config.dataset;
  const target = resolveTarget(trainingTarget, {
    ...(task === undefined ? {} : { task }),
    ...(positive === undefined ? {} : { positive }),
    ...(config.train.algorithm === undefined ? {} : { algorithm: config.train.algorithm }),
  });
  const features = chooseFeatures(training, {
    target: targetName,
    exclude: config.dataset.exclude,
    // A program of the user gets the columns that decide the split as well: it may drop them by name.
    roles: config.train.command === undefined ? splitColumns(config) : [],
    ...(config.dataset.features === undefined ? {} : { features: config.dataset.features }),
  });
  const missing = features
    .filter(({ name }) => findColumn(holdout, name) === undefined)
    .map(({ name }) => `"${name.slice(0, 64)}"`);
  if (missing.length > 0) {
    throw new RetrainError(
      'DATASET_INVALID',
      `The holdout ${file.holdout?.uri ?? file.uri} lacks ${missing.join(', ')}, which the dataset has: add the column, or exclude it with dataset.exclude.`,
    );
  }
  const data: PreparedData = {
    file,
    dataset,
    holdoutDataset,
    split,
    rule: split.rule,
    target,
    features,
    training,
    trainingActual: encodeTarget(trainingTarget, target),
    holdout,
    holdoutActual: encodeTarget(columnOf(holdout, targetName, 'dataset.target', file.uri), target),
    holdoutHashes: split.holdoutHashes(),
  };
  prepared.set(run, { sha256: file.sha256, data });
  return data;
}
