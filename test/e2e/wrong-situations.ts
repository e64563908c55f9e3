import { gzipSync } from 'node:zlib';
import { toCsv } from './program.ts';

/** Stands in cells of every dataset here, and must never be seen in a message. */
export const canary = 'canary7f3a';

interface Settings {
  readonly store?: string;
  readonly source?: string;
  readonly target?: string;
  readonly train?: string;
  readonly more?: string;
}

/** A configuration in which one setting may be wrong. */
export const config = ({
  store = 'store',
  source = 'data.csv',
  target = 'state',
  train = 'algorithm: logistic_regression',
  more = '',
}: Settings = {}): string => `name: wrong
store: ${store}
dataset:
  source: ${source}
  target: ${target}
train:
  ${train.replaceAll('\n', '\n  ')}
${more}`;

const rowCount = 60;
/** Rows that a model is learned from easily, each with the canary. */
export const csv = toCsv(
  Array.from({ length: rowCount }, (_, index) => ({
    dose: index,
    batch: `${canary}-${index % 3}`,
    state: index < rowCount / 2 ? 'sick' : 'well',
  })),
);

/** Bytes that are no text, the same every time. */
const junk = Uint8Array.from({ length: 4000 }, (_, index) => (index * 197 + ((index * index) >> 3)) & 0xff);
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  junk,
]);

const brokenGzip = (): Uint8Array => {
  const bytes = gzipSync(csv);
  return bytes.subarray(0, bytes.length - 20);
};

const ownProgram = `command: node train.mjs {model} {metrics}
model: model.bin
metrics: metrics.json`;
/** A program that writes these two files. */
const writes = (model: string | null, metrics: string | null): string => `
import { writeFileSync } from 'node:fs';
const [model, metrics] = process.argv.slice(2);
${model === null ? '' : `writeFileSync(model, ${JSON.stringify(model)});`}
${metrics === null ? '' : `writeFileSync(metrics, ${JSON.stringify(metrics)});`}
`;

/** Something that is wrong, and what has to be said of it. */
export interface Situation {
  readonly what: string;
  /** Besides `retrain.yml`, which a situation may replace or leave out by `null`. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  readonly settings?: Settings;
  readonly code: string;
  /** What the message must name, and what it must say to do. */
  readonly says: readonly RegExp[];
}

/** What can be wrong with a dataset, a configuration, a program and a folder. */
export const situations: readonly Situation[] = [
  // The dataset
  {
    what: 'no such object',
    files: {},
    code: 'DATASET_NOT_FOUND',
    says: [/dataset\.source/, /\/data\.csv\b/, /Check the name/],
  },
  {
    what: 'an empty file',
    files: { 'data.csv': '' },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv is empty/, /expected a table/],
  },
  {
    what: 'a header only',
    files: { 'data.csv': 'dose,batch,state\n' },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv/, /column names, but no row/],
  },
  {
    what: 'a missing target',
    files: { 'data.csv': csv },
    settings: { target: 'sate' },
    code: 'DATASET_INVALID',
    says: [/"sate"/, /dataset\.target/, /did you mean "state"/],
  },
  {
    what: 'one class',
    files: { 'data.csv': csv.replaceAll('sick', 'well') },
    code: 'DATASET_INVALID',
    says: [/target "state"/, /same value in every row/, /add rows/],
  },
  {
    what: 'an unclosed quote',
    files: { 'data.csv': `${csv}61,"${canary},well\n62,x,well\n` },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv: line 62\b/, /quote/, /field 2/, /close it/],
  },
  {
    what: 'a ragged row',
    files: { 'data.csv': `${csv}61,${canary}\n` },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv: line 62 has 2 fields, expected 3/],
  },
  {
    what: 'a directory',
    files: { 'data.csv/part-1.csv': csv },
    code: 'DATASET_UNREADABLE',
    says: [/dataset\.source/, /data\.csv is a directory/, /name the file/i],
  },
  {
    what: 'a directory by its bare name',
    files: { 'data/part-1.csv': csv },
    settings: { source: 'data' },
    code: 'DATASET_UNREADABLE',
    says: [/dataset\.source/, /\/data is a directory/, /name the file/i],
  },
  {
    what: 'binary junk',
    files: { 'data.csv': junk },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv/, /binary/],
  },
  {
    what: 'an image',
    files: { 'data.csv': png },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv is no text but an image/],
  },
  {
    what: 'a file in UTF-16',
    files: { 'data.csv': Buffer.from(`\uFEFF${csv}`, 'utf16le') },
    code: 'DATASET_UNREADABLE',
    says: [/UTF-16/, /save it as UTF-8/],
  },
  {
    what: 'a corrupt gzip archive',
    files: { 'data.csv.gz': brokenGzip() },
    settings: { source: 'data.csv.gz' },
    code: 'DATASET_UNREADABLE',
    says: [/data\.csv\.gz/, /gzip/, /compress and upload it again/],
  },
  {
    what: 'malformed JSON',
    files: { 'data.json': `[{"dose": 1, "state": "${canary}"},\n{"dose": ` },
    settings: { source: 'data.json' },
    code: 'DATASET_UNREADABLE',
    says: [/data\.json: line 2\b/, /malformed JSON/],
  },
  {
    what: 'a name without a format',
    files: { 'data.parquet': junk },
    settings: { source: 'data.parquet' },
    code: 'DATASET_UNREADABLE',
    says: [/dataset\.source/, /\.csv/, /dataset\.format/],
  },
  // The configuration
  {
    what: 'an unknown key',
    files: { 'data.csv': csv },
    settings: { more: 'dataste: {}' },
    code: 'CONFIG_INVALID',
    says: [/retrain\.yml:8:1/, /dataste: unknown key/, /did you mean "dataset"/],
  },
  {
    what: 'invalid YAML',
    files: { 'data.csv': csv, 'retrain.yml': 'name: [wrong\nstore: store\n' },
    code: 'CONFIG_INVALID',
    says: [/retrain\.yml:2:1/, /bracket/, /end a list with "\]"/],
  },
  {
    what: 'no configuration',
    files: { 'data.csv': csv, 'retrain.yml': null },
    code: 'CONFIG_NOT_FOUND',
    says: [/retrain\.yml/],
  },
  {
    what: 'a store in S3',
    files: { 'data.csv': csv },
    settings: { store: 's3://bucket/models' },
    code: 'URI_INVALID',
    says: [/^URI_INVALID: store: /m, /s3:/, /gs:\/\/bucket\/path/],
  },
  {
    what: 'a dataset in S3',
    files: {},
    settings: { source: 's3://bucket/data.csv' },
    code: 'URI_INVALID',
    says: [/dataset\.source/, /s3:/, /gs:\/\/bucket\/path/],
  },
  {
    what: 'a URI with one slash',
    files: {},
    settings: { source: 'gs:/bucket/data.csv' },
    code: 'URI_INVALID',
    says: [/dataset\.source/, /gs:\/\/bucket\/path/],
  },
  {
    what: 'a URI without a bucket',
    files: {},
    settings: { source: 'gs://' },
    code: 'URI_INVALID',
    says: [/dataset\.source/, /no valid bucket name/],
  },
  {
    what: 'a bucket without an object',
    files: {},
    settings: { source: 'gs://bucket' },
    code: 'URI_INVALID',
    says: [/dataset\.source/, /names a bucket/],
  },
  {
    what: 'an unknown parameter',
    files: { 'data.csv': csv },
    settings: { train: 'algorithm: logistic_regression\nparams: { max_iterations: 5 }' },
    code: 'TRAIN_PARAMETERS_INVALID',
    says: [/train\.params\.max_iterations/, /max_iter\b/],
  },
  {
    what: 'a metric that there is not',
    files: { 'data.csv': csv },
    settings: { more: 'gate: { metrics: { acuracy: { threshold: 0.5 } } }' },
    code: 'GATE_POLICY_INVALID',
    says: [/gate\.metrics\.acuracy/, /did you mean "?accuracy/],
  },
  // A program of the user
  {
    what: 'NaN in a metrics file',
    files: { 'data.csv': csv, 'train.mjs': writes('m', '{\n "accuracy": NaN\n}') },
    settings: { train: ownProgram },
    code: 'COMMAND_OUTPUT_INVALID',
    says: [/train\.metrics \(metrics\.json\)/, /NaN in line 2/, /finite number, or null/],
  },
  {
    what: 'a metrics file that is no JSON',
    files: { 'data.csv': csv, 'train.mjs': writes('m', 'accuracy 0.9') },
    settings: { train: ownProgram },
    code: 'COMMAND_OUTPUT_INVALID',
    says: [/train\.metrics \(metrics\.json\)/, /\{"accuracy": 0\.9\}/],
  },
  {
    what: 'a command that is not there',
    files: { 'data.csv': csv },
    settings: { train: ownProgram.replace('node', 'no-such-program') },
    code: 'COMMAND_FAILED',
    says: [/train\.command/, /"no-such-program"/, /installed/],
  },
  {
    what: 'a command that fails',
    files: { 'data.csv': csv, 'train.mjs': 'process.exit(3);' },
    settings: { train: ownProgram },
    code: 'COMMAND_FAILED',
    says: [/train\.command \(node\)/, /exit code 3/],
  },
  {
    what: 'a command that writes no model',
    files: { 'data.csv': csv, 'train.mjs': writes(null, null) },
    settings: { train: ownProgram },
    code: 'COMMAND_OUTPUT_INVALID',
    says: [/train\.model \(model\.bin\) does not exist/, /correct the path/],
  },
  {
    what: 'a command that writes no metrics',
    files: { 'data.csv': csv, 'train.mjs': writes('m', null) },
    settings: { train: ownProgram },
    code: 'COMMAND_OUTPUT_INVALID',
    says: [/train\.metrics \(metrics\.json\) does not exist/, /correct the path/],
  },
  {
    what: 'too few predictions',
    files: {
      'data.csv': csv,
      'train.mjs': writes('m', '{"accuracy": 1}'),
      'predict.mjs': `import { writeFileSync } from 'node:fs';\nwriteFileSync(process.argv[2], 'prediction\\nwell\\n');`,
    },
    settings: { train: `${ownProgram}\npredict_command: node predict.mjs {predictions}` },
    code: 'COMMAND_OUTPUT_INVALID',
    says: [/train\.predict_command/, /has 1 predictions? for \d+ rows/, /exactly one a row/],
  },
  // Folders
  {
    what: 'a store that is a file',
    files: { 'data.csv': csv, store: 'x' },
    code: 'STORE_NOT_A_FILE',
    says: [/\/store is a file/, /name another path/],
  },
  {
    what: 'a run directory that is a file',
    files: { 'data.csv': csv, work: 'x' },
    settings: { more: 'work_dir: work' },
    code: 'RUN_DIRECTORY_UNUSABLE',
    says: [/\/work cannot be used/, /name another folder with work_dir/i],
  },
  {
    what: 'a run directory below a file',
    files: { 'data.csv': csv, work: 'x' },
    settings: { more: 'work_dir: work/here' },
    code: 'RUN_DIRECTORY_UNUSABLE',
    says: [/\/work\/here cannot be used/, /name another folder with work_dir/i],
  },
];

/** The workspace of a situation. */
export function filesOf({ files, settings }: Situation): Record<string, string | Uint8Array> {
  const all: Situation['files'] = { 'retrain.yml': config(settings), ...files };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
  );
}
