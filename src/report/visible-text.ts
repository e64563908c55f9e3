/**
 * What a reader cannot see but a renderer obeys: controls, bidirectional overrides, zero-width and other format characters,
 * separators of lines, variation selectors, lone halves of surrogate pairs.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** The text on one line with nothing hidden in it: tabs and line breaks become spaces, other invisible characters their code point, as in `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(
      invisible,
      (character) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** At most that many code points; what is longer ends in an ellipsis. */
export function capText(text: string, maxLength: number): string {
  // Cheap way out first: a text has never more code points than code units.
  if (text.length <= maxLength) return text;
  const points = Array.from(text.slice(0, maxLength * 2 + 2));
  return points.length <= maxLength ? text : `${points.slice(0, maxLength - 1).join('')}…`;
}

/** Names of columns, classes, files and people are never longer than this in a report. */
export const nameLimit = 64;

/** Sentences are never longer than this in a report. */
export const sentenceLimit = 500;
