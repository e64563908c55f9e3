/** Time, so that tests can turn it. Nothing that decides a result reads it. */
export interface Clock {
  /** The current time, for people and for file stamps. */
  now(): Date;
  /** Milliseconds from an arbitrary start that never go back. */
  elapsedMs(): number;
  /** Resolves after that time, or rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
