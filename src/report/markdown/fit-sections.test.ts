import { describe, expect, it } from 'vitest';
import { fitSections } from './fit-sections.ts';
import type { MarkdownSection } from './section.ts';

const section = (title: string, rows: number, rowLength = 9): MarkdownSection => ({
  title,
  head: `### ${title}\n\n`,
  rows: Array.from({ length: rows }, () => 'r'.repeat(rowLength)),
  tail: '\nend\n',
});

describe('fitSections', () => {
  it('keeps everything that fits, in order', () => {
    const text = fitSections('head\n', [section('A', 1), section('B', 2)], 1000);
    expect(text).toBe('head\n\n### A\n\nrrrrrrrrr\n\nend\n\n### B\n\nrrrrrrrrr\nrrrrrrrrr\n\nend\n');
  });

  it('leaves out the least important section whole, and names it', () => {
    const text = fitSections('head\n', [section('A', 10), section('B', 10), section('C', 1, 400)], 500);
    expect(text).toContain('### A');
    expect(text).toContain('### B');
    expect(text).not.toContain('### C');
    expect(
      text.endsWith('\n> Left out to keep within the size limit: C. The HTML report has everything.\n'),
    ).toBe(true);
  });

  it('cuts rows only of what does not fit whole, the more important first', () => {
    const text = fitSections('head\n', [section('A', 100), section('B', 10), section('C', 100)], 600);
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text.slice(text.indexOf('### B')).startsWith(`### B\n\n${'rrrrrrrrr\n'.repeat(10)}\nend\n`)).toBe(
      true,
    );
    const shown = text.slice(0, text.indexOf('### B')).split('rrrrrrrrr').length - 1;
    expect(shown).toBeGreaterThan(10);
    expect(text).toContain(`_${(100 - shown).toFixed(0)} more not shown._\n\nend\n`);
    expect(text).toMatch(/size limit: C\./);
  });

  it('counts bytes, not characters', () => {
    const wide = { ...section('A', 0), head: 'é'.repeat(300) };
    expect(fitSections('head\n', [wide], 620)).toContain('é');
    expect(fitSections('head\n', [wide], 500)).not.toContain('é');
  });
});
