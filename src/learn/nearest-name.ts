/** The known name that was most likely meant, case and separators aside: at most a third of its letters differ. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_\s]/g, '');
  const wanted = plain(written);
  // A text longer than any name is near none, and comparing it would only cost time.
  if (wanted === '' || wanted.length > 64) return undefined;
  let nearest: string | undefined;
  let least = Infinity;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    // A name of one letter is near everything short: only itself counts.
    if (distance <= Math.floor(name.length / 3) && distance < least) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

/** Levenshtein distance by rows. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[to.length]!;
}
