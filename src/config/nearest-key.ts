/** What two spellings of one word have in common: `maxRegression`, `max-regression` and `max_regression` are equal. */
function normalise(text: string): string {
  return text.toLowerCase().replaceAll(/[-_\s.]/g, '');
}

/** Edits (insert, delete, replace, swap two neighbours) from one text to the other: optimal string alignment distance. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/**
 * The known key that was most likely meant: at most a third of its letters differ, case and separators aside.
 * Undefined when none is near; the first one wins among equals.
 */
export function nearestKey(written: string, known: readonly string[]): string | undefined {
  const wanted = normalise(written);
  // A longer text than any key cannot be near one, and comparing it would only cost time.
  if (wanted === '' || wanted.length > 64) return undefined;
  let nearest: string | undefined;
  let nearestDistance = Infinity;
  for (const key of known) {
    const candidate = normalise(key);
    const distance = editDistance(wanted, candidate);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (distance <= allowed && distance < Math.min(nearestDistance, candidate.length)) {
      nearest = key;
      nearestDistance = distance;
    }
  }
  return nearest;
}
