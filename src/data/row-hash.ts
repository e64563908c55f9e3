import { classifyText, trimBlanks } from './classify-text.ts';
import { parseDate } from './parse-date.ts';
import type { CategoryColumn, Column, Table } from './table.ts';

/** A hash of 128 bits for each row. */
export interface RowHashes {
  readonly rowCount: number;
  /** Length: rows × 4. */
  readonly words: Uint32Array;
  /** The hash of a row as 32 hexadecimal digits. */
  hex(row: number): string;
}

const ROUNDS = 8;
const TAG_NUMBER = 1;
const TAG_BOOLEAN = 2;
const TAG_DATE = 3;
const TAG_TEXT = 4;
const TAG_NAME = 5;

/** Mixes 128 bits: eight rounds of the permutation of Chaskey (N. Mouha and others, 2014), additions, rotations and exclusive ors. */
function permute(state: Uint32Array): void {
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  for (let round = 0; round < ROUNDS; round++) {
    a = (a + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ a;
    a = (a << 16) | (a >>> 16);
    c = (c + d) | 0;
    d = ((d << 8) | (d >>> 24)) ^ c;
    a = (a + d) | 0;
    d = ((d << 13) | (d >>> 19)) ^ a;
    c = (c + b) | 0;
    b = ((b << 7) | (b >>> 25)) ^ c;
    c = (c << 16) | (c >>> 16);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/** Hashes words (a multiple of four) under a key into `state`. */
function hashWords(state: Uint32Array, key: Uint32Array, words: Uint32Array): void {
  state.set(key);
  for (let at = 0; at < words.length; at += 4) {
    for (let lane = 0; lane < 4; lane++) state[lane]! ^= words[at + lane]!;
    permute(state);
  }
  for (let lane = 0; lane < 4; lane++) state[lane]! ^= key[lane]!;
}

/** Tag, length and code units, two to a word, filled up with zeros to whole blocks. */
function textWords(tag: number, text: string): Uint32Array {
  const words = new Uint32Array(4 * Math.ceil((2 + Math.ceil(text.length / 2)) / 4));
  words[0] = tag;
  words[1] = text.length;
  for (let at = 0; at < text.length; at++) words[2 + (at >> 1)]! |= text.charCodeAt(at) << (16 * (at & 1));
  return words;
}

const scratch = new DataView(new ArrayBuffer(8));

function fillNumber(words: Uint32Array, tag: number, value: number): void {
  // Zero has two bit patterns and one meaning.
  scratch.setFloat64(0, value === 0 ? 0 : value);
  words[0] = tag;
  words[1] = 0;
  words[2] = scratch.getUint32(4);
  words[3] = scratch.getUint32(0);
}

/**
 * A category says what its text says: in a column that became one of categories because one row has a word, the numbers of all
 * other rows must hash as before, or every row could change sides.
 */
function categoryWords(text: string): Uint32Array {
  const textClass = classifyText(text);
  const words = new Uint32Array(4);
  const plain = trimBlanks(text);
  if (textClass === 'number') fillNumber(words, TAG_NUMBER, Number(plain));
  else if (textClass === 'date') fillNumber(words, TAG_DATE, parseDate(plain));
  else if (textClass === 'boolean') words.set([TAG_BOOLEAN, 0, Number(plain.toLowerCase() === 'true'), 0]);
  else return textWords(TAG_TEXT, text);
  return words;
}

function addTo(sums: Uint32Array, row: number, state: Uint32Array, from = 0): void {
  for (let lane = 0; lane < 4; lane++) sums[4 * row + lane]! += state[from + lane]!;
}

function addCategories(
  sums: Uint32Array,
  column: CategoryColumn,
  key: Uint32Array,
  state: Uint32Array,
): void {
  const hashes = new Uint32Array(4 * column.categories.length);
  column.categories.forEach((category, code) => {
    hashWords(state, key, categoryWords(category));
    hashes.set(state, 4 * code);
  });
  column.codes.forEach((code, row) => {
    if (code !== -1) addTo(sums, row, hashes, 4 * code);
  });
}

function addColumn(sums: Uint32Array, column: Column, key: Uint32Array): void {
  const state = new Uint32Array(4);
  if (column.kind === 'category') {
    addCategories(sums, column, key, state);
    return;
  }
  const words = new Uint32Array(4);
  const { kind, values } = column;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (kind === 'boolean' ? value === 255 : Number.isNaN(value)) continue;
    if (kind === 'boolean') words.set([TAG_BOOLEAN, 0, value, 0]);
    else fillNumber(words, kind === 'date' ? TAG_DATE : TAG_NUMBER, value);
    hashWords(state, key, words);
    addTo(sums, row, state);
  }
}

/**
 * Hashes each row by what its cells say, without the columns of `exclude`. Equal content gives equal hashes whatever the order of
 * the columns, the format of the file and the other rows; zero is zero with either sign, and 1 is 1.0. A missing value adds
 * nothing, so that a row keeps its hash when a column is added in which it has no value; an empty text does add something.
 *
 * Each cell is hashed under a key made of seed and column name (128 bits, permutation of Chaskey in CBC), the cells of a row are
 * added up lane by lane, and the sum is permuted once more under the seed's key. Not for secrets.
 */
export function hashRows(
  table: Table,
  options: { readonly exclude: readonly string[]; readonly seed: number },
): RowHashes {
  const excluded = new Set(options.exclude);
  const seedKey = Uint32Array.of(options.seed, 0x52657472, 0x61696e20, 0x726f7773);
  permute(seedKey);
  const words = new Uint32Array(4 * table.rowCount);
  for (const column of table.columns) {
    if (excluded.has(column.name)) continue;
    const key = new Uint32Array(4);
    hashWords(key, seedKey, textWords(TAG_NAME, column.name));
    addColumn(words, column, key);
  }
  const state = new Uint32Array(4);
  for (let row = 0; row < table.rowCount; row++) {
    const sum = words.subarray(4 * row, 4 * row + 4);
    hashWords(state, seedKey, sum);
    sum.set(state);
  }
  return {
    rowCount: table.rowCount,
    words,
    hex: (row) =>
      Array.from(words.subarray(4 * row, 4 * row + 4), (word) => word.toString(16).padStart(8, '0')).join(''),
  };
}
