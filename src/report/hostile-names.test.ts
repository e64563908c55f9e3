import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileNames, payloads } from '../../test/golden/report/samples.ts';
import { scanPage } from '../../test/golden/report/scan-page.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { capText, visibleText } from './visible-text.ts';

const markdown = renderMarkdown(hostileNames);
const page = renderHtml(hostileNames);

/** What GitHub's Markdown would act on, were it in the text unescaped. Code spans, fences and our own headings are set aside first. */
const acting: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a mention', /@(?!&#8203;)/],
  ['a reference', /(?<![\\&])#(?!8203;|124;)|\\#(?!&#8203;)|\bGH-\d/],
  ['an address', /(?:https?|ftp|mailto|javascript|gs):(?!&#8203;)|www\./i],
  ['an emoji', /:[a-z0-9_+-]+:/i],
  ['a link or an image', /(?<!\\)[[\]]|(?<!\\)!/],
  ['HTML', /<(?!\/?(?:code|span|details|summary)>)|<!--/],
  ['emphasis or code', /(?<!\\)[`~]|(?<!\\)\*(?!\*)(?<!\*\*)/],
  ['mathematics', /(?<!<span>)\$/],
  ['something unseen', /[\p{Cf}\p{Zl}\p{Zp}]/u],
];

function withoutOwnMarkup(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^#{2,3} [A-Z][A-Za-z ]+$|^```/.test(line))
    .map((line) =>
      line
        .replace(/^## /, '')
        .replace(/\*\*(Forced|[\d,]+)\*\*/g, '$1')
        .replace(/(?<!\\|`)`[A-Za-z0-9_./:=+() -]+`(?!`)/g, ''),
    )
    .join('\n');
}

describe('hostile names in Markdown', () => {
  it.each(acting)('never make %s', (_, pattern) => {
    expect(pattern.exec(withoutOwnMarkup(markdown))).toBeNull();
  });

  it('would be found by these patterns', () => {
    const raw = payloads.join('\n');
    for (const [what, pattern] of acting) expect(pattern.test(raw), what).toBe(true);
  });

  it('leave every table row with as many cells as its heading', () => {
    let columns = 0;
    let rows = 0;
    for (const line of markdown.split('\n')) {
      const cells = line.split('|').length;
      if (!line.startsWith('|')) columns = 0;
      else if (columns === 0) columns = cells;
      else {
        expect(cells, line).toBe(columns);
        rows += 1;
      }
    }
    expect(rows).toBeGreaterThan(50);
  });
});

describe('hostile names in the page', () => {
  const { elements, text } = scanPage(page);

  it('make no link, no image and no handler', () => {
    expect(
      elements.filter(
        ({ name, attributes }) => name === 'a' || attributes.has('href') || attributes.has('src'),
      ),
    ).toEqual([]);
    expect(elements.length).toBeGreaterThan(500);
  });

  it('are all shown as text', () => {
    const shown = text.replace(/\s+/g, ' ');
    for (const payload of payloads)
      expect(shown).toContain(capText(visibleText(payload), 64).replace(/\s+/g, ' ').replace(/…$/, ''));
  });

  it('hide nothing', () => {
    expect(page).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('make the same elements as harmless names do', () => {
    const names = (of: string) =>
      scanPage(of)
        .elements.map((element) => element.name)
        .join(' ');
    const harmless = JSON.parse(
      JSON.stringify(hostileNames, (key, value: unknown) =>
        // Keys of metrics and parameters stay: they decide the order of rows, not the elements.
        typeof value === 'string' && payloads.some((payload) => value.includes(payload)) && key !== 'runUrl'
          ? `plain ${key}`
          : value,
      ),
    ) as typeof hostileNames;
    expect(names(renderHtml(harmless)).replaceAll(/ (?:code|i|wbr)\b/g, '')).toBe(
      names(page).replaceAll(/ (?:code|i|wbr)\b/g, ''),
    );
  });

  it('are harmless whatever they are', () => {
    const piece = fc.oneof(
      fc.constantFrom(...payloads, '"', "'", '<', '>', '&', '</style>', ']]>', '\0'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const name = pieces.join('');
        const { elements: found } = scanPage(
          renderHtml({
            ...hostileNames,
            title: name,
            name,
            failure: { step: name, code: name, message: name, problems: [name] },
          }),
        );
        expect(found.some((element) => ['a', 'img', 'script'].includes(element.name))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
