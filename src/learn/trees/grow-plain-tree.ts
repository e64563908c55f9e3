import { missingBin } from './bins.ts';
import { fixedPoint, rootFixedPoint, type ForestProblem, type GrownTree } from './forest-problem.ts';
import { RandomStream } from './random-stream.ts';

/** Rows from which a node's values need no more bits than those of all rows. */
const manyRows = 1024;

interface Split {
  gain: number;
  feature: number;
  bin: number;
  missingLeft: boolean;
}

interface Waiting {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** The node whose right child it is, or -1. */
  readonly parent: number;
  /** Units of the fixed point a unit of the values. */
  readonly scale: number;
  readonly isFine: boolean;
}

/**
 * Grows a tree as `kernels/forest.ts` does, to the bit, in plain TypeScript: for tests, and where there is no WebAssembly.
 * Classification and regression trees (Breiman, Friedman, Olshen and Stone 1984) on histograms of bins, with features drawn
 * at each split (Breiman 2001); impurity is Gini's for classes and the variance for values.
 */
export function growPlainTree(problem: ForestProblem, state: number): GrownTree {
  return new PlainTree(problem, state).grow();
}

class PlainTree {
  readonly #problem: ForestProblem;
  readonly #random: RandomStream;
  readonly #rows: Int32Array;
  /** How often each of the rows was drawn. */
  readonly #counts: Float64Array;
  /** Values of the rows in fixed point. */
  readonly #quantised: Float64Array;
  readonly #order: Int32Array;
  /** For each bin and slot a sum; slots are the classes, or the sum of values and the count. */
  readonly #histogram: Float64Array;
  readonly #slots: number;
  readonly #importance: Float64Array;
  readonly #nodes: number[] = [];
  readonly #leafEnds: number[] = [];
  readonly #leafClasses: number[] = [];
  readonly #leafShares: number[] = [];
  #leafTotal = 0;
  /** Sums of the node by slot. */
  #totals: Float64Array;

  constructor(problem: ForestProblem, state: number) {
    const { rowCount, width, classCount, kind, isBootstrap } = problem;
    this.#problem = problem;
    this.#random = RandomStream.at(state);
    const drawn = new Float64Array(rowCount);
    if (isBootstrap) for (let at = 0; at < rowCount; at++) drawn[this.#random.below(rowCount)]! += 1;
    else drawn.fill(1);
    this.#rows = Int32Array.from(drawn.keys()).filter((row) => drawn[row]! > 0);
    this.#counts = Float64Array.from(this.#rows, (row) => drawn[row]!);
    this.#quantised = new Float64Array(this.#rows.length);
    this.#order = Int32Array.from({ length: width }, (_, column) => column);
    this.#slots = kind === 'values' ? 2 : classCount;
    this.#histogram = new Float64Array(256 * this.#slots);
    this.#importance = new Float64Array(width);
    this.#totals = new Float64Array(this.#slots);
  }

  grow(): GrownTree {
    const { kind, maxDepth, minSplit, minLeaf } = this.#problem;
    const root = rootFixedPoint(this.#problem);
    if (kind === 'values') this.#quantise(0, this.#rows.length, root);
    const stack: Waiting[] = [
      { start: 0, end: this.#rows.length, depth: 0, parent: -1, scale: root.scale, isFine: false },
    ];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { start, end, depth, parent } = next;
      let { scale, isFine } = next;
      const node = this.#nodes.length / 2;
      if (parent >= 0) this.#nodes[2 * parent + 1] = node;
      this.#nodes.push(-1, 0);
      this.#sum(start, end);
      const count = this.#countOf(this.#totals);
      if (!this.#isMixed(start, end) || depth >= maxDepth || count < minSplit || count < 2 * minLeaf) {
        this.#emitLeaf(node, start, end);
        continue;
      }
      if (kind === 'values' && !isFine && end - start <= manyRows) {
        const values = this.#rows.subarray(start, end);
        const range = Float64Array.from(values, (row) => this.#problem.values[row]!).sort();
        const fine = fixedPoint(count, range[0]!, range.at(-1)!);
        this.#quantise(start, end, fine);
        scale = fine.scale;
        isFine = true;
        this.#sum(start, end);
      }
      const split = this.#search(start, end);
      if (split === undefined) {
        this.#emitLeaf(node, start, end);
        continue;
      }
      this.#importance[split.feature]! += this.#decrease(split.gain, root.scale, scale);
      const { middle, missingLeft } = this.#partition(start, end, split);
      this.#nodes[2 * node] = split.feature | (split.bin << 16) | (Number(missingLeft) << 24);
      stack.push(
        { start: middle, end, depth: depth + 1, parent: node, scale, isFine },
        { start, end: middle, depth: depth + 1, parent: -1, scale, isFine },
      );
    }
    return {
      nodes: Int32Array.from(this.#nodes),
      leafEnds: Int32Array.from(this.#leafEnds),
      leafClasses: Int32Array.from(this.#leafClasses),
      leafShares: Float64Array.from(this.#leafShares),
      importance: this.#importance,
    };
  }

  #quantise(start: number, end: number, { scale, centre }: { scale: number; centre: number }): void {
    for (let at = start; at < end; at++) {
      const value = this.#problem.values[this.#rows[at]!]!;
      this.#quantised[at] = Math.floor((value - centre) * scale + 0.5);
    }
  }

  /** Adds what is at that place of the rows. */
  #add(sums: Float64Array, from: number, at: number): void {
    const count = this.#counts[at]!;
    if (this.#problem.kind === 'values') {
      sums[from]! += this.#quantised[at]! * count;
      sums[from + 1]! += count;
    } else {
      sums[from + this.#problem.labels[this.#rows[at]!]!]! += count;
    }
  }

  #sum(start: number, end: number): void {
    this.#totals.fill(0);
    for (let at = start; at < end; at++) this.#add(this.#totals, 0, at);
  }

  #countOf(sums: Float64Array): number {
    return this.#problem.kind === 'values' ? sums[1]! : sums.reduce((sum, count) => sum + count, 0);
  }

  #weightOf(sums: Float64Array): number {
    const { kind, classWeights } = this.#problem;
    if (kind === 'values') return sums[1]!;
    if (kind === 'binary') return sums[1]! * classWeights[1]! + sums[0]! * classWeights[0]!;
    return sums.reduce((weight, count, label) => weight + count * classWeights[label]!, 0);
  }

  #isMixed(start: number, end: number): boolean {
    const { kind, values } = this.#problem;
    if (kind !== 'values') return this.#totals.filter((count) => count > 0).length > 1;
    return this.#rows.subarray(start, end).some((row) => values[row] !== values[this.#rows[start]!]);
  }

  /** Draws features without replacement until enough were tried and one of them can split. */
  #search(start: number, end: number): Split | undefined {
    const { width, tried } = this.#problem;
    // There is one way to split two rows.
    const enough = end - start === 2 ? 1 : tried;
    const best: Split = { gain: -1, feature: width, bin: 0, missingLeft: false };
    for (let drawn = 0; drawn < width && (drawn < enough || best.feature === width); drawn++) {
      const other = drawn + this.#random.below(width - drawn);
      const feature = this.#order[other]!;
      this.#order[other] = this.#order[drawn]!;
      this.#order[drawn] = feature;
      this.#searchFeature(start, end, feature, best);
    }
    return best.feature === width ? undefined : best;
  }

  #searchFeature(start: number, end: number, feature: number, best: Split): void {
    const { bins, width, binCounts } = this.#problem;
    const slots = this.#slots;
    const histogram = this.#histogram.fill(0);
    for (let at = start; at < end; at++) {
      this.#add(histogram, bins[this.#rows[at]! * width + feature]! * slots, at);
    }
    const missing = histogram.subarray(missingBin * slots);
    const hasMissing = this.#countOf(missing) > 0;
    const left = new Float64Array(slots);
    // Of the edges between two bins with rows, the middle one: which keeps as far from the rows of both sides.
    let open = false;
    for (let bin = 0; bin < missingBin; bin++) {
      const sums = histogram.subarray(bin * slots, (bin + 1) * slots);
      if (this.#countOf(sums) === 0) continue;
      if (open) best.bin = (best.bin + bin - 1) >> 1;
      for (let slot = 0; slot < slots; slot++) left[slot]! += sums[slot]!;
      open = this.#offer(left, feature, bin, false, best);
      if (!hasMissing) continue;
      const both = left.map((sum, slot) => sum + missing[slot]!);
      open = this.#offer(both, feature, bin, true, best) || open;
    }
    // All that is not missing is left of it.
    if (open) best.bin = binCounts[feature]! - 1;
  }

  /**
   * Takes a split into account when it is better than the best. Of equal ones the feature that was drawn first has it: the
   * first of all features would make the trees more alike, for in small nodes many splits are perfect.
   */
  #offer(left: Float64Array, feature: number, bin: number, missingLeft: boolean, best: Split): boolean {
    const count = this.#countOf(left);
    const rest = this.#countOf(this.#totals) - count;
    if (count === 0 || rest === 0 || count < this.#problem.minLeaf || rest < this.#problem.minLeaf)
      return false;
    const gain = this.#gain(left);
    if (gain <= best.gain) return false;
    Object.assign(best, { gain, feature, bin, missingLeft });
    return true;
  }

  /**
   * How good a split is: for two classes and for values w_L w_R (mean_L - mean_R)², for more classes
   * Σ w_Lk² / w_L + Σ w_Rk² / w_R. Both grow with the decrease of the impurity of the same node.
   */
  #gain(left: Float64Array): number {
    const { kind, classWeights } = this.#problem;
    const totals = this.#totals;
    if (kind === 'multiclass') {
      let weightLeft = 0;
      let weightRight = 0;
      let squaresLeft = 0;
      let squaresRight = 0;
      for (const [label, classWeight] of classWeights.entries()) {
        const a = left[label]! * classWeight;
        const b = (totals[label]! - left[label]!) * classWeight;
        weightLeft += a;
        weightRight += b;
        squaresLeft += a * a;
        squaresRight += b * b;
      }
      return squaresLeft / weightLeft + squaresRight / weightRight;
    }
    const first = this.#firstOf(left);
    const weight = this.#weightOf(left);
    const total = this.#weightOf(totals);
    const difference = first * total - this.#firstOf(totals) * weight;
    return (difference * difference) / (weight * (total - weight));
  }

  #firstOf(sums: Float64Array): number {
    const { kind, classWeights } = this.#problem;
    return kind === 'values' ? sums[0]! : sums[1]! * classWeights[1]!;
  }

  #decrease(gain: number, rootScale: number, scale: number): number {
    const { kind, classWeights } = this.#problem;
    const weight = this.#weightOf(this.#totals);
    if (kind === 'binary') return (2 * gain) / weight;
    // In units of the root, whatever the fixed point of the node.
    if (kind === 'values') return ((gain / weight) * (rootScale / scale) * rootScale) / scale;
    let squares = 0;
    for (const [label, count] of this.#totals.entries()) {
      const own = count * classWeights[label]!;
      squares += own * own;
    }
    return gain - squares / weight;
  }

  /** Brings the rows of the left child first; both sides keep their order. */
  #partition(start: number, end: number, split: Split): { middle: number; missingLeft: boolean } {
    const { bins, width } = this.#problem;
    const places = Array.from({ length: end - start }, (_, index) => start + index);
    const binAt = (at: number) => bins[this.#rows[at]! * width + split.feature]!;
    const goesLeft = (at: number) => (binAt(at) === missingBin ? split.missingLeft : binAt(at) <= split.bin);
    const hasMissing = places.some((at) => binAt(at) === missingBin);
    const left = places.filter(goesLeft);
    const sorted = [...left, ...places.filter((at) => !goesLeft(at))];
    for (const array of [this.#rows, this.#counts, this.#quantised]) {
      array.set(
        sorted.map((at) => array[at]!),
        start,
      );
    }
    const middle = start + left.length;
    // When no row lacks the value, there is nothing to learn from: one that does will go where most go.
    return { middle, missingLeft: hasMissing ? split.missingLeft : middle - start >= end - middle };
  }

  #emitLeaf(node: number, start: number, end: number): void {
    const { kind, values, classCount, classWeights } = this.#problem;
    let payload: number;
    if (kind === 'values') {
      // Around the first value: the mean of equal values is that value.
      const first = values[this.#rows[start]!]!;
      let sum = 0;
      for (let at = start; at < end; at++) sum += (values[this.#rows[at]!]! - first) * this.#counts[at]!;
      payload = this.#leafTotal++;
      this.#leafShares.push(first + sum / this.#totals[1]!);
    } else {
      const present = [...this.#totals.keys()].filter((label) => this.#totals[label]! > 0);
      if (present.length === 1) {
        payload = present[0]!;
      } else {
        const weight = this.#weightOf(this.#totals);
        payload = classCount + this.#leafTotal++;
        for (const label of present) {
          this.#leafClasses.push(label);
          this.#leafShares.push((this.#totals[label]! * classWeights[label]!) / weight);
        }
        this.#leafEnds.push(this.#leafShares.length);
      }
    }
    this.#nodes[2 * node + 1] = payload;
  }
}
