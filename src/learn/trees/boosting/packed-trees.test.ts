import { describe, expect, it } from 'vitest';
import { addTrees, packTrees, unpackTrees, type PackedTrees } from './packed-trees.ts';

const nan = Number.NaN;
/** A split on a number, a split on categories (1, 33 and all from 254 on go left), and a tree of one leaf. */
const trees: PackedTrees = {
  roots: Uint32Array.of(0, 3, 6),
  columns: Int32Array.of(0, -1, -1, 1, -1, -1, -1),
  values: Float64Array.of(0.5, 1, 2, nan, 10, 20, 100),
  children: Uint32Array.of(1, 0, 0, 4, 0, 0, 0),
  missingRight: Uint8Array.of(1, 0, 0, 0, 0, 0, 0),
  masks: Uint32Array.of(0, 0, 0, 1, 0, 0, 0),
  maskWords: Uint32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0x4000_0000),
};
const change = (more: Partial<PackedTrees>): Uint8Array => packTrees({ ...trees, ...more });

describe('packed trees', () => {
  it('come back from their bytes', () => {
    expect(unpackTrees(packTrees(trees), 2)).toEqual(trees);
  });

  it('can lie anywhere in a larger buffer', () => {
    const bytes = packTrees(trees);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(unpackTrees(shifted.subarray(3), 2)).toEqual(trees);
  });

  it.each([
    [0.5, 1, 1 + 10 + 100],
    [0.6, 33, 2 + 10 + 100],
    [Infinity, 0, 2 + 20 + 100],
    [-Infinity, 253, 1 + 20 + 100],
    [nan, nan, 2 + 10 + 100],
    [0, 254, 1 + 10 + 100],
    [0, 100_000, 1 + 10 + 100],
  ])('send %d and category %d to leaves of %d together', (number, category, expected) => {
    expect(addTrees(trees, Float64Array.of(number, category), 0, 0, 1)).toBe(expected);
  });

  it('add up every second tree only', () => {
    expect(addTrees(trees, Float64Array.of(0, 1), 5, 0, 2)).toBe(5 + 1 + 100);
    expect(addTrees(trees, Float64Array.of(0, 1), 5, 1, 2)).toBe(5 + 10);
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['other first bytes', packTrees(trees).fill(1, 0, 4)],
    ['a byte too few', packTrees(trees).slice(0, -1)],
    ['a byte too many', new Uint8Array([...packTrees(trees), 0])],
    ['more trees than fit', packTrees(trees).fill(255, 4, 8)],
    ['more nodes than fit', packTrees(trees).fill(255, 8, 12)],
    ['a column that is not there', change({ columns: Int32Array.of(2, -1, -1, 1, -1, -1, -1) })],
    ['a column below -1', change({ columns: Int32Array.of(-2, -1, -1, 1, -1, -1, -1) })],
    ['a child in another tree', change({ children: Uint32Array.of(2, 0, 0, 4, 0, 0, 0) })],
    ['a child before its parent', change({ children: Uint32Array.of(1, 0, 0, 3, 0, 0, 0) })],
    ['a leaf with a child', change({ children: Uint32Array.of(1, 2, 0, 4, 0, 0, 0) })],
    ['a leaf without a number', change({ values: Float64Array.of(0.5, nan, 2, nan, 10, 20, 100) })],
    ['a mask that is not there', change({ masks: Uint32Array.of(0, 0, 0, 2, 0, 0, 0) })],
    ['roots out of order', change({ roots: Uint32Array.of(0, 6, 3) })],
    ['a first root that is not the first node', change({ roots: Uint32Array.of(1, 3, 6) })],
    ['a side that does not exist', change({ missingRight: Uint8Array.of(2, 0, 0, 0, 0, 0, 0) })],
  ])('are refused with %s', (_, bytes) => {
    expect(() => unpackTrees(bytes, 2)).toThrow('model.bin');
  });
});
