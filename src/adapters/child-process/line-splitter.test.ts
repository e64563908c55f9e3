import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

function split(...chunks: readonly (string | Uint8Array)[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  it('gives lines with every kind of ending, empty ones too', () => {
    expect(split('a\nb\r\n\nc')).toEqual(['a', 'b', '', 'c']);
    expect(split('')).toEqual([]);
    expect(split('\n')).toEqual(['']);
  });

  it('shows an overwritten line once, in its last state', () => {
    expect(split('10%\r', '50%\r100%\ndone\n')).toEqual(['100%', 'done']);
    expect(split('10%\r100%\r')).toEqual(['100%']);
  });

  it('joins characters that were torn apart and survives bytes that are no UTF-8', () => {
    const bytes = Buffer.from('grün €\n');
    expect(split(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['grün €']);
    expect(split(Uint8Array.of(0x61, 0xff, 0xfe, 0x0a, 0xc3))).toEqual(['a\uFFFD\uFFFD', '\uFFFD']);
  });

  it('cuts a line that never ends and goes on with the next', () => {
    const [first, second] = split('x'.repeat(60_000), 'x'.repeat(60_000), '\nnext\n');
    expect(first).toBe(`${'x'.repeat(65_536)}… (cut)`);
    expect(second).toBe('next');
    expect(split(`${'x'.repeat(65_536)}\n`)).toEqual(['x'.repeat(65_536)]);
  });

  it('does not depend on where the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', '€', '😀', '\n', '\r', '\r\n', ''), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (parts, size) => {
          const bytes = Buffer.from(parts.join(''));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          expect(split(...chunks)).toEqual(split(bytes));
        },
      ),
    );
  });
});
