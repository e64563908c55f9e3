import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payloads } from '../../test/golden/report/samples.ts';
import { escapeMarkdown, nameMarkdown, sentenceMarkdown } from './escape-markdown.ts';
import { visibleText } from './visible-text.ts';

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...payloads, ...Array.from('\\`*_{}[]()#+-.!|<>@&~$^:=\n\r\t 1aw/')),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme-ascii' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const special = '\\\\`*_{}\\[\\]()#+!|<>&~^$';
const pieces = new RegExp(
  `^(?:\\\\[${special}=.-]|&(?:amp|lt|gt|#124|#8203);|<span>\\$</span>|[^${special}])*$`,
  'u',
);

function decoded(markdown: string): string {
  return markdown
    .replaceAll('&#8203;', '')
    .replaceAll('<span>$</span>', '$')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1')
    .replace(
      /&(amp|lt|gt|#124);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', '#124': '|' })[name] ?? '',
    );
}

describe('escapeMarkdown', () => {
  it('leaves no special character unescaped, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => pieces.test(escapeMarkdown(text))));
  });

  it('shows exactly the visible text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decoded(escapeMarkdown(text))).toBe(visibleText(text).trim());
      }),
    );
  });

  it('stays on one line and within its cell', () => {
    fc.assert(fc.property(anyText, (text) => !/[\n\r\u2028\u2029|]/.test(escapeMarkdown(text))));
  });

  it('never begins a list, a heading, a quotation or a rule', () => {
    fc.assert(fc.property(anyText, (text) => !/^(?:[-+*=#>]|\d+[.)](?:\s|$)|\s)/.test(escapeMarkdown(text))));
  });

  it('never makes a mention, a reference, an address or an emoji', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) =>
          !/@(?!&#8203;)|#(?!8203;|124;|&#8203;)|\bgh-\d|(?:https?|ftp):\/\/|www\.|:[\w+-]+:/i.test(
            escapeMarkdown(text),
          ),
      ),
    );
  });

  it.each([
    ['a|b', 'a&#124;b'],
    ['roc_auc', 'roc\\_auc'],
    ['@org/team', '@&#8203;org/team'],
    ['#12', '\\#&#8203;12'],
    ['![x](http://e.x)', '\\!\\[x\\]\\(http:&#8203;//e.x\\)'],
    ['<!-- x -->', '&lt;\\!-- x --&gt;'],
    ['www.evil.example', 'www&#8203;.evil.example'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['1.5 s at 09:26 on :8080', '1.5 s at 09:26 on :&#8203;8080'],
    ['a\r\nb', 'a b'],
    ['a\u202Eb', 'a⟨U\\+202E⟩b'],
    ['costs $5', 'costs <span>$</span>5'],
    ['back\\', 'back\\\\'],
  ])('writes %j as %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('nameMarkdown', () => {
  it('sets plain names in a code span and others in escaped code', () => {
    expect(nameMarkdown('Beak Length (mm)')).toBe('`Beak Length (mm)`');
    expect(nameMarkdown('gs://bucket/data.csv')).toBe('`gs://bucket/data.csv`');
    expect(nameMarkdown('a`b')).toBe('<code>a\\`b</code>');
    expect(nameMarkdown(' ')).toBe('(empty)');
  });

  it('shows at most 64 characters, counted before escaping', () => {
    expect(nameMarkdown('x'.repeat(65))).toBe(`<code>${'x'.repeat(63)}…</code>`);
    expect(nameMarkdown('x'.repeat(64))).toBe(`\`${'x'.repeat(64)}\``);
    expect(nameMarkdown('|'.repeat(65))).toBe(`<code>${'&#124;'.repeat(63)}…</code>`);
  });
});

describe('sentenceMarkdown', () => {
  it('shows at most 500 characters', () => {
    expect(sentenceMarkdown('😀'.repeat(501))).toBe(`${'😀'.repeat(499)}…`);
  });
});
