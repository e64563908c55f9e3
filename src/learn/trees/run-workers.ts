import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { RetrainError } from '../../contract/retrain-error.ts';
import { breathe } from '../breathe.ts';
import { loadWorkerTask, type TaskInputs, type TaskMessages, type TaskName } from './worker-tasks.ts';

/** Below this many rows a second worker takes longer to start than it saves. */
const fewRows = 2000;
/** More workers than this gain nothing, and each needs memory of its own. */
const mostWorkers = 16;

export interface WorkerRun<Name extends TaskName> {
  readonly task: Name;
  /** The same for every worker; cloned, but for shared memory. */
  readonly input: TaskInputs[Name];
  /** With one, the task runs in this very thread. */
  readonly workers: number;
  readonly onMessage: (message: TaskMessages[Name]) => void;
  readonly signal: AbortSignal | undefined;
}

/** How many workers to take: what was asked for, else one a core; one for few rows, and where threads cannot run our sources. */
export function chooseWorkers(requested: number | undefined, rowCount: number): number {
  if (requested !== undefined) return requested > 1 && !canStart() ? 1 : requested;
  if (rowCount < fewRows || !canStart()) return 1;
  return Math.min(availableParallelism(), mostWorkers);
}

/** From the sources a thread starts only where Node reads TypeScript by itself; the bundled program starts anywhere. */
function canStart(): boolean {
  return !isSource || process.features.typescript !== false;
}

const isSource = import.meta.url.endsWith('.ts');

/** The sources' own entry, or the bundle beside the program: this module may lie in `dist/` or in `dist/chunks/`. */
function entryUrl(): URL {
  if (isSource) return new URL('./worker-entry.ts', import.meta.url);
  const inChunks = new URL('.', import.meta.url).pathname.endsWith('/chunks/');
  return new URL(inChunks ? '../learn-worker.js' : './learn-worker.js', import.meta.url);
}

/**
 * Runs a task on that many workers and waits for all of them. Errors: `CANCELLED` as soon as the signal is raised, `TRAIN_FAILED`
 * with its cause when a worker fails or ends early; in both cases no worker is left.
 */
export async function runWorkers<Name extends TaskName>(run: WorkerRun<Name>): Promise<void> {
  await breathe(run.signal);
  if (run.workers === 1) {
    const task = await loadWorkerTask(run.task);
    await task(run.input, 0, async (message) => {
      run.onMessage(message);
      await breathe(run.signal);
    });
    return;
  }
  const started: Worker[] = [];
  const stopWatching = new AbortController();
  try {
    await Promise.race([
      raised(run.signal, stopWatching.signal),
      Promise.all(
        Array.from({ length: run.workers }, (_, id) => {
          const worker = startWorker(run, id);
          started.push(worker);
          return ended(worker, run.onMessage);
        }),
      ),
    ]);
  } finally {
    stopWatching.abort();
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

function startWorker<Name extends TaskName>({ task, input }: WorkerRun<Name>, id: number): Worker {
  return new Worker(entryUrl(), {
    name: `learn ${id}`,
    workerData: { task, input, id },
    // A worker computes: it gets none of the program's secrets, and no flags that are meant for the program.
    env: {},
    execArgv: [],
  });
}

/** What a worker says: a message of its task, or that it is done. */
export type Said<Message> =
  { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'done' };

function ended<Name extends TaskName>(
  worker: Worker,
  onMessage: WorkerRun<Name>['onMessage'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown) => {
      reject(new RetrainError('TRAIN_FAILED', `A training worker ${what}.`, { cause }));
    };
    let isDone = false;
    worker.on('message', (said: Said<TaskMessages[Name]>) => {
      if (said.kind === 'done') isDone = true;
      else onMessage(said.message);
    });
    worker.once('messageerror', (error) => {
      fail('sent what could not be read', error);
    });
    worker.once('error', (error) => {
      fail(isOutOfMemory(error) ? 'ran out of memory: train on fewer rows or columns' : 'failed', error);
    });
    worker.once('exit', (code) => {
      if (isDone) resolve();
      else fail(`ended before its work was done, with exit code ${code}`);
    });
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Never resolves; rejects once the signal is raised. */
function raised(signal: AbortSignal | undefined, stopWatching: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const cancel = () => {
      reject(new RetrainError('CANCELLED', 'Training was cancelled.', { cause: signal?.reason }));
    };
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true, signal: stopWatching });
  });
}
