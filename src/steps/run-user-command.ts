import { RetrainError } from '../contract/retrain-error.ts';
import type { StepContext } from './step.ts';

/** Runs a program of the configuration, showing what it prints. Errors: `COMMAND_FAILED`, `CANCELLED`. */
export async function runUserCommand(
  context: StepContext,
  key: string,
  argv: readonly [string, ...string[]],
): Promise<void> {
  const { config, commands, directory, progress, signal } = context;
  const minutes = config.train.timeout_minutes;
  const result = await commands.run({
    argv,
    directory,
    environment: config.train.environment,
    timeoutMs: minutes * 60_000,
    signal,
    onLine: (line) => {
      progress.output(line);
    },
  });
  switch (result.outcome) {
    case 'exited':
      if (result.code === 0) return;
      throw new RetrainError(
        'COMMAND_FAILED',
        `${key} (${argv[0]}) ended with exit code ${result.code}. Its own output above says why.`,
      );
    case 'signalled':
      throw new RetrainError(
        'COMMAND_FAILED',
        `${key} (${argv[0]}) was ended by ${result.signal}; with SIGKILL that is often a lack of memory.`,
      );
    case 'timed-out':
      throw new RetrainError(
        'COMMAND_FAILED',
        `${key} (${argv[0]}) ran longer than ${minutes} minutes and was ended: make it faster, or raise train.timeout_minutes.`,
      );
    case 'not-started':
      throw new RetrainError(
        'COMMAND_FAILED',
        `${key}: the program "${argv[0]}" could not be started (${result.reason}). Is it installed and on the PATH?`,
      );
    case 'cancelled':
      throw new RetrainError('CANCELLED', `${key} was ended because the run was cancelled.`);
  }
}
