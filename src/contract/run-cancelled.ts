import { RetrainError } from './retrain-error.ts';

/** What a run ends with when a person or the runner has told it to end: the reason of its abort signal. */
export function runCancelled(cause?: unknown): RetrainError {
  return new RetrainError('CANCELLED', 'The run was cancelled. Nothing is half published; run again.', {
    cause,
  });
}
