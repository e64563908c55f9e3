import type { BoostingProblem } from './boosting/boosting-problem.ts';
import type { BoostingMessage } from './boosting/boosting-task.ts';
import type { ForestMessage, ForestTask } from './forest-task.ts';

/** What each task is given, once for all its workers. Has to be cloneable. */
export interface TaskInputs {
  readonly forest: ForestTask;
  readonly boosting: BoostingProblem;
}

/** What the workers of each task tell while they work. */
export interface TaskMessages {
  readonly forest: ForestMessage;
  readonly boosting: BoostingMessage;
}

export type TaskName = keyof TaskInputs;

/** The part of a task that worker `id` does. It is to await each `post`. */
export type WorkerTask<Name extends TaskName> = (
  input: TaskInputs[Name],
  id: number,
  post: (message: TaskMessages[Name]) => Promise<void>,
) => Promise<void>;

const tasks: { readonly [Name in TaskName]: () => Promise<WorkerTask<Name>> } = {
  forest: async () => (await import('./forest-task.ts')).growForestPart,
  boosting: async () => (await import('./boosting/boosting-task.ts')).boostPart,
};

/** The task of that name, loaded when it is asked for. */
export async function loadWorkerTask<Name extends TaskName>(name: Name): Promise<WorkerTask<Name>> {
  return tasks[name]();
}
