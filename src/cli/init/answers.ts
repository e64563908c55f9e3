import { basename } from 'node:path';
import { nearestName } from '../../contract/nearest-name.ts';
import { RetrainError } from '../../contract/retrain-error.ts';
import type { CliIo } from '../cli-io.ts';
import { actionPattern, defaultActionReference } from './action-reference.ts';
import { datasetColumns, type DatasetColumn } from './dataset-columns.ts';

/** What flags of `retrain init` can say. */
export interface InitFlags {
  readonly name?: string;
  readonly store?: string;
  readonly source?: string;
  readonly target?: string;
  readonly algorithm?: string;
  readonly trainCommand?: string;
  readonly deploy?: boolean;
  readonly action?: string;
}

export interface InitAnswers {
  readonly name: string;
  readonly store: string;
  readonly source: string;
  readonly target: string;
  readonly algorithm: string;
  readonly trainCommand: string | undefined;
  readonly deploysLocally: boolean;
  readonly action: string;
  /** What was assumed, for the user to look at. */
  readonly assumptions: readonly string[];
}

/** The folder's name as a pipeline's name. */
function nameOf(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return name === '' ? 'my-model' : name;
}

function checkTarget(target: string, columns: readonly DatasetColumn[] | undefined, source: string): void {
  if (columns === undefined || columns.some(({ name }) => name === target)) return;
  const names = columns.map(({ name }) => name);
  const nearest = nearestName(target, names);
  const hint =
    nearest === undefined
      ? `It has ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`
      : `Did you mean "${nearest}"?`;
  throw new RetrainError(
    'INPUT_INVALID',
    `--target: ${source} has no column "${target.slice(0, 64)}". ${hint}`,
  );
}

function algorithmFor(target: string, columns: readonly DatasetColumn[] | undefined): string {
  const column = columns?.find(({ name }) => name === target);
  if (column === undefined) return 'ml_random_forest';
  return column.isCountable ? 'logistic_regression' : 'linear_regression';
}

/** Answers from flags, else from the person at the terminal, else what is most likely. Errors: `INPUT_INVALID`. */
export async function collectAnswers(flags: InitFlags, io: CliIo): Promise<InitAnswers> {
  const assumptions: string[] = [];
  // One flag is enough to show that the caller knows what there is: then nothing is asked.
  const isAsking = io.ask !== undefined && Object.values(flags).every((value) => value === undefined);
  const answer = async (
    given: string | undefined,
    question: string,
    assumed: string,
    remark?: string,
  ): Promise<string> => {
    if (given !== undefined) return given;
    if (isAsking) return (await io.ask(`${question} [${assumed}] `)).trim() || assumed;
    if (remark !== undefined) assumptions.push(remark);
    return assumed;
  };
  const name = await answer(flags.name, 'Name of the pipeline', nameOf(io.directory));
  const source = await answer(
    flags.source,
    'Dataset (a path or gs://bucket/path)',
    'data/dataset.csv',
    'dataset.source is assumed to be data/dataset.csv',
  );
  const columns = await datasetColumns(source, io.directory);
  if (isAsking && columns !== undefined)
    io.stderr.write(`It has the columns ${columns.map((column) => column.name).join(', ')}.\n`);
  const lastColumn = columns?.at(-1)?.name ?? 'target';
  const target = await answer(
    flags.target,
    'Column to predict',
    lastColumn,
    `dataset.target is assumed to be "${lastColumn}"${columns === undefined ? '' : ', the last column'}`,
  );
  checkTarget(target, columns, source);
  const store = await answer(
    flags.store,
    'Store for versions (gs://bucket/prefix or a folder)',
    '.retrain-store',
    'store is the folder .retrain-store; use gs://bucket/prefix to share it',
  );
  const algorithm =
    flags.trainCommand === undefined
      ? await answer(flags.algorithm, 'Algorithm', algorithmFor(target, columns))
      : '';
  const action = await answer(
    flags.action,
    'Action for the workflow (owner/repository@ref)',
    defaultActionReference,
  );
  if (!actionPattern.test(action))
    throw new RetrainError(
      'INPUT_INVALID',
      '--action must be of the form owner/repository@ref, or a path that begins with "./".',
    );
  return {
    name,
    store,
    source,
    target,
    algorithm,
    trainCommand: flags.trainCommand,
    deploysLocally: flags.deploy === true,
    action,
    assumptions,
  };
}
