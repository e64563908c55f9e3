import { RetrainError } from '../../../contract/retrain-error.ts';

/**
 * Trees ready to be walked, their nodes behind each other. Each array has one entry a node; a node's place counts from
 * the first node of all trees.
 */
export interface PackedTrees {
  /** Place of each tree's root. */
  readonly roots: Uint32Array;
  /** Column that is asked; -1 for a leaf. */
  readonly columns: Int32Array;
  /** Values up to this go left; Infinity sends all that is not missing. In a leaf, what it adds to the score. NaN for categories. */
  readonly values: Float64Array;
  /** Place of the left child, the right child's is the next; 0 for a leaf. */
  readonly children: Uint32Array;
  /** 1 when missing goes right. */
  readonly missingRight: Uint8Array;
  /** For categories the place of the node's mask, in eights; else 0. */
  readonly masks: Uint32Array;
  /** Eight a mask, a bit a category that goes left. */
  readonly maskWords: Uint32Array;
}

const magic = 0x31544252;
const headerBytes = 16;
const nodeBytes = 8 + 4 + 4 + 4 + 1;
/** Categories from this one on share a bin, as they share it in training. */
const lastCategory = 254;

/** As bytes, little-endian: "RBT1", numbers of trees, nodes and masks, then the arrays in the order of `PackedTrees`. */
export function packTrees(trees: PackedTrees): Uint8Array {
  const { roots, columns, values, children, missingRight, masks, maskWords } = trees;
  const bytes = new Uint8Array(
    headerBytes + roots.length * 4 + columns.length * nodeBytes + maskWords.length * 4,
  );
  const view = new DataView(bytes.buffer);
  [magic, roots.length, columns.length, maskWords.length / 8].forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  let at = headerBytes;
  for (const root of roots) view.setUint32((at += 4) - 4, root, true);
  for (const column of columns) view.setInt32((at += 4) - 4, column, true);
  for (const value of values) view.setFloat64((at += 8) - 8, value, true);
  for (const child of children) view.setUint32((at += 4) - 4, child, true);
  bytes.set(missingRight, at);
  at += missingRight.length;
  for (const mask of masks) view.setUint32((at += 4) - 4, mask, true);
  for (const word of maskWords) view.setUint32((at += 4) - 4, word, true);
  return bytes;
}

/** Reads what `packTrees` wrote. Errors: `MODEL_UNREADABLE` when it is damaged or asks for columns that are not there. */
export function unpackTrees(bytes: Uint8Array, columnCount: number): PackedTrees {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic)
    throw unreadable('does not begin like trees of this version');
  const [treeCount, nodeCount, maskCount] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  // Before anything is allocated: a damaged header must not ask for gigabytes.
  if (bytes.length !== headerBytes + treeCount * 4 + nodeCount * nodeBytes + maskCount * 32)
    throw unreadable('is not as long as its header says');
  let at = headerBytes;
  const words = (count: number): Uint32Array =>
    Uint32Array.from({ length: count }, () => view.getUint32((at += 4) - 4, true));
  const roots = words(treeCount);
  const columns = Int32Array.from(words(nodeCount));
  const values = Float64Array.from({ length: nodeCount }, () => view.getFloat64((at += 8) - 8, true));
  const children = words(nodeCount);
  const missingRight = bytes.slice(at, at + nodeCount);
  at += nodeCount;
  const trees = {
    roots,
    columns,
    values,
    children,
    missingRight,
    masks: words(nodeCount),
    maskWords: words(maskCount * 8),
  };
  if (!isSound(trees, columnCount)) throw unreadable('has trees that do not fit its features');
  return trees;
}

function unreadable(what: string): RetrainError {
  return new RetrainError('MODEL_UNREADABLE', `model.bin ${what}.`);
}

/** Children come after their parents and within their tree, so that every walk ends; columns, masks and values exist. */
function isSound(trees: PackedTrees, columnCount: number): boolean {
  const { roots, columns, values, children, missingRight, masks, maskWords } = trees;
  for (let tree = 0; tree < roots.length; tree++) {
    const first = roots[tree]!;
    const end = roots[tree + 1] ?? columns.length;
    if (first >= end || end > columns.length || (tree === 0 && first !== 0)) return false;
    for (let node = first; node < end; node++) {
      const column = columns[node]!;
      const value = values[node]!;
      const child = children[node]!;
      if (column === -1) {
        if (!Number.isFinite(value) || child !== 0) return false;
        continue;
      }
      if (column < 0 || column >= columnCount || child <= node || child + 1 >= end) return false;
      if (missingRight[node]! > 1) return false;
      if (Number.isNaN(value) && masks[node]! * 8 >= maskWords.length) return false;
    }
  }
  return true;
}

/** Sum of what the trees from `first` in steps of `step` add to the score of a row, added to `score` in their order. */
export function addTrees(
  trees: PackedTrees,
  row: Float64Array,
  score: number,
  first: number,
  step: number,
): number {
  const { roots, columns, values, children, missingRight } = trees;
  let sum = score;
  for (let tree = first; tree < roots.length; tree += step) {
    let node = roots[tree]!;
    for (let column = columns[node]!; column >= 0; column = columns[node]!) {
      const value = row[column]!;
      const limit = values[node]!;
      // Neither holds for a missing value, nor for categories, whose limit is NaN.
      if (value <= limit) node = children[node]!;
      else if (value > limit) node = children[node]! + 1;
      else if (Number.isNaN(value)) node = children[node]! + missingRight[node]!;
      else node = children[node]! + (hasCategory(trees, node, value) ? 0 : 1);
    }
    sum += values[node]!;
  }
  return sum;
}

function hasCategory({ masks, maskWords }: PackedTrees, node: number, value: number): boolean {
  const category = Math.min(value, lastCategory);
  return ((maskWords[masks[node]! * 8 + (category >> 5)]! >>> (category & 31)) & 1) === 1;
}
