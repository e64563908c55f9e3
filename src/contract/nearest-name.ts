const LONGEST_COMPARED = 64;

/** Damerau-Levenshtein distance, neighbours swapped at most once (optimal string alignment). */
function editDistance(left: string, right: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let distance = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + Number(!isSame),
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        distance = Math.min(distance, (twoAbove[column - 2] ?? 0) + 1);
      }
      current.push(distance);
    }
    twoAbove = above;
    above = current;
  }
  return above[right.length] ?? 0;
}

/** What is left of a name when case, blanks, hyphens, underscores and dots do not count. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]/g, '');
}

/**
 * The candidate that was most likely meant: at most a third of its characters differ, case and separators aside. The first one
 * wins among equals; undefined when none is near.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = fold(name);
  if (wanted.length > LONGEST_COMPARED) return undefined;
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const allowed = Math.floor(Math.max(wanted.length, folded.length) / 3);
    // The difference in length is the least distance there can be: most candidates need no further look.
    if (folded === '' || Math.abs(wanted.length - folded.length) > Math.min(allowed, least)) continue;
    const distance = editDistance(wanted, folded);
    if (distance <= allowed && distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}
