import { JsonCursor, JsonSyntaxError } from './json-cursor.ts';
import { ObjectCells } from './object-cells.ts';
import type { ProblemList } from './problem-list.ts';
import type { Records } from './records.ts';

const LINE_FEED = 10;
const COMMA = 44;
const OPENING_BRACE = 123;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;

/** Runs the work; a syntax error in it becomes a problem. */
function noteSyntax(problems: ProblemList, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    problems.add(() => `line ${error.line} is malformed JSON: ${error.message}.`);
  }
}

/** Reads an array of flat objects. What is wrong goes to `problems`: when there is any, do not use the result. */
export function scanJsonArray(bytes: Buffer, problems: ProblemList): Records {
  const cells = new ObjectCells(bytes, 'item', problems);
  noteSyntax(problems, () => {
    const cursor = new JsonCursor(bytes);
    if (cursor.peek() === OPENING_BRACE) {
      problems.add(
        () =>
          'the file begins with an object: write an array of objects, or set `format: jsonl` when each line is an object.',
      );
      return;
    }
    cursor.take(OPENING_BRACKET, 'an array of objects');
    let item = 0;
    if (cursor.peek() === CLOSING_BRACKET) {
      cursor.position += 1;
    } else {
      do {
        item += 1;
        const number = item;
        const first = cursor.peek();
        if (first === OPENING_BRACE) cells.readObject(cursor, number);
        else if (first === -1) throw cursor.fail('the array is not closed');
        else {
          cursor.value();
          problems.add(
            () => `item ${number} is not an object: write each row as an object with column names as keys.`,
          );
        }
      } while (cursor.take(COMMA, 'a comma or the end of the array', CLOSING_BRACKET));
    }
    if (cursor.peek() !== -1) throw cursor.fail('there is more text after the array');
  });
  return cells.records();
}

/** Reads one flat object a line; empty lines are ignored. What is wrong goes to `problems`: when there is any, do not use the result. */
export function scanJsonLines(bytes: Buffer, problems: ProblemList): Records {
  const cells = new ObjectCells(bytes, 'line', problems);
  if (new JsonCursor(bytes).peek() === OPENING_BRACKET) {
    problems.add(
      () =>
        'the file begins with an array: write one object a line, or set `format: json` for an array of objects.',
    );
    return cells.records();
  }
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const from = start;
    const number = line;
    noteSyntax(problems, () => {
      const cursor = new JsonCursor(bytes, from, end, number);
      const first = cursor.peek();
      if (first === -1) return;
      if (first !== OPENING_BRACE) {
        problems.add(
          () => `line ${number} does not begin with an object: write each row as an object on its own line.`,
        );
        return;
      }
      cells.readObject(cursor, number);
      if (cursor.peek() !== -1) throw cursor.fail('there is more text after the object');
    });
    start = end + 1;
  }
  return cells.records();
}
