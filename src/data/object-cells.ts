import { checkColumnNames } from './check-column-names.ts';
import { GrowingUint32 } from './growing-uint32.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { ProblemList } from './problem-list.ts';
import { quoteName } from './quote-name.ts';
import { MOST_CELLS, spanText, type Records } from './records.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;

/** Collects the cells of flat JSON objects, whose keys may come in any order and be absent. */
export class ObjectCells {
  readonly #bytes: Buffer;
  readonly #rowWord: 'line' | 'item';
  readonly #problems: ProblemList;
  readonly #names: string[] = [];
  readonly #columns = new Map<string, number>();
  /** Per column: the last row that had it, to notice a key that is there twice. */
  readonly #lastRow: number[] = [];
  readonly #cellColumns = new GrowingUint32();
  readonly #cellStarts = new GrowingUint32();
  readonly #cellEnds = new GrowingUint32();
  readonly #firstCells = new GrowingUint32();
  readonly #rowNumbers = new GrowingUint32();
  /** The keys of the object before, by position: mostly the next object has the same ones in the same order. */
  readonly #keyStarts: number[] = [];
  readonly #keyEnds: number[] = [];
  readonly #keyColumns: number[] = [];

  constructor(bytes: Buffer, rowWord: 'line' | 'item', problems: ProblemList) {
    this.#bytes = bytes;
    this.#rowWord = rowWord;
    this.#problems = problems;
  }

  /** Walks over one object and keeps its cells. The cursor is on the opening brace. */
  readObject(cursor: JsonCursor, rowNumber: number): void {
    const row = this.#rowNumbers.length;
    this.#rowNumbers.push(rowNumber);
    this.#firstCells.push(this.#cellColumns.length);
    cursor.take(OPENING_BRACE, 'an object');
    if (cursor.peek() === CLOSING_BRACE) {
      cursor.position += 1;
      return;
    }
    let index = 0;
    do {
      const column = this.#key(cursor, index++);
      cursor.take(COLON, 'a colon after the key');
      if (cursor.peek() === -1) throw cursor.fail('the text ends where a value is expected');
      const start = cursor.position;
      const nested = cursor.value() === 'nested';
      const where = `${this.#rowWord} ${rowNumber}: key ${quoteName(this.#names[column]!)}`;
      if (nested)
        this.#problems.add(() => `${where} holds an object or an array: write one key for each value.`);
      if (this.#lastRow[column] === row) this.#problems.add(() => `${where} is there twice: keep one.`);
      this.#lastRow[column] = row;
      this.#cellColumns.push(column);
      this.#cellStarts.push(start);
      this.#cellEnds.push(cursor.position);
    } while (cursor.take(COMMA, 'a comma or a closing brace', CLOSING_BRACE));
  }

  /** Walks over a key; returns its column. */
  #key(cursor: JsonCursor, index: number): number {
    if (cursor.peek() !== QUOTE) throw cursor.fail('expected a key in double quotes');
    const before = this.#keyStarts[index];
    if (before !== undefined && cursor.takeSame(before, this.#keyEnds[index]!))
      return this.#keyColumns[index]!;
    const start = cursor.position;
    cursor.string();
    const end = cursor.position;
    const name = spanText('json', this.#bytes, start, end);
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = this.#names.length;
      this.#names.push(name);
      this.#columns.set(name, column);
    }
    this.#keyStarts[index] = start;
    this.#keyEnds[index] = end;
    this.#keyColumns[index] = column;
    return column;
  }

  /** All cells as a grid, a key that an object does not have being empty. What is wrong goes to the problems. */
  records(): Records {
    const columnCount = this.#names.length;
    const rowCount = this.#rowNumbers.length;
    if (rowCount === 0 && this.#problems.count === 0)
      this.#problems.add(() => 'there is no object, so there is no row.');
    else if (columnCount === 0 && this.#problems.count === 0)
      this.#problems.add(() => 'the objects have no keys, so there are no columns.');
    checkColumnNames(this.#names, 'key', this.#problems);
    const cellCount = rowCount * columnCount;
    if (cellCount > MOST_CELLS) {
      this.#problems.add(
        () =>
          `${rowCount} objects with ${columnCount} different keys in all make more than ${MOST_CELLS} cells, which is the most that is read.`,
      );
    }
    const size = this.#problems.count === 0 ? cellCount : 0;
    const starts = new Uint32Array(size);
    const ends = new Uint32Array(size);
    if (size > 0) this.#place(starts, ends);
    return {
      syntax: 'json',
      bytes: this.#bytes,
      rowWord: this.#rowWord,
      names: this.#names,
      rowCount,
      starts,
      ends,
      rowNumbers: this.#rowNumbers.view(),
    };
  }

  #place(starts: Uint32Array, ends: Uint32Array): void {
    const columnCount = this.#names.length;
    const columns = this.#cellColumns.view();
    const cellStarts = this.#cellStarts.view();
    const cellEnds = this.#cellEnds.view();
    const firstCells = this.#firstCells.view();
    for (let row = 0; row < firstCells.length; row++) {
      const to = firstCells[row + 1] ?? columns.length;
      for (let cell = firstCells[row]!; cell < to; cell++) {
        const at = row * columnCount + columns[cell]!;
        starts[at] = cellStarts[cell]!;
        ends[at] = cellEnds[cell]!;
      }
    }
  }
}
