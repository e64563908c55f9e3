import { capText, nameLimit, sentenceLimit, visibleText } from './visible-text.ts';

/** An invisible stop that GitHub's link, mention, reference and emoji filters do not look across; written so that it shows in the source. */
const stop = '&#8203;';

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Not `\|`: a table takes that backslash away before the cell is read, so that `\\|` would mean different things inside and outside.
  '|': '&#124;',
  // The filters for mentions and references read the finished text, where a backslash is gone already.
  '@': `@${stop}`,
  '#': `\\#${stop}`,
  // The one form that GitHub documents for a dollar sign that is not mathematics.
  $: '<span>$</span>',
};

/**
 * The text as GitHub Markdown that shows exactly this text on one line and does nothing: no formatting, link, image, mention,
 * reference, emoji, HTML or mathematics, in a paragraph as in a table cell. Invisible characters are shown by their code point.
 */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .trim()
      .replace(/[\\`*_{}[\]()+!~^]|[&<>|@#$]/g, (character) => replacements[character] ?? `\\${character}`)
      // A colon within a time or before a port is left alone.
      .replace(/:(?=\S)(?!(?<=\d:)\d{1,5}(?![\w:]))/g, `:${stop}`)
      .replace(/(www)\./gi, `$1${stop}.`)
      .replace(/([A-Za-z]-)(?=\d)/g, `$1${stop}`)
      .replace(/^[-=]/, '\\$&')
      .replace(/^(\d+)\.(?=\s|$)/, '$1\\.')
  );
}

/** A sentence, escaped; at most 500 characters of it. */
export function sentenceMarkdown(text: string): string {
  return escapeMarkdown(capText(visibleText(text), sentenceLimit));
}

/** A name set in code, at most 64 characters of it. */
export function nameMarkdown(name: string, maxLength = nameLimit): string {
  const shown = capText(visibleText(name), maxLength).trim();
  if (shown === '') return '(empty)';
  // A plain name stays readable in the source; anything else is escaped, for a code span cannot hold every text within a table.
  return /^[A-Za-z0-9_./:=+()-]+(?: [A-Za-z0-9_./:=+()-]+)*$/.test(shown)
    ? `\`${shown}\``
    : `<code>${escapeMarkdown(shown)}</code>`;
}
