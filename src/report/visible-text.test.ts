import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capText, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['plain', 'plain'],
    ['a\tb\r\nc\u2028d', 'a b c d'],
    ['\u202Eevil\u2066', '⟨U+202E⟩evil⟨U+2066⟩'],
    ['zero\u200Bwidth\uFEFF', 'zero⟨U+200B⟩width⟨U+FEFF⟩'],
    ['bell\u0007', 'bell⟨U+0007⟩'],
    ['half \uD800', 'half ⟨U+D800⟩'],
    ['tag \u{E0041}', 'tag ⟨U+E0041⟩'],
    ['naïve café 日本 😀', 'naïve café 日本 😀'],
  ])('shows %j as %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => visibleText(visibleText(text)) === visibleText(text),
      ),
    );
  });
});

describe('capText', () => {
  it('keeps to the length in code points and never cuts one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const capped = capText(text, limit);
          const length = Array.from(text).length;
          expect(Array.from(capped).length).toBe(Math.min(length, limit));
          expect(length <= limit ? capped === text : capped.endsWith('…')).toBe(true);
        },
      ),
    );
  });
});
