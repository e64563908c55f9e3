import { narrow, writeSections } from './binary-sections.ts';
import type { Bins } from './bins.ts';
import type { GrownTree } from './forest-problem.ts';

/** Marks a leaf where a split has its column. Shifted by one: 0. */
const leafMark = 0;

/**
 * A forest as bytes. Trees are in preorder, so that neither child needs a number: of a node its column (with the side of missing
 * values in the lowest bit; 0 for a leaf), of a split its bin, of a leaf its answer, each in as few bytes as hold it. Mixes of
 * classes that several leaves have are there once.
 */
export function packForest(trees: readonly GrownTree[], { edges }: Bins, classCount: number): Uint8Array {
  let nodeTotal = 0;
  for (const { nodes } of trees) nodeTotal += nodes.length / 2;
  const columns = new Int32Array(nodeTotal);
  const splitBins = new Uint8Array(nodeTotal);
  const answers = new Int32Array(classCount === 0 ? 0 : nodeTotal);
  const mixes = new Mixes(classCount);
  let at = 0;
  let splits = 0;
  let leaves = 0;
  for (const tree of trees) {
    const { nodes } = tree;
    for (let node = 0; node < nodes.length; node += 2) {
      const word = nodes[node]!;
      if (word === -1) {
        columns[at++] = leafMark;
        if (classCount > 0) answers[leaves] = mixes.answerOf(tree, nodes[node + 1]!);
        leaves++;
      } else {
        columns[at++] = 2 * ((word & 0xffff) + 1) + (word >>> 24);
        splitBins[splits++] = (word >>> 16) & 0xff;
      }
    }
  }
  const values = new Float64Array(classCount === 0 ? leaves : 0);
  if (classCount === 0) {
    let end = 0;
    for (const { leafShares } of trees) {
      values.set(leafShares, end);
      end += leafShares.length;
    }
  }
  return writeSections([
    ['edgn', narrow(edges.map((own) => own.length))],
    ['edge', Float64Array.from(edges.flatMap((own) => [...own]))],
    ['tree', narrow(trees.map(({ nodes }) => nodes.length / 2))],
    ['colu', narrow(columns)],
    ['bins', splitBins.slice(0, splits)],
    ...(classCount === 0
      ? ([['valu', values]] as const)
      : ([
          ['leaf', narrow(answers.subarray(0, leaves))],
          ['mixn', narrow(mixes.lengths)],
          ['mixc', narrow(mixes.classes)],
          ['mixs', Float64Array.from(mixes.shares)],
        ] as const)),
  ]);
}

/** Different mixes of classes in the order in which they are first met. */
class Mixes {
  readonly lengths: number[] = [];
  readonly classes: number[] = [];
  readonly shares: number[] = [];
  readonly #classCount: number;
  readonly #known = new Map<number | string, number>();

  constructor(classCount: number) {
    this.#classCount = classCount;
  }

  /** A class, or from `classCount` on a mix. */
  answerOf({ leafEnds, leafClasses, leafShares }: GrownTree, payload: number): number {
    const mix = payload - this.#classCount;
    if (mix < 0) return payload;
    const start = mix === 0 ? 0 : leafEnds[mix - 1]!;
    const end = leafEnds[mix]!;
    // Of two classes one share says all.
    const key =
      this.#classCount === 2
        ? leafShares[start]!
        : `${leafClasses.subarray(start, end).join()} ${leafShares.subarray(start, end).join()}`;
    let answer = this.#known.get(key);
    if (answer === undefined) {
      answer = this.#classCount + this.lengths.length;
      this.#known.set(key, answer);
      this.lengths.push(end - start);
      for (let at = start; at < end; at++) {
        this.classes.push(leafClasses[at]!);
        this.shares.push(leafShares[at]!);
      }
    }
    return answer;
  }
}
