const MOST_SHOWN = 5;

/** Numbers of rows as a sentence names them: `line 4`, `lines 4, 9 and 12`, `lines 4, 9, 12, 15, 20 and 7 more`. */
export function listRows(word: 'line' | 'item', rows: readonly number[], count: number): string {
  const shown = rows.slice(0, MOST_SHOWN).map(String);
  const rest = count - shown.length;
  const last = rest > 0 ? `${rest} more` : (shown.pop() ?? '');
  const plural = count === 1 ? word : `${word}s`;
  return shown.length === 0 ? `${plural} ${last}` : `${plural} ${shown.join(', ')} and ${last}`;
}
