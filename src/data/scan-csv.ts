import { checkColumnNames } from './check-column-names.ts';
import { CsvCursor } from './csv-cursor.ts';
import { GrowingUint32 } from './growing-uint32.ts';
import type { ProblemList } from './problem-list.ts';
import { quoteName } from './quote-name.ts';
import { MOST_CELLS, spanText, type Records } from './records.ts';

function checkDelimiter(names: readonly string[], delimiter: ',' | '\t', problems: ProblemList): void {
  const [only] = names;
  if (names.length !== 1 || only === undefined || !/[;\t|,]/.test(only)) return;
  const advice =
    delimiter === ',' ? 'commas (or set `format: tsv` for tabs)' : 'tabs (or set `format: csv` for commas)';
  problems.add(() => `there is only one column, ${quoteName(only)}: separate columns with ${advice}.`);
}

/**
 * Cuts RFC 4180 text into cells; the first line names the columns. Empty lines at the end are ignored; in a table of one
 * column, those before are missing values. What is wrong goes to `problems`: when there is any, do not use the result.
 */
export function scanCsv(bytes: Buffer, delimiter: ',' | '\t', problems: ProblemList): Records {
  const starts = new GrowingUint32();
  const ends = new GrowingUint32();
  const rowNumbers = new GrowingUint32();
  const cursor = new CsvCursor(bytes, delimiter, starts, ends, problems);

  if (cursor.skipEmptyLines() > 0)
    problems.add(() => 'line 1 is empty: the first line must name the columns.');
  const readable = cursor.record() !== undefined;
  const names = Array.from(starts.view(), (start, index) =>
    spanText('csv', bytes, start, ends.view()[index]!),
  );
  starts.truncate(0);
  ends.truncate(0);
  checkColumnNames(names, 'column', problems);
  checkDelimiter(names, delimiter, problems);

  const settleEmptyLines = (from: number, count: number): void => {
    if (names.length === 1) {
      for (let line = from; line < from + count; line++) {
        starts.push(0);
        ends.push(0);
        rowNumbers.push(line);
      }
    } else if (count > 0) {
      problems.add(() =>
        count === 1
          ? `line ${from} is empty: remove it.`
          : `lines ${from} to ${from + count - 1} are empty: remove them.`,
      );
    }
  };

  while (readable) {
    const emptyFrom = cursor.line;
    const emptyCount = cursor.skipEmptyLines();
    if (cursor.atEnd) break;
    settleEmptyLines(emptyFrom, emptyCount);
    const line = cursor.line;
    const found = cursor.record();
    if (found === undefined) break;
    if (found !== names.length) {
      problems.add(
        () =>
          `line ${line} has ${found} ${found === 1 ? 'field' : 'fields'}, expected ${names.length} as in the first line.`,
      );
      starts.truncate(starts.length - found);
      ends.truncate(ends.length - found);
      continue;
    }
    rowNumbers.push(line);
    if (starts.length > MOST_CELLS) {
      problems.add(
        () => `there are more than ${MOST_CELLS} cells, which is the most that is read: take a sample.`,
      );
      break;
    }
  }
  if (rowNumbers.length === 0 && problems.count === 0)
    problems.add(() => 'there is a line of column names, but no row below it.');

  return {
    syntax: 'csv',
    bytes,
    rowWord: 'line',
    names,
    rowCount: rowNumbers.length,
    starts: starts.view(),
    ends: ends.view(),
    rowNumbers: rowNumbers.view(),
  };
}
