import type { ProblemList } from './problem-list.ts';
import { quoteName } from './quote-name.ts';

/** Control characters and line separators: a name with one breaks logs and tables. */
const control = /[\p{Cc}\u2028\u2029]/u;
/** Characters that reorder text or cannot be seen: a name with one reads as another name. */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/u;
/** Joiners belong to the spelling of several scripts, so they are allowed; but two names must not differ in them alone. */
const joiners = /[\u200c\u200d]/gu;

function codePoint(found: string): string {
  return `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Adds a problem for every column name that is empty, hard to tell from another one, or made to deceive. `word`: `column` or `key`. */
export function checkColumnNames(
  names: readonly string[],
  word: 'column' | 'key',
  problems: ProblemList,
): void {
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    const position = index + 1;
    const found = control.exec(name) ?? invisible.exec(name);
    if (name.trim() === '') {
      problems.add(
        () =>
          `${word} ${position} has no name: write one${word === 'column' ? ' into the first line, or remove the trailing delimiter' : ''}.`,
      );
      return;
    }
    if (found !== null) {
      problems.add(
        () =>
          `the name of ${word} ${position} has the invisible or control character ${codePoint(found[0])}: remove it.`,
      );
      return;
    }
    if (!name.isWellFormed()) {
      problems.add(
        () => `the name of ${word} ${position} has half a surrogate pair: write the whole character.`,
      );
      return;
    }
    const folded = name.normalize('NFC').replace(joiners, '');
    const earlier = seen.get(folded);
    if (earlier === undefined) {
      seen.set(folded, index);
    } else if (names[earlier] === name) {
      problems.add(
        () => `${word}s ${earlier + 1} and ${position} are both named ${quoteName(name)}: rename one.`,
      );
    } else {
      problems.add(
        () =>
          `the names of ${word}s ${earlier + 1} and ${position} look the same (${quoteName(name)}) but differ in their code points: rename one.`,
      );
    }
  });
}
