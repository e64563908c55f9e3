const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const ZERO = 48;
const NINE = 57;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

/** JSON that cannot be followed any further; the line is where. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Words that other programs write into what they call JSON. */
const foreign = new Set(['NaN', '-NaN', 'Infinity', '-Infinity', 'undefined', 'None', 'nan', 'inf', '-inf']);
const LONGEST_WORD = 1024;
/** Bytes that words and numbers are made of. */
const isWordByte = new Uint8Array(256);
for (const character of '0123456789+-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  isWordByte[character.charCodeAt(0)] = 1;

/**
 * Walks over JSON text without building values: a key named `__proto__` is bytes like any other, nesting costs no stack, and
 * numbers keep all their digits. Positions are bytes; lines count from 1.
 */
export class JsonCursor {
  readonly bytes: Buffer;
  readonly #end: number;
  position: number;
  line: number;

  constructor(bytes: Buffer, start = 0, end = bytes.length, line = 1) {
    this.bytes = bytes;
    this.position = start;
    this.#end = end;
    this.line = line;
  }

  /** Walks over white space; returns the byte that follows, or -1 at the end. */
  peek(): number {
    for (; this.position < this.#end; this.position++) {
      const byte = this.bytes[this.position]!;
      if (byte === LINE_FEED) this.line += 1;
      else if (byte !== 32 && byte !== 9 && byte !== 13) return byte;
    }
    return -1;
  }

  /** Walks over that byte, or over the other one, or fails saying what was expected. Returns whether it was the first. */
  take(byte: number, expected: string, other = byte): boolean {
    const found = this.peek();
    if (found !== byte && found !== other) {
      throw this.fail(found === -1 ? `the text ends where ${expected} is expected` : `expected ${expected}`);
    }
    this.position += 1;
    return found === byte;
  }

  /** Walks over the same bytes as those between two positions, if they come next. */
  takeSame(start: number, end: number): boolean {
    const bytes = this.bytes;
    const shift = this.position - start;
    if (end + shift > this.#end) return false;
    for (let at = start; at < end; at++) if (bytes[at] !== bytes[at + shift]) return false;
    this.position += end - start;
    return true;
  }

  fail(message: string): JsonSyntaxError {
    return new JsonSyntaxError(this.line, message);
  }

  /** Walks over a string, quotes included. The position is on its opening quote. */
  string(): void {
    const bytes = this.bytes;
    let highSurrogate = false;
    this.position += 1;
    for (;;) {
      if (this.position >= this.#end) throw this.fail('a string is not closed');
      const byte = bytes[this.position]!;
      if (byte === BACKSLASH) {
        const unit = this.#escape();
        const low = unit >= 0xdc00 && unit <= 0xdfff;
        if (low !== highSurrogate) throw this.fail('a string has half a surrogate pair');
        highSurrogate = unit >= 0xd800 && unit <= 0xdbff;
        continue;
      }
      if (highSurrogate) throw this.fail('a string has half a surrogate pair');
      if (byte < 32)
        throw this.fail(
          byte === LINE_FEED
            ? 'a string is not closed on its line'
            : 'a string has a control character that is not escaped',
        );
      this.position += 1;
      if (byte === QUOTE) return;
    }
  }

  /** Walks over an escape; returns the code unit of `\uXXXX`, 0 for any other. */
  #escape(): number {
    const kind = String.fromCharCode(this.bytes[this.position + 1] ?? 0);
    if (kind === 'u') {
      const digits = this.bytes.toString('latin1', this.position + 2, Math.min(this.position + 6, this.#end));
      if (!/^[0-9a-fA-F]{4}$/.test(digits))
        throw this.fail('a string has a \\u without four hexadecimal digits');
      this.position += 6;
      return Number.parseInt(digits, 16);
    }
    if (!'"\\/bfnrt'.includes(kind))
      throw this.fail('a string has a backslash that escapes nothing: double it');
    this.position += 2;
    return 0;
  }

  /** Walks over a value. The position is on its first byte. Returns whether it was an object or an array. */
  value(): 'flat' | 'nested' {
    const byte = this.bytes[this.position]!;
    if (byte === QUOTE) {
      this.string();
      return 'flat';
    }
    if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      this.#nested();
      return 'nested';
    }
    this.#word();
    return 'flat';
  }

  #word(): void {
    const start = this.position;
    let onlyDigits = true;
    while (this.position < this.#end && isWordByte[this.bytes[this.position]!] === 1) {
      const byte = this.bytes[this.position++]!;
      onlyDigits &&= byte >= ZERO && byte <= NINE;
    }
    const length = this.position - start;
    if (onlyDigits && (length === 1 || (length > 1 && this.bytes[start] !== ZERO))) return;
    const word = this.bytes.toString('latin1', start, Math.min(this.position, start + LONGEST_WORD));
    if (
      length <= LONGEST_WORD &&
      (number.test(word) || word === 'null' || word === 'true' || word === 'false')
    )
      return;
    if (foreign.has(word)) throw this.fail(`${word} is no JSON value: write null for a missing one`);
    throw this.fail('expected a value: text in double quotes, a number, true, false or null');
  }

  /** Walks over an object or array, of whatever depth, by counting brackets. */
  #nested(): void {
    let depth = 0;
    do {
      const byte = this.peek();
      if (byte === -1) throw this.fail('an object or array is not closed');
      if (byte === QUOTE) {
        this.string();
        continue;
      }
      if (byte === OPENING_BRACE || byte === OPENING_BRACKET) depth += 1;
      if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) depth -= 1;
      this.position += 1;
    } while (depth > 0);
  }
}
