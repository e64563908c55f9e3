import { RetrainError } from '../contract/retrain-error.ts';

/** Gives other work (a signal, progress) its turn during a long fit. Errors: `CANCELLED`. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted === true)
    throw new RetrainError('CANCELLED', 'Training was cancelled.', { cause: signal.reason });
}
