#!/usr/bin/env node
import { runCancelled } from '../contract/run-cancelled.ts';
import type { CliStream } from './cli-io.ts';
import type { QuestionLine } from './question-line.ts';
import { cancelledExitCode, runCli } from './run-cli.ts';

/** Narrow enough to read, wide enough for a table, when the width is not known. */
const defaultColumns = 100;

function openStream(stream: NodeJS.WriteStream): CliStream {
  // Whoever reads our output may close it early, as `head` does. The run goes on: what it does matters more than what it shows.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: () => (stream.isTTY && stream.columns > 0 ? stream.columns : defaultColumns),
  };
}

const controller = new AbortController();
const stderr = openStream(process.stderr);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(cancelledExitCode);
    stderr.write('\nCancelling. Once more ends at once.\n');
    controller.abort(runCancelled());
  });
}

let questions: QuestionLine | undefined;

async function ask(question: string): Promise<string> {
  const { QuestionLine: Line } = await import('./question-line.ts');
  questions ??= new Line(process.stdin, process.stderr, controller.signal);
  return questions.ask(question);
}

// Not awaited at the top level: chunks that are loaded later would wait for this module, and it for them.
void runCli(
  process.argv.slice(2),
  {
    stdout: openStream(process.stdout),
    stderr,
    environment: process.env,
    directory: process.cwd(),
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
    signal: controller.signal,
  },
  () => import('../wiring/run-command.ts'),
).then((exitCode) => {
  questions?.close();
  process.exitCode = exitCode;
});
