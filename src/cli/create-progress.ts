import { colorsEnabled } from '../adapters/terminal/colors-enabled.ts';
import { PlainProgress } from '../adapters/terminal/plain-progress.ts';
import { TerminalProgress } from '../adapters/terminal/terminal-progress.ts';
import { SystemClock } from '../adapters/system-clock/system-clock.ts';
import type { Progress } from '../ports/progress.ts';
import type { CliIo } from './cli-io.ts';

export interface OpenProgress {
  readonly progress: Progress;
  /** To be called when the run is over, however it ended. */
  readonly close: () => void;
}

/** Moving lines for a person at a terminal, plain ones in CI and everywhere else. Goes to standard error: results stay clean. */
export function createProgress({ stderr, environment }: CliIo): OpenProgress {
  const clock = new SystemClock();
  const isInCi = !['', '0', 'false'].includes(environment['CI'] ?? '');
  if (!stderr.isTerminal || isInCi || environment['TERM'] === 'dumb') {
    return { progress: new PlainProgress({ write: stderr.write, clock }), close: () => undefined };
  }
  const terminal = new TerminalProgress({
    write: stderr.write,
    clock,
    colors: colorsEnabled(true, environment),
    columns: stderr.columns,
  });
  return {
    progress: terminal,
    close: () => {
      terminal.close();
    },
  };
}
