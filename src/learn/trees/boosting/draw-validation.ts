import type { Matrix } from '../../matrix.ts';
import { RandomStream } from '../random-stream.ts';
import type { LearnedRows } from './boost.ts';
import { drawSubset } from './draw-subset.ts';

/**
 * Keeps a random share of the rows aside, of each class its share; at least one row of every class stays for training.
 * `classCount` is 0 for values.
 */
export function drawValidation(
  rows: LearnedRows,
  classCount: number,
  share: number,
  seed: number,
): { readonly training: LearnedRows; readonly validation: LearnedRows } {
  const random = new RandomStream(seed, 2);
  const isAside = new Uint8Array(rows.outcome.length);
  const groups: number[][] = Array.from({ length: Math.max(1, classCount) }, () => []);
  for (const [row, value] of rows.outcome.entries()) groups[classCount === 0 ? 0 : value]!.push(row);
  for (const group of groups) {
    const size = Math.min(group.length - 1, Math.max(1, Math.round(group.length * share)));
    const chosen = new Uint32Array(size);
    drawSubset(random, size, group.length, chosen);
    for (const place of chosen) isAside[group[place]!] = 1;
  }
  return {
    training: select(rows, rowsWhere(isAside, 0)),
    validation: select(rows, rowsWhere(isAside, 1)),
  };
}

function select({ matrix, outcome }: LearnedRows, chosen: Uint32Array): LearnedRows {
  const pick = (values: Float64Array) => Float64Array.from(chosen, (row) => values[row]!);
  const picked: Matrix = { rowCount: chosen.length, columns: matrix.columns.map(pick) };
  return { matrix: picked, outcome: pick(outcome) };
}

function rowsWhere(flags: Uint8Array, wanted: number): Uint32Array {
  return Uint32Array.from(Array.from(flags.keys()).filter((row) => flags[row] === wanted));
}
