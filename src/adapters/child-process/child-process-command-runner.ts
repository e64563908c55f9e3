import { spawn, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandOutcome, CommandRequest, CommandRunner } from '../../ports/command-runner.ts';
import { LineSplitter } from './line-splitter.ts';
import { endGroup, signalGroup, type EndingSequence } from './process-group.ts';

export interface CommandRunnerTimes {
  /** After SIGINT, before SIGTERM. */
  readonly interruptMs: number;
  /** After SIGTERM, before SIGKILL. */
  readonly terminateMs: number;
  /** How long processes that the program left behind may go on printing after it has ended. */
  readonly leftoverMs: number;
}

/** Together less than the 7.5 seconds that a GitHub runner waits between its own two signals. */
const defaultTimes: CommandRunnerTimes = { interruptMs: 5000, terminateMs: 2000, leftoverMs: 2000 };

/** Timers of Node cannot wait longer; a larger number would fire at once. */
const longestTimerMs = 2_147_483_647;

type Exit = { readonly code: number } | { readonly signal: string };

async function reasonNotStarted(error: unknown, directory: string): Promise<string> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Node blames the program for a working directory that is not there.
  const hasDirectory = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!hasDirectory) return `the folder ${directory} does not exist`;
  switch (code) {
    case 'ENOENT':
      return 'there is no such program';
    case 'EACCES':
      return 'it is not an executable file';
    case 'E2BIG':
      return 'its arguments and environment are too long';
    default:
      return code === '' ? String(error) : code;
  }
}

/**
 * Runs programs as children in a process group of their own, so that cancelling and time-outs reach what they started as well:
 * SIGINT, then SIGTERM, then SIGKILL. Standard input is empty.
 */
export class ChildProcessCommandRunner implements CommandRunner {
  readonly #times: CommandRunnerTimes;

  constructor(times: Partial<CommandRunnerTimes> = {}) {
    this.#times = { ...defaultTimes, ...times };
  }

  async run(request: CommandRequest): Promise<CommandOutcome> {
    if (request.signal?.aborted === true) return { outcome: 'cancelled' };
    const [program, ...parameters] = request.argv;
    let child: ChildProcess;
    try {
      child = spawn(program, parameters, {
        cwd: request.directory,
        // Python holds back its output when nobody seems to look; people want to follow a training.
        env: { PYTHONUNBUFFERED: '1', ...process.env, ...request.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
        windowsHide: true,
      });
    } catch (error) {
      return { outcome: 'not-started', reason: await reasonNotStarted(error, request.directory) };
    }
    const closed = forwardLines(child, request.onLine);
    const exited = new Promise<Exit>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        resolve(signal === null ? { code: code ?? 0 } : { signal });
      });
    });
    const groupId = child.pid;
    if (groupId === undefined) {
      const error: unknown = await exited.catch((thrown: unknown) => thrown);
      return { outcome: 'not-started', reason: await reasonNotStarted(error, request.directory) };
    }
    return this.#supervise({ groupId, child, exited, closed, request });
  }

  async #supervise({ groupId, child, exited, closed, request }: Running): Promise<CommandOutcome> {
    const killAtExit = (): void => void signalGroup(groupId, 'SIGKILL');
    process.once('exit', killAtExit);
    let stoppedBy: 'cancelled' | 'timed-out' | undefined;
    let ending: Promise<void> | undefined;
    const stop = (reason: 'cancelled' | 'timed-out'): void => {
      stoppedBy ??= reason;
      ending ??= endGroup(groupId, this.#endingSequence());
    };
    const cancel = (): void => {
      stop('cancelled');
    };
    const timer = setTimeout(
      () => {
        stop('timed-out');
      },
      Math.min(request.timeoutMs, longestTimerMs),
    );
    request.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const exit = await exited;
      clearTimeout(timer);
      await Promise.race([closed, delay(this.#times.leftoverMs, undefined, { ref: false })]);
      // What the program left behind must not go on writing files that the next step reads.
      await (ending ?? endGroup(groupId, this.#endingSequence().slice(1)));
      child.stdout?.destroy();
      child.stderr?.destroy();
      // Now at the latest both streams are closed, and no line comes after the outcome.
      await closed;
      if (stoppedBy !== undefined) return { outcome: stoppedBy };
      return 'code' in exit
        ? { outcome: 'exited', code: exit.code }
        : { outcome: 'signalled', signal: exit.signal };
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', cancel);
      process.removeListener('exit', killAtExit);
    }
  }

  #endingSequence(): EndingSequence {
    return [
      ['SIGINT', this.#times.interruptMs],
      ['SIGTERM', this.#times.terminateMs],
      ['SIGKILL', 1000],
    ];
  }
}

interface Running {
  readonly groupId: number;
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  readonly closed: Promise<void>;
  readonly request: CommandRequest;
}

/** Resolves when both streams have ended and every line was handed on. */
function forwardLines(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  const ends = [child.stdout, child.stderr].map((stream) => {
    if (stream === null) return Promise.resolve();
    const splitter = new LineSplitter(onLine);
    stream.on('data', (chunk: Uint8Array) => {
      splitter.push(chunk);
    });
    return new Promise<void>((resolve) => {
      stream.once('error', () => undefined);
      stream.once('close', () => {
        splitter.end();
        resolve();
      });
    });
  });
  return Promise.all(ends).then(() => undefined);
}
