import { createInterface, type Interface } from 'node:readline';
import { RetrainError } from '../contract/retrain-error.ts';

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (reason: RetrainError) => void;
}

/** Asks a person one question after the other. What is typed or pasted ahead is kept for the questions to come. */
export class QuestionLine {
  readonly #reader: Interface;
  readonly #lines: string[] = [];
  #waiting: Waiting | undefined;
  #isClosed = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, signal: AbortSignal) {
    this.#reader = createInterface({ input, output });
    this.#reader.on('line', (line) => {
      if (this.#waiting === undefined) this.#lines.push(line);
      else this.#waiting.resolve(line);
      this.#waiting = undefined;
    });
    // Ctrl-C, Ctrl-D, or the end of a pipe.
    this.#reader.once('close', () => {
      this.#isClosed = true;
      this.#waiting?.reject(nobody());
    });
    const close = (): void => {
      this.close();
    };
    if (signal.aborted) close();
    signal.addEventListener('abort', close, { once: true });
  }

  /** The line that was answered, as it is. Errors: `CANCELLED` when no answer will come. */
  ask(question: string): Promise<string> {
    const ready = this.#lines.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (this.#isClosed) return Promise.reject(nobody());
    this.#reader.setPrompt(question);
    this.#reader.prompt();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  close(): void {
    this.#reader.close();
  }
}

function nobody(): RetrainError {
  return new RetrainError('CANCELLED', 'The questions were not answered. Nothing was written.');
}
