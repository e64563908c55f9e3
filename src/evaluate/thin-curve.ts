/** A point of a curve: (x, y). */
export type CurvePoint = [x: number, y: number];

interface Span {
  readonly from: number;
  readonly to: number;
  /** The point between that is farthest from the straight line, and how far it is. */
  readonly farthest: number;
  readonly distance: number;
}

/**
 * The curve with at most `limit` of its points, first and last included: point after point, the one that the thinner curve misses by
 * most is put back (Douglas and Peucker's criterion with a budget in place of a tolerance), so that corners stay and straight
 * stretches go. A curve within the limit is returned whole. `limit` is at least 2.
 */
export function thinCurve(points: readonly CurvePoint[], limit: number): CurvePoint[] {
  if (points.length <= limit) return [...points];
  const spans = [measure(points, 0, points.length - 1)];
  while (spans.length + 1 < limit) {
    const worst = spans.reduce(
      (best, span, index) => (span.distance > spans[best]!.distance ? index : best),
      0,
    );
    const { from, to, farthest, distance } = spans[worst]!;
    if (distance === 0) break;
    spans.splice(worst, 1, measure(points, from, farthest), measure(points, farthest, to));
  }
  return [points[0]!, ...spans.map((span) => points[span.to]!)];
}

function measure(points: readonly CurvePoint[], from: number, to: number): Span {
  const [x0, y0] = points[from]!;
  const [x1, y1] = points[to]!;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length = Math.sqrt(dx * dx + dy * dy);
  let farthest = from;
  let distance = 0;
  for (let i = from + 1; i < to; i += 1) {
    const px = points[i]![0] - x0;
    const py = points[i]![1] - y0;
    const away = length === 0 ? Math.sqrt(px * px + py * py) : Math.abs(dx * py - dy * px) / length;
    if (away > distance) {
      farthest = i;
      distance = away;
    }
  }
  return { from, to, farthest, distance };
}
