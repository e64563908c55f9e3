import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCodeUnitOrder } from './code-unit-order.ts';

async function* fromUtf8Order(names: readonly string[]): AsyncGenerator<{ name: string }> {
  await Promise.resolve();
  for (const name of names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) yield { name };
}

describe('inCodeUnitOrder', () => {
  it('sorts what comes in the order of the UTF-8 bytes by code units', async () => {
    // Few and telling characters, so that names share beginnings.
    const character = fc.constantFrom(
      'a',
      'b',
      '\uD7FF',
      '\uE000',
      '\uFF5E',
      '\u{10000}',
      '\u{1F9EA}',
      '\u{10FFFF}',
    );
    const name = fc.array(character, { minLength: 1, maxLength: 5 }).map((characters) => characters.join(''));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 40 }), async (names) => {
        const sorted: string[] = [];
        for await (const item of inCodeUnitOrder(fromUtf8Order(names))) sorted.push(item.name);
        expect(sorted).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
