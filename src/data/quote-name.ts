const LONGEST_SHOWN = 64;

/** A column name as messages show it: quoted, escaped, at most 64 characters. */
export function quoteName(name: string): string {
  const characters = Array.from(name.slice(0, 2 * LONGEST_SHOWN + 2));
  const shown =
    characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN - 1).join('')}…` : name;
  return JSON.stringify(shown);
}
