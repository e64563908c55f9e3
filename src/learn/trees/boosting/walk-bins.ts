import { missingBin } from '../bins.ts';
import type { Split, TreeNode } from './grow-tree.ts';

/** Calls `visit` with each of the binned rows and the place of the leaf that it ends in. */
export function walkBins(
  nodes: readonly TreeNode[],
  bins: Uint8Array,
  width: number,
  visit: (row: number, node: number) => void,
): void {
  const rowCount = bins.length / width;
  for (let row = 0; row < rowCount; row++) {
    let place = 0;
    for (let node = nodes[0]!; node.split !== null; node = nodes[place]!) {
      place = node.child + (goesLeft(node.split, bins[row * width + node.split.column]!) ? 0 : 1);
    }
    visit(row, place);
  }
}

function goesLeft({ mask, bin: last, missingLeft }: Split, bin: number): boolean {
  if (bin === missingBin) return missingLeft;
  if (mask === null) return bin <= last;
  return ((mask[bin >> 5]! >>> (bin & 31)) & 1) === 1;
}
