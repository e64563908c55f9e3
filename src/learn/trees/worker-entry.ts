import { parentPort, workerData } from 'node:worker_threads';
import type { Said } from './run-workers.ts';
import { loadWorkerTask, type TaskInputs, type TaskMessages, type TaskName } from './worker-tasks.ts';

/** The program of a worker thread: loads its task, waits for what to do, does its part, and says so. */
async function work<Name extends TaskName>(
  { task, id }: { task: Name; id: number },
  given: Promise<TaskInputs[Name]>,
  say: (said: Said<TaskMessages[Name]>) => void,
): Promise<void> {
  const run = await loadWorkerTask(task);
  await run(await given, id, (message) => {
    say({ kind: 'message', message });
    return Promise.resolve();
  });
  say({ kind: 'done' });
}

const port = parentPort;
if (port === null) throw new Error('This file is started by the learning engine as a worker thread.');
const given = new Promise<TaskInputs[TaskName]>((resolve) => {
  port.once('message', resolve);
});
await work(workerData as Parameters<typeof work>[0], given, (said) => {
  port.postMessage(said);
});
