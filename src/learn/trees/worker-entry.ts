import { parentPort, workerData } from 'node:worker_threads';
import type { Said } from './run-workers.ts';
import { loadWorkerTask, type TaskInputs, type TaskMessages, type TaskName } from './worker-tasks.ts';

/** The program of a worker thread: does its part of the task, and says so. */
async function work<Name extends TaskName>(
  { task, input, id }: { task: Name; input: TaskInputs[Name]; id: number },
  say: (said: Said<TaskMessages[Name]>) => void,
): Promise<void> {
  const run = await loadWorkerTask(task);
  await run(input, id, (message) => {
    say({ kind: 'message', message });
    return Promise.resolve();
  });
  say({ kind: 'done' });
}

const port = parentPort;
if (port === null) throw new Error('This file is started by the learning engine as a worker thread.');
await work(workerData as Parameters<typeof work>[0], (said) => {
  port.postMessage(said);
});
