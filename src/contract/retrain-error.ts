import { errorCatalogue, type CatalogueEntry, type ErrorCode } from './error-catalogue.ts';

export interface RetrainErrorOptions {
  /** Every problem that was found, one sentence each, when there can be more than one. */
  readonly problems?: readonly string[];
  readonly cause?: unknown;
}

/** An error with a stable code and a message that a person can act on. It never carries a value out of the data. */
export class RetrainError extends Error {
  override readonly name = 'RetrainError';
  readonly code: ErrorCode;
  readonly problems: readonly string[];

  constructor(code: ErrorCode, message: string, options: RetrainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
  }

  get fault(): CatalogueEntry['fault'] {
    return errorCatalogue[this.code].fault;
  }
}

/** Whatever was thrown, as a `RetrainError`: what is not ours yet becomes `INTERNAL` with its cause kept. */
export function toRetrainError(thrown: unknown): RetrainError {
  if (thrown instanceof RetrainError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RetrainError('INTERNAL', `Unexpected: ${message}`, { cause: thrown });
}

/** The message and, below it, every problem: what a person gets to read. */
export function renderError(error: RetrainError): string {
  return [`${error.code}: ${error.message}`, ...error.problems.map((problem) => `  - ${problem}`)].join('\n');
}
