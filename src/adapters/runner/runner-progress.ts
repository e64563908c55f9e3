import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import type { Progress } from '../../ports/progress.ts';

const quietMs = 5000;

/**
 * Progress in the log of a GitHub Actions job: a group a step, annotations for warnings. What a program of the user prints is
 * fenced with `stop-commands`, so that no line of it is taken for a command to the runner.
 */
export class RunnerProgress implements Progress {
  readonly #write: (text: string) => void;
  readonly #now: () => number;
  #fence: string | null = null;
  #lastAdvanceMs = Number.NEGATIVE_INFINITY;

  constructor(
    write: (text: string) => void = (text) => void process.stdout.write(text),
    now: () => number = () => performance.now(),
  ) {
    this.#write = write;
    this.#now = now;
  }

  step(name: string): void {
    this.#unfence();
    this.#lastAdvanceMs = Number.NEGATIVE_INFINITY;
    core.startGroup(name);
  }

  done(name: string, summary: string): void {
    this.#unfence();
    core.endGroup();
    this.#line(`✓ ${name}: ${summary}`);
  }

  info(message: string): void {
    this.#unfence();
    this.#line(message);
  }

  warn(message: string): void {
    this.#unfence();
    core.warning(message);
  }

  advance(what: string, done: number, total: number | null, unit: string): void {
    const nowMs = this.#now();
    if (nowMs - this.#lastAdvanceMs < quietMs && done !== total) return;
    this.#lastAdvanceMs = nowMs;
    this.#unfence();
    this.#line(`${what}: ${done}${total === null ? '' : ` of ${total}`} ${unit}`);
  }

  output(line: string): void {
    if (this.#fence === null) {
      this.#fence = randomBytes(16).toString('hex');
      this.#write(`::stop-commands::${this.#fence}\n`);
    }
    this.#write(`${line.replaceAll(/[\r\n]/g, ' ')}\n`);
  }

  /** Ends the current group and the fence, whatever is open; the log of a failed step goes on unfenced. */
  close(): void {
    this.#unfence();
    core.endGroup();
  }

  #unfence(): void {
    if (this.#fence === null) return;
    this.#write(`::${this.#fence}::\n`);
    this.#fence = null;
  }

  /** Text of ours may still quote a name out of the data: it must not start a command either. */
  #line(text: string): void {
    this.#write(
      `${text
        .replaceAll(/[\r\n]+/g, ' ')
        .replace(/^\s*::/, ' : :')
        .replaceAll('##[', '## [')}\n`,
    );
  }
}
