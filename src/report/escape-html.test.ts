import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from './escape-html.ts';
import { markup } from './markup.ts';
import { visibleText } from './visible-text.ts';

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('<>&"\'`/=\n\0'), '&lt;', '</td>', '<!--'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

const decoded = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39|#96);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' })[name] ?? '',
  );

describe('escapeHtml', () => {
  it('leaves nothing that a parser acts on', () => {
    fc.assert(
      fc.property(anyText, (text) => /^(?:[^<>"'`&]|&(?:amp|lt|gt|quot|#39|#96);)*$/u.test(escapeHtml(text))),
    );
  });

  it('shows exactly the visible text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decoded(escapeHtml(text))).toBe(visibleText(text));
      }),
    );
  });
});

describe('markup', () => {
  it('escapes texts and keeps markup', () => {
    const name = '<b>"';
    expect(
      markup`<i title="${name}">${markup`<u>${name}</u>`}${[markup`<p>${1}</p>`, markup`<hr/>`]}</i>`.markup,
    ).toBe('<i title="&lt;b&gt;&quot;"><u>&lt;b&gt;&quot;</u><p>1</p><hr/></i>');
  });

  it('leaves out the indentation of the template, not that of a value', () => {
    const kept = { markup: 'a\n    b' };
    expect(
      markup`<p>
      ${kept}</p>`.markup,
    ).toBe('<p>\na\n    b</p>');
  });
});
