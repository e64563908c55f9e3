import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DatasetFormat } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { DatasetFile } from '../contract/run-files.ts';
import { detectFormat } from '../data/detect-format.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { canonicalJson, sha256 } from '../registry/digest.ts';
import { readPointer } from '../registry/read-pointer.ts';
import { readHoldout, readTable } from './prepared-data.ts';
import type { StepContext, StepOutputs } from './step.ts';

type Source = Pick<DatasetFile, 'uri' | 'generation' | 'sha256' | 'size_bytes' | 'path' | 'format'>;

function notFound(key: string, uri: string): RetrainError {
  return new RetrainError(
    'DATASET_NOT_FOUND',
    `${key}: there is no object at ${uri}. Check the name, or upload the dataset.`,
  );
}

/** A directory where the dataset should be is a slip in the configuration. */
function noFile(key: string, error: unknown): never {
  if (!(error instanceof RetrainError) || error.code !== 'STORE_NOT_A_FILE') throw error;
  throw new RetrainError('DATASET_UNREADABLE', `${key}: ${error.message} Name the file itself.`, {
    cause: error,
  });
}

/** The format by the configuration or the name. A name that says nothing is often no file at all: that is told first. */
async function formatOf(
  store: ObjectStore,
  name: string,
  key: string,
  configured: DatasetFormat | undefined,
): Promise<DatasetFormat> {
  const uri = store.uriOf(name);
  const format = configured ?? detectFormat(uri);
  if (format !== undefined) return format;
  if ((await store.stat(name)) === undefined) throw notFound(key, uri);
  throw new RetrainError(
    'DATASET_UNREADABLE',
    `${key}: the format of ${uri} cannot be told from its name. Use .csv, .tsv, .json, .jsonl or .ndjson (also with .gz), or write dataset.format.`,
  );
}

async function fetchSource(context: StepContext, key: string, source: string, stem: string): Promise<Source> {
  const { config, run, progress, signal } = context;
  const { store, name } = await context.openObject(source, key);
  const uri = store.uriOf(name);
  const format = await formatOf(store, name, key, config.dataset.format).catch((error: unknown) =>
    noFile(key, error),
  );
  const path = `data/${stem}.${format}${uri.endsWith('.gz') ? '.gz' : ''}`;
  const file = run.resolve(path);
  await mkdir(run.resolve('data'), { recursive: true });
  const onBytes = (done: number, total: number): void => {
    progress.advance('download', done, total, 'bytes');
  };
  const info = await store
    .download(name, file, { signal, onBytes })
    .catch((error: unknown) => noFile(key, error));
  if (info === undefined) throw notFound(key, uri);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal });
  return {
    uri,
    generation: info.generation,
    sha256: hash.digest('hex'),
    size_bytes: info.sizeBytes,
    path,
    format,
  };
}

/** Takes the dataset into the run directory, pinned to its generation, and reads it once to know that it can be read. */
export async function download(context: StepContext): Promise<StepOutputs> {
  const { config, run, store } = context;
  await run.prepare();
  await run.forget('dataset.json');
  const source = await fetchSource(context, 'dataset.source', config.dataset.source, 'dataset');
  const dataset = await readTable(context, source, 'dataset.source');
  const holdout =
    config.split.file === undefined
      ? null
      : await fetchSource(context, 'split.file', config.split.file, 'holdout');
  const holdoutRows =
    holdout === null ? 0 : (await readHoldout(context, { ...holdout, rows: 0 }, dataset)).table.rowCount;
  const champion = await readPointer(store);
  const file: DatasetFile = {
    schema: 'retrain.dataset/1',
    ...source,
    rows: dataset.table.rowCount,
    columns: dataset.table.columns.map((column) => column.name),
    columns_digest: sha256(canonicalJson(dataset.table.columns.map((column) => [column.name, column.kind]))),
    holdout: holdout === null ? null : { ...holdout, rows: holdoutRows },
    changed: champion?.pointer.data.sha256 !== source.sha256,
  };
  await run.write('dataset.json', file);
  return {
    path: run.resolve(source.path),
    uri: file.uri,
    generation: file.generation,
    sha256: file.sha256,
    rows: file.rows,
    changed: file.changed,
  };
}
