import type { Clock } from '../../ports/clock.ts';
import type { Progress } from '../../ports/progress.ts';
import { amount, duration } from './amount.ts';
import { plainText } from './plain-text.ts';

export interface PlainProgressOptions {
  readonly write: (text: string) => void;
  readonly clock: Clock;
  /** At most one line of progress in this time. */
  readonly quietMs?: number;
}

/** Progress in a log: whole lines, no colours, no cursor. */
export class PlainProgress implements Progress {
  readonly #write: (text: string) => void;
  readonly #clock: Clock;
  readonly #quietMs: number;
  #startedMs: number;
  #lastAdvanceMs: number;

  constructor({ write, clock, quietMs = 3000 }: PlainProgressOptions) {
    this.#write = write;
    this.#clock = clock;
    this.#quietMs = quietMs;
    this.#startedMs = clock.elapsedMs();
    this.#lastAdvanceMs = this.#startedMs;
  }

  step(name: string): void {
    this.#startedMs = this.#clock.elapsedMs();
    this.#lastAdvanceMs = this.#startedMs;
    this.#line(`> ${name}`);
  }

  done(name: string, summary: string): void {
    this.#line(`  ${name}: ${summary} (${duration(this.#clock.elapsedMs() - this.#startedMs)})`);
  }

  info(message: string): void {
    this.#line(`  ${message}`);
  }

  warn(message: string): void {
    this.#line(`  warning: ${message}`);
  }

  advance(what: string, done: number, total: number | null, unit: string): void {
    const elapsedMs = this.#clock.elapsedMs();
    if (elapsedMs - this.#lastAdvanceMs < this.#quietMs) return;
    this.#lastAdvanceMs = elapsedMs;
    this.#line(`  ${what}: ${amount(done, total, unit)}`);
  }

  output(line: string): void {
    // Under GitHub Actions a line that begins with "::" or holds "##[" would be a command to the runner.
    this.#line(`  | ${line.replaceAll('##[', '## [')}`);
  }

  #line(text: string): void {
    this.#write(`${plainText(text)}\n`);
  }
}
