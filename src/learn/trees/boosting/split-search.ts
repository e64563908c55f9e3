import { missingBin } from '../bins.ts';
import type { KernelLoops, SearchRequest } from './kernel.ts';
import { recordAt, slotsPerFeature, type Layout } from './layout.ts';

/** Categories with fewer rows in a node than this (or than a leaf may have) are not split off, as in scikit-learn. */
const categorySupport = 10;

/**
 * The search of `KernelLoops` in plain TypeScript. The score of a split is what it takes off the loss, up to a factor:
 * GL² / (HL + λ) + GR² / (HR + λ) (Chen and Guestrin 2016, equation 7, less the part that all splits of a node share).
 * Numbers are split between two bins; missing values are tried on both sides. Categories are ordered by gradient over
 * hessian, where the best split in two is one between neighbours (Fisher 1958); missing is one of them.
 */
export function createSplitSearch(
  buffer: ArrayBufferLike,
  layout: Layout,
  worker: number,
): KernelLoops['search'] {
  const { columnCount } = layout;
  const sums = new Int32Array(buffer);
  const counts = new Uint32Array(buffer, layout.counts, columnCount * slotsPerFeature);
  const binCounts = new Uint8Array(buffer, layout.binCounts, columnCount);
  const categorical = new Uint8Array(buffer, layout.categorical, columnCount);
  const drawn = new Uint8Array(buffer, layout.drawn, columnCount);
  const own = layout.own[worker]!;
  const ratios = new Float64Array(buffer, own.ratios, slotsPerFeature);
  const order = new Int32Array(buffer, own.order, slotsPerFeature);
  const best = recordAt(buffer, own.record);

  /** The best split of the column that is being searched: its score as a fraction, which is compared without a division. */
  let top = 0;
  let bottom = 1;
  let bestGradient = 0;
  let bestHessian = 0;
  /** The last bin, or how many categories after the first. */
  let bestPlace = 0;
  /** Whether missing goes left, or from which end categories are added. */
  let bestWay = 0;

  function tryNumbers(column: number, missingLeft: number, request: SearchRequest, last: number): void {
    const { gradients, hessians, rowCount, minSamplesLeaf, minHessian, penalty, exact } = request;
    const first = (request.histogram >> 2) + column * slotsPerFeature * 2;
    const missing = first + missingBin * 2;
    const countsAt = column * slotsPerFeature;
    let hessian = missingLeft === 1 ? sums[missing]! : 0;
    let gradient = missingLeft === 1 ? sums[missing + 1]! : 0;
    let counted = missingLeft === 1 && exact ? counts[countsAt + missingBin]! : 0;
    for (let bin = 0; bin < last; bin++) {
      hessian += sums[first + bin * 2]!;
      gradient += sums[first + bin * 2 + 1]!;
      if (exact) {
        counted += counts[countsAt + bin]!;
        if (counted < minSamplesLeaf) continue;
        if (rowCount - counted < minSamplesLeaf) break;
      }
      const otherHessian = hessians - hessian;
      if (hessian < minHessian) continue;
      if (otherHessian < minHessian) break;
      const other = gradients - gradient;
      const here = hessian + penalty;
      const there = otherHessian + penalty;
      const over = gradient * gradient * there + other * other * here;
      const under = here * there;
      if (over * bottom > top * under) {
        top = over;
        bottom = under;
        bestGradient = gradient;
        bestHessian = hessian;
        bestPlace = bin;
        bestWay = missingLeft;
      }
    }
  }

  function tryCategories(column: number, direction: number, request: SearchRequest, known: number): void {
    const { gradients, hessians, rowCount, minSamplesLeaf, minHessian, penalty, exact } = request;
    const first = (request.histogram >> 2) + column * slotsPerFeature * 2;
    let hessian = 0;
    let gradient = 0;
    let counted = 0;
    for (let added = 0; added < known; added++) {
      const slot = order[direction === 0 ? added : known - 1 - added]!;
      hessian += sums[first + slot * 2]!;
      gradient += sums[first + slot * 2 + 1]!;
      if (exact) {
        counted += counts[column * slotsPerFeature + slot]!;
        if (counted < minSamplesLeaf) continue;
        if (rowCount - counted < minSamplesLeaf) break;
      }
      const otherHessian = hessians - hessian;
      if (hessian < minHessian) continue;
      if (otherHessian < minHessian) break;
      const other = gradients - gradient;
      const here = hessian + penalty;
      const there = otherHessian + penalty;
      const over = gradient * gradient * there + other * other * here;
      const under = here * there;
      if (over * bottom > top * under) {
        top = over;
        bottom = under;
        bestGradient = gradient;
        bestHessian = hessian;
        bestPlace = added;
        bestWay = direction;
      }
    }
  }

  function searchColumn(column: number, request: SearchRequest): void {
    const missing = (request.histogram >> 2) + (column * slotsPerFeature + missingBin) * 2;
    const hasMissing = sums[missing] !== 0 || sums[missing + 1] !== 0;
    const isCategorical = categorical[column] === 1;
    const binCount = binCounts[column]!;
    top = 0;
    bottom = 1;
    let known = 0;
    if (isCategorical) {
      // Categories with few rows are always on the right: so the ordered ones are added to the left from either end.
      known = orderCategories(column, request);
      tryCategories(column, 0, request, known);
      tryCategories(column, 1, request, known);
    } else {
      // The last bin is a split of its own only when missing values remain for the right.
      tryNumbers(column, 0, request, hasMissing ? binCount : binCount - 1);
      if (hasMissing) tryNumbers(column, 1, request, binCount - 1);
    }
    // Between columns scores are compared as numbers, so that it does not matter who searched which columns.
    const score = top / bottom;
    if (!(score > best.sums[0]!)) return;
    best.sums[0] = score;
    best.sums[1] = bestGradient;
    best.sums[2] = bestHessian;
    best.choice[0] = column;
    best.choice[1] = bestPlace;
    best.choice[2] = bestWay;
    best.choice[3] = isCategorical ? 1 : 0;
    best.choice[4] = hasMissing ? 1 : 0;
    if (!isCategorical) return;
    best.mask.fill(0);
    for (let at = 0; at <= bestPlace; at++) {
      const left = order[bestWay === 0 ? at : known - 1 - at]!;
      best.mask[left >> 5]! |= 1 << (left & 31);
    }
    best.choice[2] = best.mask[missingBin >> 5]! >>> 31;
  }

  /** Puts the slots with enough rows in order; returns how many they are. Ties go to the lower slot. */
  function orderCategories(column: number, request: SearchRequest): number {
    const { rowCount, hessians, smoothing, exact, minSamplesLeaf } = request;
    const first = (request.histogram >> 2) + column * slotsPerFeature * 2;
    const support = Math.min(categorySupport, minSamplesLeaf);
    let known = 0;
    for (let slot = 0; slot < slotsPerFeature; slot++) {
      if (slot >= binCounts[column]! && slot !== missingBin) continue;
      const hessian = sums[first + slot * 2]!;
      const rows = exact
        ? counts[column * slotsPerFeature + slot]!
        : Math.floor(hessian * (rowCount / hessians) + 0.5);
      if (rows < support) continue;
      ratios[slot] = sums[first + slot * 2 + 1]! / (hessian + smoothing);
      order[known++] = slot;
    }
    // Shell's sort with gaps of 3k + 1: in place, and the same few lines in the compiled kernel.
    let gap = 1;
    while (gap < known) gap = gap * 3 + 1;
    for (; gap > 0; gap = Math.floor(gap / 3)) {
      for (let at = gap; at < known; at++) {
        const slot = order[at]!;
        const ratio = ratios[slot]!;
        let to = at;
        while (to >= gap) {
          const before = order[to - gap]!;
          if (ratios[before]! < ratio || (ratios[before] === ratio && before < slot)) break;
          order[to] = before;
          to -= gap;
        }
        order[to] = slot;
      }
    }
    return known;
  }

  return (request, from, to) => {
    best.sums.fill(0);
    for (let column = from; column < to; column++) {
      if (drawn[column] === 1) searchColumn(column, request);
    }
  };
}
