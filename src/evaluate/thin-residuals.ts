import type { CurvePoint } from './thin-curve.ts';

/** Share of the points that is spent on the largest residuals, which are what one looks for in such a plot. */
const OUTLIER_SHARE = 0.1;

/**
 * At most `limit` of the points (predicted, residual), ordered by the prediction: the largest residuals, and the others evenly by their rank.
 * Needs no random numbers, so that the same predictions always give the same picture.
 */
export function thinResiduals(points: readonly CurvePoint[], limit: number): CurvePoint[] {
  const inOrder = points.map((_, index) => index).sort((a, b) => points[a]![0] - points[b]![0] || a - b);
  if (points.length <= limit) return inOrder.map((index) => points[index]!);
  const bySize = [...inOrder].sort((a, b) => Math.abs(points[b]![1]) - Math.abs(points[a]![1]) || a - b);
  const chosen = new Set(bySize.slice(0, Math.floor(limit * OUTLIER_SHARE)));
  const others = inOrder.filter((index) => !chosen.has(index));
  const wanted = limit - chosen.size;
  for (let i = 0; i < wanted; i += 1)
    chosen.add(others[Math.floor((i * (others.length - 1)) / (wanted - 1))]!);
  return inOrder.filter((index) => chosen.has(index)).map((index) => points[index]!);
}
