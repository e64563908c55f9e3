import { RetrainError } from '../contract/retrain-error.ts';

/** The files of the run directory speak of different models, as when one step was run again and the next ones were not. */
export function anotherModel(runDirectory: string): RetrainError {
  return new RetrainError(
    'NOTHING_TO_PROMOTE',
    `The decision in ${runDirectory} is about another model than the one there: run evaluate and gate again.`,
  );
}
