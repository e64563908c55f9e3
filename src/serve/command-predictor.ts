import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import type { CommandModel } from '../contract/run-files.ts';
import type { Table } from '../data/table.ts';
import { readCommandPredictions } from '../learn/command-predictions.ts';
import { fillPlaceholders } from '../learn/fill-placeholders.ts';
import type { Predictions } from '../learn/model.ts';
import { instancesCsv } from './instances-csv.ts';
import type { Predictor } from './predictor.ts';
import { Refusal } from './refusal.ts';
import type { ServingFile } from './serving-file.ts';

export type CommandSettings = NonNullable<ServingFile['command']>;

/** Requests beyond those running that may wait for their turn; a longer queue would only time out later. */
const maxWaiting = 32;

/** Lets so many tasks run at once and so many wait: a process a request would otherwise be an easy way to exhaust the machine. */
function limiter(maxRunning: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= maxRunning) {
      if (waiting.length >= maxWaiting) {
        throw new Refusal(
          503,
          'OVERLOADED',
          'Too many requests are waiting for a prediction: try again later.',
          {
            headers: { 'retry-after': '1' },
          },
        );
      }
      // Whoever ends hands its place on, so the count of those running stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running++;
    }
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

async function run(
  [program, ...args]: readonly [string, ...string[]],
  directory: string,
  timeoutMs: number,
): Promise<void> {
  const outcome = await new Promise<string | undefined>((resolve) => {
    const child = spawn(program, args, {
      cwd: directory,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    // A function that ends in the middle of an answer must not leave the program behind.
    const killAtExit = (): void => void child.kill('SIGKILL');
    process.once('exit', killAtExit);
    child.once('error', (error) => {
      process.off('exit', killAtExit);
      resolve(`could not be started (${'code' in error ? String(error.code) : error.message})`);
    });
    child.once('exit', (code, signal) => {
      process.off('exit', killAtExit);
      if (code === 0) resolve(undefined);
      else if (child.killed) resolve(`ran longer than ${timeoutMs / 1000} seconds`);
      else resolve(code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`);
    });
  });
  if (outcome !== undefined)
    throw new RetrainError('COMMAND_FAILED', `train.predict_command (${program}) ${outcome}.`);
}

/**
 * A model of the user's own program: each request writes the instances as CSV, runs the command without a shell, and reads the
 * predictions that it wrote. `folder` is the model's folder, in which `files/` lies.
 * Errors of predict: `COMMAND_FAILED`, `COMMAND_OUTPUT_INVALID`; a `Refusal` with status 503 when too many requests wait.
 */
export function commandPredictor(file: CommandModel, folder: string, settings: CommandSettings): Predictor {
  const { features, task, classes } = file;
  const model = join(folder, 'files', file.entry);
  const limited = limiter(availableParallelism());
  // A command that cannot be split is a fault of the deployment: found when the function starts, not at the first request.
  const argvFor = (data: string, predictions: string) =>
    fillPlaceholders(settings.predict_command, { model, data, predictions }, 'train.predict_command');
  argvFor('', '');

  const predict = async (table: Table): Promise<Predictions> => {
    const scratch = await mkdtemp(join(tmpdir(), 'retrain-predict-'));
    try {
      const data = join(scratch, 'instances.csv');
      const predictions = join(scratch, 'predictions.csv');
      await writeFile(data, instancesCsv(table));
      await run(
        argvFor(data, predictions),
        settings.directory ?? dirname(folder),
        settings.timeout_seconds * 1000,
      );
      const bytes = await readFile(predictions).catch((error: unknown) => {
        throw new RetrainError(
          'COMMAND_OUTPUT_INVALID',
          'train.predict_command succeeded, but did not write {predictions}.',
          { cause: error },
        );
      });
      return readCommandPredictions(bytes, {
        fileName: '{predictions}',
        task,
        classes,
        rows: table.rowCount,
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };
  return { features, task, classes, predict: (table) => limited(() => predict(table)) };
}
