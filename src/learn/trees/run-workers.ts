import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { RetrainError } from '../../contract/retrain-error.ts';
import { breathe } from '../breathe.ts';
import { loadWorkerTask, type TaskInputs, type TaskMessages, type TaskName } from './worker-tasks.ts';

/** Below this many rows a second worker takes longer to start than it saves. */
const fewRows = 2000;
/** More workers than this gain nothing, and each needs memory of its own. */
const mostWorkers = 16;

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

interface WorkerRun<Name extends TaskName> {
  readonly task: Name;
  readonly input: TaskInputs[Name];
  /** With one, the task runs in this very thread. */
  readonly workers: number;
  readonly onMessage: (message: TaskMessages[Name]) => void;
  readonly signal: AbortSignal | undefined;
}

/** Starts workers, does their task and ends them. Errors: those of `WorkerGroup.run`. */
export async function runWorkers<Name extends TaskName>(run: WorkerRun<Name>): Promise<void> {
  await breathe(run.signal);
  await using group = startWorkers(run.task, run.workers, run.signal);
  await group.run(run.input, run.onMessage);
}

/** Workers of one task: they start at once, and load their code while their work is still being prepared. */
export interface WorkerGroup<Name extends TaskName> extends AsyncDisposable {
  /**
   * Does the task and waits for all of them. The input is the same for every worker; it is cloned, but for shared memory. To be
   * called once. Errors: `CANCELLED` as soon as the signal is raised, `TRAIN_FAILED` with its cause when a worker fails or ends
   * early; once the group is disposed of, no worker is left.
   */
  run(input: TaskInputs[Name], onMessage: (message: TaskMessages[Name]) => void): Promise<void>;
}

/** Starts that many workers; one is no thread at all, and works where it is asked. */
export function startWorkers<Name extends TaskName>(
  task: Name,
  count: number,
  signal: AbortSignal | undefined,
): WorkerGroup<Name> {
  if (count === 1) {
    return {
      run: async (input, onMessage) => {
        await breathe(signal);
        const work = await loadWorkerTask(task);
        await work(input, 0, async (message) => {
          onMessage(message);
          await breathe(signal);
        });
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const workers = Array.from({ length: count }, (_, id) => new TaskWorker(task, id));
  return {
    run: async (input, onMessage) => {
      await breathe(signal);
      const stopWatching = new AbortController();
      try {
        await Promise.race([
          raised(signal, stopWatching.signal),
          Promise.all(workers.map((worker) => worker.run(input, onMessage))),
        ]);
      } finally {
        stopWatching.abort();
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** What a worker says: a message of its task, or that it is done. */
export type Said<Message> =
  { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'done' };

class TaskWorker<Name extends TaskName> {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #onMessage: (message: TaskMessages[Name]) => void = () => undefined;

  constructor(task: Name, id: number) {
    this.#worker = new Worker(entryUrl(), {
      name: `learn ${id}`,
      workerData: { task, id },
      // A worker computes: it gets none of the program's secrets, and no flags that are meant for the program.
      env: {},
      execArgv: [],
    });
    this.#ended = this.#end();
    // It may fail while nobody waits for it yet: whoever does will be told.
    this.#ended.catch(() => undefined);
  }

  #end(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (what: string, cause?: unknown) => {
        reject(new RetrainError('TRAIN_FAILED', `A training worker ${what}.`, { cause }));
      };
      let isDone = false;
      this.#worker.on('message', (said: Said<TaskMessages[Name]>) => {
        if (said.kind === 'message') {
          this.#onMessage(said.message);
          return;
        }
        isDone = true;
        // Not waiting for the thread to wind up.
        resolve();
      });
      this.#worker.once('messageerror', (error) => {
        fail('sent what could not be read', error);
      });
      this.#worker.once('error', (error) => {
        fail(isOutOfMemory(error) ? 'ran out of memory: train on fewer rows or columns' : 'failed', error);
      });
      this.#worker.once('exit', (code) => {
        if (!isDone) fail(`ended before its work was done, with exit code ${code}`);
      });
    });
  }

  run(input: TaskInputs[Name], onMessage: (message: TaskMessages[Name]) => void): Promise<void> {
    this.#onMessage = onMessage;
    this.#worker.postMessage(input);
    return this.#ended;
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
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
