import type { Command } from 'commander';
import { colorsEnabled } from '../adapters/terminal/colors-enabled.ts';
import type { CliIo } from './cli-io.ts';
import { configPlace } from './config-place.ts';
import { createProgress } from './create-progress.ts';
import type { LoadedConfig } from '../wiring/load-config.ts';
import { showOutputs } from './show-outputs.ts';
import { examplesText } from './step-commands.ts';
import { withConfigFlags } from './with-config-flags.ts';
import type { LoadWiring } from './wiring.ts';

type Values = Readonly<Record<string, unknown>>;

async function load(values: Values, io: CliIo): Promise<LoadedConfig> {
  const [{ loadConfig }, { overridesOf }] = await Promise.all([
    import('../wiring/load-config.ts'),
    import('./config-flags.ts'),
  ]);
  return loadConfig(String(values['config']), overridesOf(values), configPlace(io));
}

async function rollback(
  version: string | undefined,
  values: Values,
  io: CliIo,
  loadWiring: LoadWiring,
): Promise<void> {
  const loaded = await load(values, io);
  const { runRollback } = await loadWiring();
  const { progress, close } = createProgress(io);
  try {
    const outputs = await runRollback({
      ...loaded,
      version,
      reason: String(values['reason']),
      progress,
      signal: io.signal,
    });
    close();
    io.stdout.write(showOutputs(outputs));
  } finally {
    close();
  }
}

async function history(values: Values, io: CliIo, loadWiring: LoadWiring): Promise<void> {
  const loaded = await load(values, io);
  const [{ readStoreHistory }, { historyJson, showHistory }] = await Promise.all([
    loadWiring(),
    import('./show-history.ts'),
  ]);
  const { progress, close } = createProgress(io);
  try {
    const found = await readStoreHistory({ ...loaded, progress, signal: io.signal });
    close();
    io.stdout.write(
      values['json'] === true
        ? historyJson(found)
        : showHistory(found, {
            useColors: colorsEnabled(io.stdout.isTerminal, io.environment),
            columns: io.stdout.isTerminal ? io.stdout.columns() : undefined,
          }),
    );
  } finally {
    close();
  }
}

async function stop(values: Values, io: CliIo, loadWiring: LoadWiring): Promise<void> {
  const loaded = await load(values, io);
  const { stopFunction } = await loadWiring();
  const { progress, close } = createProgress(io);
  try {
    const count = await stopFunction({ ...loaded, progress, signal: io.signal });
    close();
    io.stdout.write(
      count === 0 ? 'Nothing was running.\n' : `Stopped ${count} ${count === 1 ? 'process' : 'processes'}.\n`,
    );
  } finally {
    close();
  }
}

/** `retrain rollback`, `retrain history` and `retrain stop`. */
export function addStoreCommands(program: Command, io: CliIo, loadWiring: LoadWiring): void {
  program.commandsGroup('The store:');
  withConfigFlags(program.command('rollback'))
    .summary('go back to an earlier version')
    .description(
      'Makes an earlier version the champion again and deploys it. The model that is taken back is not promoted again by itself.',
    )
    .argument('[version]', 'version to go back to (default: the one that served before)')
    .requiredOption('--reason <text>', 'Why; kept in the event log.')
    .addHelpText(
      'after',
      examplesText([
        ['retrain rollback --reason "answers too often positive"', 'to the version that served before'],
        [
          'retrain rollback d1795248695305586278-r41.1-af583e4fbaf7 --reason "bad labels"',
          'to the version named',
        ],
      ]),
    )
    .action((version: string | undefined, values: Values) => rollback(version, values, io, loadWiring));
  withConfigFlags(program.command('history'))
    .summary('list the versions of the store')
    .description('Lists the versions of the store with what became of them, the newest first.')
    .option('--json', 'As JSON, for other programs.')
    .addHelpText(
      'after',
      examplesText([
        ['retrain history', 'a table'],
        ['retrain history --json --store gs://my-bucket/heart', 'of another store, for other programs'],
      ]),
    )
    .action((values: Values) => history(values, io, loadWiring));
  program.commandsGroup('The endpoint:');
  withConfigFlags(program.command('stop'))
    .summary('stop the function on this machine')
    .description(
      'Stops the function that a local deployment left running. The versions and the champion stay what they are; the next deployment starts it again.',
    )
    .addHelpText('after', examplesText([['retrain stop', 'the function of retrain.yml']]))
    .action((values: Values) => stop(values, io, loadWiring));
}
