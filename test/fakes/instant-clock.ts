import type { Clock } from '../../src/ports/clock.ts';

/** A clock whose time passes only by sleeping, and at once. */
export class InstantClock implements Clock {
  readonly sleptMs: number[] = [];
  /** Runs during each sleep. */
  whileAsleep: () => Promise<unknown> = () => Promise.resolve();
  #elapsedMs = 0;

  now(): Date {
    return new Date(Date.UTC(2026, 0, 2, 3, 4, 5) + this.#elapsedMs);
  }

  elapsedMs(): number {
    return this.#elapsedMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleptMs.push(ms);
    this.#elapsedMs += ms;
    await this.whileAsleep();
  }
}
