import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryPromote, failedRun, hostileNames, payloads } from '../../test/golden/report/samples.ts';
import type { ColumnProfile, Finding } from '../contract/run-files.ts';
import type { ReportInput } from './report-input.ts';
import { renderMarkdown } from './render-markdown.ts';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

function wide(columns: number, findings: number): ReportInput {
  const column = (index: number): ColumnProfile => ({
    name: `${payloads[index % payloads.length]!} ${index}`,
    kind: 'category',
    role: 'feature',
    missing: index,
    distinct: 2,
    numeric: null,
  });
  const finding = (index: number): Finding => ({
    rule: 'missing_values',
    severity: 'warn',
    column: `column_${index}`,
    count: 1,
    rows: [],
    message: `Column column_${index} has one missing value.`,
  });
  return {
    ...binaryPromote,
    profile: {
      ...binaryPromote.profile!,
      columns: Array.from({ length: columns }, (_, index) => column(index)),
    },
    validation: {
      ...binaryPromote.validation!,
      findings: Array.from({ length: findings }, (_, index) => finding(index)),
    },
  };
}

const balanced = (text: string): boolean =>
  text.split('<details>').length === text.split('</details>').length && text.split('\n```').length % 2 === 1;

describe('renderMarkdown within a limit', () => {
  it('gives everything when it fits', () => {
    const text = renderMarkdown(wide(5000, 3));
    expect(bytes(text)).toBeLessThanOrEqual(1_048_576);
    expect(text).not.toMatch(/Left out|more not shown/);
    expect(text).toContain('<summary>Columns (5,000)</summary>');
  });

  it('cuts 5,000 columns at a row for a comment, keeps all the rest, and says so', () => {
    const text = renderMarkdown(wide(5000, 3), { maxBytes: 65_536 });
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    expect(bytes(text)).toBeGreaterThan(64_000);
    for (const heading of [
      '### Evidence',
      '### Metrics on the holdout',
      '### Validation',
      '### Live now',
      '### Dataset',
      '### Confusion matrix',
      '<summary>Lineage',
    ])
      expect(text).toContain(heading);
    const left = /_(\d+) more not shown\._/.exec(text);
    const shown =
      text
        .slice(text.indexOf('<summary>Columns'))
        .split('\n')
        .filter((line) => line.startsWith('| ')).length - 2;
    expect(Number(left?.[1]) + shown).toBe(5000);
    expect(balanced(text)).toBe(true);
  });

  it('keeps small sections whole when an important one is too long', () => {
    const text = renderMarkdown(wide(3, 20_000), { maxBytes: 65_536 });
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    expect(text).toContain('### Evidence');
    expect(text).toContain('<summary>Columns (3)</summary>');
    expect(text).toMatch(/_\d+ more not shown\._/);
  });

  it('never passes the limit and never breaks a block, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16_384, max: 90_000 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        (maxBytes, columns, findings) => {
          const text = renderMarkdown(
            { ...wide(columns, findings), title: payloads.join(''), failure: hostileNames.failure },
            { maxBytes },
          );
          expect(bytes(text)).toBeLessThanOrEqual(maxBytes);
          expect(text.length).toBeLessThanOrEqual(maxBytes);
          expect(balanced(text)).toBe(true);
          expect(text.startsWith('## ❌')).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has room for the longest heading', () => {
    const title = '$'.repeat(900);
    const text = renderMarkdown(
      {
        ...failedRun,
        title,
        name: '\u202E'.repeat(900),
        failure: { step: title, code: title, message: '\u202E$'.repeat(900), problems: [] },
      },
      { maxBytes: 16_384 },
    );
    expect(bytes(text)).toBeLessThanOrEqual(16_384);
  });

  it('refuses a limit that cannot hold the verdict', () => {
    expect(() => renderMarkdown(binaryPromote, { maxBytes: 16_383 })).toThrow(RangeError);
    expect(() => renderMarkdown(binaryPromote, { maxBytes: Number.NaN })).toThrow(RangeError);
  });
});

describe('renderMarkdown of a run that did not come far', () => {
  const nothing: ReportInput = {
    ...failedRun,
    dataset: null,
    validation: null,
    lineage: null,
    failure: null,
  };

  it('says how far it came', () => {
    expect(renderMarkdown(nothing)).toContain('## ❔ No verdict yet · churn');
  });

  it('does without any one part', () => {
    for (const part of [
      'dataset',
      'profile',
      'validation',
      'metrics',
      'decision',
      'publication',
      'deployment',
      'promotion',
      'lineage',
    ] as const) {
      expect(renderMarkdown({ ...binaryPromote, [part]: null })).toMatch(/^## \S+ .+\n/);
    }
  });
});
