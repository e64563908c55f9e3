import { access } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { RetrainError } from '../contract/retrain-error.ts';
import type { CliIo } from './cli-io.ts';
import type { InitFlags } from './init/answers.ts';
import { examplesText } from './step-commands.ts';

interface InitValues extends InitFlags {
  readonly config?: string;
  readonly workflow: boolean;
  readonly force?: boolean;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Where the repository begins: workflows work nowhere else. */
async function repositoryRoot(from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/**
 * Editors need a file or an address. In a project that has the package it is the package's own file, which is always that of the
 * installed version; elsewhere a copy that travels with the repository works without a network and for everybody.
 */
async function schemaPlace(
  configDirectory: string,
): Promise<{ readonly reference: string; readonly copy: boolean }> {
  const installed = 'node_modules/retrain/schema/retrain.schema.json';
  if (await exists(join(configDirectory, installed))) return { reference: `./${installed}`, copy: false };
  return { reference: './retrain.schema.json', copy: true };
}

async function init(values: InitValues, io: CliIo): Promise<void> {
  const [
    { collectAnswers },
    { configTemplate },
    { workflowTemplate },
    { ignore, writeFiles },
    { parseConfig },
    { editorSchema },
    { isPlaceholder },
  ] = await Promise.all([
    import('./init/answers.ts'),
    import('./init/config-template.ts'),
    import('./init/workflow-template.ts'),
    import('./init/write-files.ts'),
    import('../config/parse-config.ts'),
    import('../config/editor-schema.ts'),
    import('./init/action-reference.ts'),
  ]);
  const { config = 'retrain.yml', workflow, force, ...flags } = values;
  const file = resolve(io.directory, config);
  const root = await repositoryRoot(io.directory);
  const inRoot = (path: string): string => relative(root, path).replaceAll('\\', '/');
  if (inRoot(file).startsWith('..'))
    throw new RetrainError('INPUT_INVALID', `--config: ${config} is outside the repository.`);

  const answers = await collectAnswers(flags, { ...io, directory: dirname(file) });
  const schema = await schemaPlace(dirname(file));
  const text = configTemplate({ ...answers, schema: schema.reference });
  // Whatever was answered is judged as it will be when the pipeline runs.
  parseConfig({ text, file: config, overrides: [], environment: {} });
  const files = [
    { path: inRoot(file), text },
    ...(schema.copy
      ? [{ path: inRoot(join(dirname(file), 'retrain.schema.json')), text: editorSchema() }]
      : []),
    ...(workflow
      ? [
          {
            path: '.github/workflows/retrain.yml',
            text: workflowTemplate({ ...answers, config: inRoot(file) }),
          },
        ]
      : []),
  ];
  const written = await writeFiles(root, files, force === true);
  const ignored = await ignore(root, [
    '.retrain/',
    '.retrain-functions/',
    ...(answers.store === '.retrain-store' ? ['.retrain-store/'] : []),
  ]);

  const lines = [
    ...(written.length === 0 ? ['Everything is there already.'] : written.map((path) => `Wrote ${path}`)),
    ...(ignored.length === 0 ? [] : [`Added ${ignored.join(', ')} to .gitignore`]),
    ...answers.assumptions.map((assumption) => `Please check: ${assumption}.`),
    ...(workflow && isPlaceholder(answers.action)
      ? ['Please replace OWNER in .github/workflows/retrain.yml by where the action is, or use --action.']
      : []),
    'Next: retrain run',
  ];
  io.stdout.write(`${lines.join('\n')}\n`);
}

/** `retrain init` */
export function addInitCommand(program: Command, io: CliIo): void {
  program.commandsGroup('Set-up:');
  program
    .command('init')
    .summary('write retrain.yml and a scheduled workflow')
    .description(
      'Writes a commented retrain.yml, its schema for editors and a scheduled workflow into this repository, and tells git what to ignore. Asks what it needs to know when a person is there and no flag is given; overwrites nothing.',
    )
    .option('-c, --config <file>', 'The configuration to write. (default: retrain.yml)')
    .option('--name <text>', 'Name of the pipeline. (default: name of the folder)')
    .option('--source <text>', 'Where the dataset is. (default: data/dataset.csv)')
    .option('--target <text>', 'The column to predict. (default: the last one)')
    .option('--store <text>', 'Where versions are published. (default: .retrain-store)')
    .option('--algorithm <choice>', 'Built-in algorithm. (default: one that fits the column to predict)')
    .option('--train-command <text>', 'Your own training program instead of a built-in algorithm.')
    .option('--deploy', 'Put the model behind an HTTP endpoint on this machine.')
    .option('--action <owner/repository@ref>', 'What the workflow uses.')
    .option('--no-workflow', 'Do not write the workflow.')
    .option('--force', 'Overwrite files that are there.')
    .addHelpText(
      'after',
      examplesText([
        ['retrain init', 'asks, at a terminal'],
        ['retrain init --source data/heart.csv --target diagnosis', 'asks nothing'],
        ['retrain init --train-command "python train.py --path={train_data}"', 'with a program of yours'],
      ]),
    )
    .action((values: InitValues) => init(values, io));
}
