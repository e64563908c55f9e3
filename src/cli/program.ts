import { Command } from 'commander';
import { retrainVersion } from '../contract/retrain-version.ts';
import type { CliIo } from './cli-io.ts';
import { addInitCommand } from './init-command.ts';
import { addStepCommands, examplesText } from './step-commands.ts';
import { addStoreCommands } from './store-commands.ts';
import { addPendingFlags } from './with-config-flags.ts';
import type { LoadWiring } from './wiring.ts';

/** `error: unknown option '--stor'\n(Did you mean --store?)` in the form of all our errors. */
function inputError(message: string): string {
  const [problem = '', suggestion] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const hint =
    suggestion === undefined ? '' : `; did you mean ${/mean (.*)\?\)/.exec(suggestion)?.[1] ?? suggestion}?`;
  return `INPUT_INVALID: ${problem.replace(/\.$/, '')}${hint || '. `retrain --help` and `retrain <command> --help` list what there is.'}\n`;
}

/** The whole command line. Throws commander's own errors after they were shown. */
export function createProgram(io: CliIo, loadWiring: LoadWiring): Command {
  const program = new Command('retrain')
    .description(
      'Continuous training: a model that retrains itself, and goes live only when it has earned it.',
    )
    .version(retrainVersion, '-V, --version', 'Shows the version.')
    .helpOption('-h, --help', 'Shows this help.')
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: (message, write) => {
        write(inputError(message));
      },
      getOutHelpWidth: io.stdout.columns,
      getErrHelpWidth: io.stderr.columns,
      // Help has no colours, so there is nothing to strip or to keep.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: false })
    .hook('preSubcommand', (_program, command) => addPendingFlags(command));
  addStepCommands(program, io, loadWiring);
  addStoreCommands(program, io, loadWiring);
  addInitCommand(program, io);
  program.helpCommand('help [command]', 'show the help of a command');
  program.addHelpText(
    'after',
    examplesText([
      ['retrain init', 'write retrain.yml and a workflow'],
      ['retrain run', 'run the loop'],
      ['retrain rollback --reason "bad labels"', 'take the last promotion back'],
    ]),
  );
  return program;
}
