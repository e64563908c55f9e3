import { sectionText, type MarkdownSection } from './section.ts';

const sizeOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The most rows of the section that fit, by bisection; 0 when not even one does. */
function rowsThatFit(section: MarkdownSection, budget: number): number {
  let fits = 0;
  let tooMany = section.rows.length;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (sizeOf(sectionText(section, middle)) + 1 <= budget) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

function droppedNote(titles: readonly string[]): string {
  return `\n> Left out to keep within the size limit: ${titles.join(', ')}. The HTML report has everything.\n`;
}

/**
 * Joins the sections in their order, which is that of their importance, into at most `maxBytes` bytes of UTF-8. What does not fit
 * is left out whole, the least important first; what room is then left over goes to rows of the sections left out, the most
 * important first. A note at the end says what is missing. `head` is always kept.
 */
export function fitSections(head: string, sections: readonly MarkdownSection[], maxBytes: number): string {
  const whole = [head, ...sections.map((section) => sectionText(section))].join('\n');
  if (sizeOf(whole) <= maxBytes) return whole;

  // The longest note that there can be is paid for first, so that the note itself never has to be cut.
  let budget = maxBytes - sizeOf(head) - sizeOf(droppedNote(sections.map((section) => section.title)));
  const texts = new Map<MarkdownSection, string>();
  for (const section of sections) {
    const text = sectionText(section);
    if (sizeOf(text) + 1 > budget) continue;
    texts.set(section, text);
    budget -= sizeOf(text) + 1;
  }
  for (const section of sections) {
    if (texts.has(section)) continue;
    const count = rowsThatFit(section, budget);
    if (count === 0) continue;
    const text = sectionText(section, count);
    texts.set(section, text);
    budget -= sizeOf(text) + 1;
  }
  const missing = sections.filter((section) => !texts.has(section)).map((section) => section.title);
  const kept = sections.map((section) => texts.get(section)).filter((text) => text !== undefined);
  return [head, ...kept].join('\n') + (missing.length > 0 ? droppedNote(missing) : '');
}
