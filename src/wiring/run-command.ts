import { readHistory, type History } from '../registry/read-history.ts';
import { runLoop, runOneStep, type StepName } from '../steps/loop.ts';
import { rollback } from '../steps/rollback.ts';
import type { StepOutputs } from '../steps/step.ts';
import { createContext, type ContextInput } from './create-context.ts';

export type { StepName } from '../steps/loop.ts';

/** The whole loop, or the steps named, one after the other. Returns all their outputs together. */
export async function runSteps(
  input: ContextInput & { readonly steps: readonly StepName[] | 'all' },
): Promise<StepOutputs> {
  const context = await createContext(input);
  if (input.steps === 'all') return runLoop(context);
  const outputs: Record<string, StepOutputs[string]> = {};
  for (const name of input.steps) Object.assign(outputs, await runOneStep(context, name));
  return outputs;
}

/** Back to an earlier version: the one named, or the one that served before. */
export async function runRollback(
  input: ContextInput & { readonly version: string | undefined; readonly reason: string },
): Promise<StepOutputs> {
  return rollback(await createContext(input), { version: input.version, reason: input.reason });
}

export async function readStoreHistory(input: ContextInput): Promise<History> {
  const { store } = await createContext(input);
  return readHistory(store);
}

/** Ends every process of the deployed function on this machine; returns how many there were. */
export async function stopFunction(input: ContextInput): Promise<number> {
  const { host } = await createContext(input);
  return host === undefined ? 0 : host.stop();
}
