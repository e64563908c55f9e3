/** A part of a Markdown report that can be left out whole, or cut at a row. */
export interface MarkdownSection {
  /** For the note that says what was left out. Our own words, never data. */
  readonly title: string;
  /** Ends with a line break. */
  readonly head: string;
  /** One line of the section's table or list each, without its line break. Empty when there is nothing to cut. */
  readonly rows: readonly string[];
  /** Begins and ends with a line break, or is empty. */
  readonly tail: string;
}

/** A section's text, with its first `count` rows and a note when that is not all of them. */
export function sectionText(section: MarkdownSection, count = section.rows.length): string {
  const rows = section.rows.slice(0, count).map((row) => `${row}\n`);
  const left = section.rows.length - rows.length;
  return (
    section.head + rows.join('') + (left > 0 ? `\n_${left.toFixed(0)} more not shown._\n` : '') + section.tail
  );
}

/** Head and rows of a table; cells are Markdown already. `'right'` columns hold numbers. */
export function tableLines(
  columns: readonly (readonly [label: string, align: 'left' | 'right'])[],
  rows: readonly (readonly string[])[],
): { head: string; rows: string[] } {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map(([, align]) => (align === 'right' ? '---:' : '---'));
  return { head: `${line(columns.map(([label]) => label))}\n${line(rule)}\n`, rows: rows.map(line) };
}
