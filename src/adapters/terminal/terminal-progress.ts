import pc from 'picocolors';
import type { Clock } from '../../ports/clock.ts';
import type { Progress } from '../../ports/progress.ts';
import { amount, duration } from './amount.ts';
import { plainText } from './plain-text.ts';

export interface TerminalProgressOptions {
  readonly write: (text: string) => void;
  readonly clock: Clock;
  readonly colors: boolean;
  /** Width of the terminal, asked anew for every line: windows are resized. */
  readonly columns: () => number;
}

const redrawMs = 80;
const barWidth = 20;
const clearLine = '\r\u001b[2K';

/** Progress on a terminal: a line a step with its time, and below it one line that is drawn over while work goes on. */
export class TerminalProgress implements Progress {
  readonly #write: (text: string) => void;
  readonly #clock: Clock;
  readonly #columns: () => number;
  readonly #colors: ReturnType<typeof pc.createColors>;
  #startedMs: number;
  #drawnMs = Number.NEGATIVE_INFINITY;
  #isDrawn = false;
  #openStep: string | undefined;

  constructor({ write, clock, colors, columns }: TerminalProgressOptions) {
    this.#write = write;
    this.#clock = clock;
    this.#columns = columns;
    this.#colors = pc.createColors(colors);
    this.#startedMs = clock.elapsedMs();
  }

  step(name: string): void {
    this.#openStep = plainText(name);
    this.#startedMs = this.#clock.elapsedMs();
    this.#drawnMs = Number.NEGATIVE_INFINITY;
    this.#erase();
    this.#draw(`${this.#colors.cyan('›')} ${this.#colors.bold(this.#openStep)}`);
  }

  done(name: string, summary: string): void {
    const { green, bold, dim } = this.#colors;
    const time = duration(this.#clock.elapsedMs() - this.#startedMs);
    this.#openStep = undefined;
    this.#line(`${green('✓')} ${bold(plainText(name).padEnd(8))}  ${plainText(summary)} ${dim(time)}`);
  }

  info(message: string): void {
    this.#line(`  ${plainText(message)}`);
  }

  warn(message: string): void {
    this.#line(`${this.#colors.yellow('!')} ${this.#colors.yellow(plainText(message))}`);
  }

  advance(what: string, done: number, total: number | null, unit: string): void {
    const elapsedMs = this.#clock.elapsedMs();
    if (elapsedMs - this.#drawnMs < redrawMs) return;
    this.#drawnMs = elapsedMs;
    const room = Math.max(0, this.#columns() - 1);
    const text = `${plainText(what)}: ${amount(done, total, plainText(unit))}`;
    const bar = total === null || total <= 0 ? '' : this.#bar(done / total);
    this.#erase();
    // A line that wraps could not be drawn over.
    this.#draw(
      text.length + barWidth + 5 > room ? text.slice(0, room) : `  ${bar}${bar === '' ? '' : '  '}${text}`,
    );
  }

  output(line: string): void {
    this.#line(this.#colors.dim(`    ${plainText(line)}`));
  }

  /** Leaves the cursor on a line of its own and marks the step that did not end: call it when the run is over, however it ended. */
  close(): void {
    this.#erase();
    const { red, bold, dim } = this.#colors;
    const time = duration(this.#clock.elapsedMs() - this.#startedMs);
    if (this.#openStep !== undefined)
      this.#line(`${red('✗')} ${bold(this.#openStep.padEnd(8))}  ${dim(time)}`);
    this.#openStep = undefined;
  }

  #bar(share: number): string {
    const filled = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
    return `${this.#colors.cyan('━'.repeat(filled))}${this.#colors.dim('─'.repeat(barWidth - filled))}`;
  }

  #line(text: string): void {
    this.#erase();
    this.#write(`${text}\n`);
  }

  #draw(text: string): void {
    this.#write(text);
    this.#isDrawn = true;
  }

  #erase(): void {
    if (this.#isDrawn) this.#write(clearLine);
    this.#isDrawn = false;
  }
}
