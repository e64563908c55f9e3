import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { plainText } from '../adapters/terminal/plain-text.ts';
import { renderError, toRetrainError } from '../contract/retrain-error.ts';
import type { CliIo } from './cli-io.ts';
import { createProgram } from './program.ts';
import type { LoadWiring } from './wiring.ts';

/** Exit code after Ctrl-C, as shells have it. */
export const cancelledExitCode = 130;

/** `help run` as `run --help`: commander prints the former without asking for the flags that are added late. */
function withoutHelpCommand(parameters: readonly string[]): string[] {
  const [first, command] = parameters;
  return first === 'help' && command !== undefined ? [command, '--help'] : [...parameters];
}

/** Runs one command line and returns the exit code: 0, 1 for every error, 130 when the run was cancelled. */
export async function runCli(
  parameters: readonly string[],
  io: CliIo,
  loadWiring: LoadWiring,
): Promise<number> {
  try {
    await createProgram(io, loadWiring).parseAsync(withoutHelpCommand(parameters), { from: 'user' });
    return 0;
  } catch (thrown) {
    // Commander has shown its message, or the help that was asked for, already.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 1;
    const error = toRetrainError(thrown);
    const debug = io.environment['RETRAIN_DEBUG'] === '1';
    const hint =
      error.code === 'INTERNAL' && !debug
        ? '\nPlease report this; RETRAIN_DEBUG=1 shows where it happened.'
        : '';
    io.stderr.write(`${`${renderError(error)}${hint}`.split('\n').map(plainText).join('\n')}\n`);
    if (debug) io.stderr.write(`${inspect(thrown)}\n`);
    return io.signal.aborted || error.code === 'CANCELLED' ? cancelledExitCode : 1;
  }
}
