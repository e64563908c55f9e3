const maxLineLength = 65_536;

/**
 * Cuts the bytes of a stream into lines. A line that is overwritten with carriage returns, as progress bars do, comes once,
 * in its last state; one that is longer than 64 Ki characters is cut; bytes that are no UTF-8 become replacement characters.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: false });
  readonly #onLine: (line: string) => void;
  #line = '';
  #isOverwritten = false;
  #isStarted = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    this.#take(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The stream has ended: what is left is a line as well. */
  end(): void {
    this.#take(this.#decoder.decode());
    if (this.#isStarted) this.#emit();
  }

  #take(text: string): void {
    for (const part of text.split(/(\r|\n)/)) {
      if (part === '') continue;
      if (part === '\n') this.#emit();
      else if (part === '\r') this.#isOverwritten = true;
      else this.#append(part);
    }
  }

  #append(part: string): void {
    if (this.#isOverwritten) this.#line = '';
    this.#isOverwritten = false;
    this.#isStarted = true;
    // One more than the limit is kept, so that it is known that there was more.
    if (this.#line.length <= maxLineLength)
      this.#line += part.slice(0, maxLineLength + 1 - this.#line.length);
  }

  #emit(): void {
    const line = this.#line;
    this.#line = '';
    this.#isOverwritten = false;
    this.#isStarted = false;
    this.#onLine(line.length > maxLineLength ? `${line.slice(0, maxLineLength)}… (cut)` : line);
  }
}
