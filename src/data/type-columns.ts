import type { ColumnKind } from '../contract/config.ts';
import { classifyText, parseBoolean, trimBlanks, type TextClass } from './classify-text.ts';
import { listRows } from './list-rows.ts';
import { parseDate } from './parse-date.ts';
import { parseDecimal } from './parse-decimal.ts';
import type { ProblemList } from './problem-list.ts';
import { quoteName } from './quote-name.ts';
import { cellText, type Records } from './records.ts';
import type { Column } from './table.ts';

const QUOTE = 34;
const MISSING_BOOLEAN = 255;

type OddNumber = Extract<TextClass, 'overflow' | 'infinite' | 'hexadecimal' | 'comma'>;

const oddNumbers: ReadonlyMap<TextClass, string> = new Map<OddNumber, string>([
  ['overflow', 'a number that is too large for 64-bit floating point: correct it or leave it empty'],
  ['infinite', 'an infinite number: leave it empty'],
  ['hexadecimal', 'a number that is not decimal: write it in decimal'],
  ['comma', 'a comma inside the number: write a decimal point and nothing between thousands'],
]);

/** One column of a file, its different cells told apart without looking at any twice. */
interface DistinctCells {
  /** Length: rows. Index into `texts`. */
  readonly ids: Int32Array;
  readonly texts: readonly string[];
  readonly classes: readonly TextClass[];
}

function distinctCells(records: Records, column: number): DistinctCells {
  const ids = new Int32Array(records.rowCount);
  const texts: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0, cell = column; row < records.rowCount; row++, cell += records.names.length) {
    const raw = records.bytes.toString('latin1', records.starts[cell], records.ends[cell]);
    let id = known.get(raw);
    if (id === undefined) {
      id = texts.length;
      known.set(raw, id);
      texts.push(cellText(records, cell));
    }
    ids[row] = id;
  }
  return { ids, texts, classes: texts.map(classifyText) };
}

/** The column as numbers when every cell is one or missing; otherwise undefined. The quick way: no text is made. */
function numbersOnly(records: Records, column: number): Float64Array | undefined {
  const { bytes, starts, ends, rowCount } = records;
  const values = new Float64Array(rowCount);
  for (let row = 0, cell = column; row < rowCount; row++, cell += records.names.length) {
    let start = starts[cell]!;
    let end = ends[cell]!;
    if (start < end && bytes[start] === QUOTE) {
      start += 1;
      end -= 1;
    }
    const value = parseDecimal(bytes, start, end);
    values[row] = value;
    if (Number.isNaN(value) && start !== end && classifyText(cellText(records, cell)) !== 'missing')
      return undefined;
  }
  return values;
}

/** The kind that the content suggests. A column that has nothing is one of numbers. */
function suggestKind(classes: ReadonlySet<TextClass>): ColumnKind | 'odd' {
  const present = new Set(classes);
  present.delete('missing');
  const odd = [...present].filter((found) => oddNumbers.has(found));
  if (odd.length > 0) {
    const others = [...present].filter((found) => found !== 'number' && !oddNumbers.has(found));
    // Codes such as 0x1F in every row are text; one of them among numbers is a slip.
    return others.length > 0 || (present.size === 1 && odd[0] === 'hexadecimal') ? 'category' : 'odd';
  }
  if (present.size === 0) return 'number';
  if (present.size > 1) return 'category';
  if (present.has('number')) return 'number';
  if (present.has('boolean')) return 'boolean';
  return present.has('date') ? 'date' : 'category';
}

/** Reads a text as a value of the kind: NaN for a missing one, undefined when it does not fit. */
function readValue(
  kind: Exclude<ColumnKind, 'category'>,
  text: string,
  textClass: TextClass,
): number | undefined {
  if (textClass === 'missing') return Number.NaN;
  if (kind === 'number')
    return textClass === 'number' || textClass === 'identifier' ? Number(trimBlanks(text)) : undefined;
  if (kind === 'date') return textClass === 'date' ? parseDate(trimBlanks(text)) : undefined;
  const value = parseBoolean(text);
  return value === undefined ? undefined : Number(value);
}

function categoryColumn(name: string, cells: DistinctCells): Column {
  const codeOf = new Map<string, number>();
  const codes = cells.texts.map((text, id) => {
    if (cells.classes[id] === 'missing') return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { kind: 'category', name, codes: cells.ids.map((id) => codes[id]!), categories: [...codeOf.keys()] };
}

function valueColumn(kind: Exclude<ColumnKind, 'category'>, name: string, values: Float64Array): Column {
  if (kind !== 'boolean') return { kind, name, values };
  return {
    kind,
    name,
    values: Uint8Array.from(values, (value) => (Number.isNaN(value) ? MISSING_BOOLEAN : value)),
  };
}

/** The numbers of the rows whose cell is one of those texts. */
function rowsOf(records: Records, cells: DistinctCells, concerns: (id: number) => boolean): number[] {
  const rows: number[] = [];
  cells.ids.forEach((id, row) => {
    if (concerns(id)) rows.push(records.rowNumbers[row]!);
  });
  return rows;
}

const expected: Record<Exclude<ColumnKind, 'category'>, string> = {
  number: 'decimal numbers',
  boolean: 'true and false (or yes and no, 1 and 0)',
  date: 'ISO 8601 dates such as 2024-02-29 or 2024-02-29T13:45:00Z',
};

function typeColumn(
  records: Records,
  index: number,
  wanted: ColumnKind | undefined,
  problems: ProblemList,
): Column {
  const name = records.names[index]!;
  if (wanted === undefined || wanted === 'number') {
    const values = numbersOnly(records, index);
    if (values !== undefined) return { kind: 'number', name, values };
  }
  const cells = distinctCells(records, index);
  const kind = wanted ?? suggestKind(new Set(cells.classes));
  if (kind === 'category') return categoryColumn(name, cells);
  if (kind === 'odd') {
    for (const [oddClass, what] of oddNumbers) {
      const rows = rowsOf(records, cells, (id) => cells.classes[id] === oddClass);
      if (rows.length === 0) continue;
      problems.add(
        () =>
          `column ${quoteName(name)} is numeric, but has on ${listRows(records.rowWord, rows, rows.length)} ${what}, or set its type to category under \`types\`.`,
      );
    }
    return categoryColumn(name, cells);
  }
  const values = cells.texts.map((text, id) => readValue(kind, text, cells.classes[id]!));
  const misfits = rowsOf(records, cells, (id) => values[id] === undefined);
  if (misfits.length > 0) {
    problems.add(
      () =>
        `column ${quoteName(name)} must be ${kind}, but ${listRows(records.rowWord, misfits, misfits.length)} ${misfits.length === 1 ? 'does' : 'do'} not fit: expected ${expected[kind]}, or change its type under \`types\`.`,
    );
  }
  return valueColumn(
    kind,
    name,
    Float64Array.from(cells.ids, (id) => values[id] ?? Number.NaN),
  );
}

/**
 * Gives each column a kind, by `kinds` or else by its content, and its cells the values of that kind. Numbers are read exactly as
 * `Number()` reads a decimal literal. A number that cannot be learned from (infinite, hexadecimal, with a comma) in a column of
 * numbers, and a cell that does not fit its column's given kind, are problems: when there is any, do not use the result.
 */
export function typeColumns(
  records: Records,
  kinds: ReadonlyMap<string, ColumnKind>,
  problems: ProblemList,
): Column[] {
  return records.names.map((name, index) => typeColumn(records, index, kinds.get(name), problems));
}
