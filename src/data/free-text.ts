import type { CategoryColumn } from './table.ts';

/** From this many values on one can tell. */
const fewestValues = 50;
const distinctShare = 0.8;
/** Characters, and words, that the different texts have on average: more of one or the other is no longer a name. */
const longName = 30;
const wordsOfSentence = 4;

/** What to do about a column of free text, after its name. */
export const freeTextAdvice =
  'has a long text of its own in nearly every row, like a note or an identifier, from which nothing can be learned: name it under `dataset.exclude`, or, when its values are numbers or dates, give its kind under `dataset.types`.';

/**
 * Whether a column of categories is free text: at least 50 values, at least 80 % of them different, and the different ones
 * longer than 30 characters or of four words or more on average.
 */
export function isFreeText({ codes, categories }: CategoryColumn): boolean {
  const used = new Set<number>();
  let present = 0;
  for (const code of codes) {
    if (code === -1) continue;
    present += 1;
    used.add(code);
  }
  if (present < fewestValues || used.size < distinctShare * present) return false;
  let characters = 0;
  let words = 0;
  for (const code of used) {
    const text = categories[code]!.trim();
    characters += text.length;
    words += text.split(/\s+/u).length;
  }
  return characters > longName * used.size || words >= wordsOfSentence * used.size;
}
