import type { GrowingUint32 } from './growing-uint32.ts';
import type { ProblemList } from './problem-list.ts';

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** The longest field: what is longer comes from a quote that was never closed. */
const MOST_FIELD_BYTES = 1024 * 1024;

/** Walks through RFC 4180 text record by record. LF, CRLF and a lone CR end a line. */
export class CsvCursor {
  readonly #bytes: Uint8Array;
  readonly #separator: number;
  readonly #starts: GrowingUint32;
  readonly #ends: GrowingUint32;
  readonly #problems: ProblemList;
  #position = 0;
  #line = 1;

  /** Where fields begin and end is pushed to `starts` and `ends`, quotes included. */
  constructor(
    bytes: Uint8Array,
    delimiter: ',' | '\t',
    starts: GrowingUint32,
    ends: GrowingUint32,
    problems: ProblemList,
  ) {
    this.#bytes = bytes;
    this.#separator = delimiter.charCodeAt(0);
    this.#starts = starts;
    this.#ends = ends;
    this.#problems = problems;
  }

  /** Physical line, from 1, of what comes next. */
  get line(): number {
    return this.#line;
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  /** Walks over empty lines; returns how many there were. */
  skipEmptyLines(): number {
    const before = this.#line;
    while (!this.atEnd && this.#endsLine(this.#bytes[this.#position]!)) this.#nextLine();
    return this.#line - before;
  }

  /** Walks over one record; returns how many fields it has, or undefined when the text cannot be followed any further. */
  record(): number | undefined {
    for (let field = 1; ; field++) {
      const start = this.#position;
      const end = this.#bytes[start] === QUOTE ? this.#quotedField(field) : this.#plainField(field);
      if (end === undefined) return undefined;
      this.#starts.push(start);
      this.#ends.push(end);
      if (this.#bytes[this.#position] === this.#separator) {
        this.#position += 1;
        continue;
      }
      if (!this.atEnd) this.#nextLine();
      return field;
    }
  }

  #endsLine(byte: number): boolean {
    return byte === LINE_FEED || byte === CARRIAGE_RETURN;
  }

  #nextLine(): void {
    const crlf =
      this.#bytes[this.#position] === CARRIAGE_RETURN && this.#bytes[this.#position + 1] === LINE_FEED;
    this.#position += crlf ? 2 : 1;
    this.#line += 1;
  }

  /** Walks to the end of an unquoted field; returns whether there was a quote in it. */
  #skipPlain(): boolean {
    const bytes = this.#bytes;
    const separator = this.#separator;
    const length = bytes.length;
    let position = this.#position;
    let hasQuote = false;
    for (; position < length; position++) {
      const byte = bytes[position]!;
      // Whatever ends a field, and the quote, lies at or below the comma.
      if (byte > 44) continue;
      if (byte === separator || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
      if (byte === QUOTE) hasQuote = true;
    }
    this.#position = position;
    return hasQuote;
  }

  #plainField(field: number): number {
    const start = this.#position;
    const line = this.#line;
    if (this.#skipPlain()) {
      this.#problems.add(
        () =>
          `line ${line}: field ${field} has a quote inside: quote the whole field and double the quotes inside it.`,
      );
    }
    if (this.#position - start > MOST_FIELD_BYTES) {
      this.#problems.add(
        () => `line ${line}: field ${field} is longer than 1 MiB, which is the most that is read.`,
      );
    }
    return this.#position;
  }

  #quotedField(field: number): number | undefined {
    const bytes = this.#bytes;
    const opened = this.#line;
    const limit = Math.min(bytes.length, this.#position + MOST_FIELD_BYTES);
    let position = this.#position + 1;
    for (; position < limit; position++) {
      const byte = bytes[position]!;
      if (byte === QUOTE) {
        if (bytes[position + 1] !== QUOTE) break;
        position += 1;
      } else if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[position + 1] !== LINE_FEED)) {
        this.#line += 1;
      }
    }
    if (position >= limit) {
      const where = limit === bytes.length ? 'before the end of the file' : 'within 1 MiB';
      this.#problems.add(
        () =>
          `line ${opened}: the quote that opens field ${field} is not closed ${where}: close it, or double a quote that belongs to the text.`,
      );
      return undefined;
    }
    const end = position + 1;
    this.#position = end;
    this.#skipPlain();
    if (this.#position > end) {
      const line = this.#line;
      const where = opened === line ? '' : ` (opened on line ${opened})`;
      this.#problems.add(
        () =>
          `line ${line}: field ${field} goes on after its closing quote${where}: quote the whole field and double the quotes inside it.`,
      );
    }
    return end;
  }
}
