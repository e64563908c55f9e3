import { describe, expect, it } from 'vitest';
import type { Clock } from '../../ports/clock.ts';
import { amount, duration } from './amount.ts';
import { colorsEnabled } from './colors-enabled.ts';
import { PlainProgress } from './plain-progress.ts';
import { plainText } from './plain-text.ts';
import { TerminalProgress } from './terminal-progress.ts';

class TurnedClock implements Clock {
  elapsed = 1000;
  now(): Date {
    return new Date(0);
  }
  elapsedMs(): number {
    return this.elapsed;
  }
  sleep(): Promise<void> {
    return Promise.resolve();
  }
}

/** What a terminal shows in the end: escape sequences obeyed. */
function screen(written: string): string[] {
  return written
    .split('\n')
    .map((line) => (line.includes('\r\u001b[2K') ? line.slice(line.lastIndexOf('\r\u001b[2K') + 5) : line));
}

function terminal(
  colors = false,
  columns = 80,
): { progress: TerminalProgress; clock: TurnedClock; written: () => string } {
  let text = '';
  const clock = new TurnedClock();
  const progress = new TerminalProgress({
    write: (more) => (text += more),
    clock,
    colors,
    columns: () => columns,
  });
  return { progress, clock, written: () => text };
}

function plain(): { progress: PlainProgress; clock: TurnedClock; written: () => string } {
  let text = '';
  const clock = new TurnedClock();
  return {
    progress: new PlainProgress({ write: (more) => (text += more), clock }),
    clock,
    written: () => text,
  };
}

describe('TerminalProgress', () => {
  it('ends with a line a step, its time behind it', () => {
    const { progress, clock, written } = terminal();
    progress.step('train');
    clock.elapsed += 1234;
    progress.output('epoch 1');
    progress.advance('trees', 40, 100, 'trees');
    progress.info('taking the seed from the configuration');
    progress.warn('2 rows have no target');
    progress.done('train', 'random forest, 100 trees');
    progress.close();
    expect(screen(written())).toEqual([
      '    epoch 1',
      '  taking the seed from the configuration',
      '! 2 rows have no target',
      '✓ train     random forest, 100 trees 1.2 s',
      '',
    ]);
  });

  it('draws over one line, not too often, and never wider than the window', () => {
    const { progress, clock, written } = terminal();
    progress.advance('trees', 1, 100, 'trees');
    progress.advance('trees', 2, 100, 'trees');
    expect(written()).not.toContain('2 of 100');
    clock.elapsed += 80;
    progress.advance('trees', 50, 100, 'trees');
    expect(screen(written())).toEqual([
      `  ${'━'.repeat(10)}${'─'.repeat(10)}  trees: 50 of 100 trees (50 %)`,
    ]);
    const narrow = terminal(false, 20);
    narrow.progress.advance('downloading', 1, null, 'rows of the dataset');
    expect(narrow.written()).toHaveLength(19);
  });

  it('marks the step that did not end', () => {
    const { progress, clock, written } = terminal();
    progress.step('deploy');
    clock.elapsed += 2000;
    progress.close();
    progress.close();
    expect(screen(written())).toEqual(['✗ deploy    2.0 s', '']);
  });

  it('is in colour only when asked to', () => {
    for (const colors of [true, false]) {
      const { progress, written } = terminal(colors);
      progress.done('gate', 'promote');
      expect(written().includes('\u001b[32m')).toBe(colors);
    }
  });

  it('does not let a program of the user move the cursor', () => {
    const { progress, written } = terminal();
    progress.output('\u001b[2J\u001b[1;1Hgone\u0007');
    expect(written()).toBe('    gone\n');
  });
});

describe('PlainProgress', () => {
  it('writes whole lines', () => {
    const { progress, clock, written } = plain();
    progress.step('download');
    clock.elapsed += 500;
    progress.advance('downloading', 1, 2, 'bytes');
    progress.done('download', '344 rows');
    expect(written()).toBe('> download\n  download: 344 rows (500 ms)\n');
  });

  it('shows progress every few seconds only', () => {
    const { progress, clock, written } = plain();
    progress.step('train');
    for (let second = 0; second < 10; second += 1) {
      clock.elapsed += 1000;
      progress.advance('training', second, 10, 'trees');
    }
    expect(written().match(/training: /g)).toHaveLength(3);
  });

  it('lets nothing that a program prints be a command to the runner', () => {
    const { progress, written } = plain();
    progress.output('::add-mask::a');
    progress.output('x ##[error]b');
    progress.output('a\n::error::c');
    for (const line of written().split('\n')) expect(line).not.toMatch(/^\s*::|##\[/);
  });
});

describe('plainText', () => {
  it.each([
    ['a\tb', 'a\tb'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007', 'link'],
    ['\u001b]0;title\u001b\\text', 'text'],
    ['a\r\nb\u0000\u0085c', 'abc'],
    ['user\u202Etxt', 'usertxt'],
    ['grün 😀', 'grün 😀'],
    ['\u001b', ''],
  ])('%j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });
});

describe('amount and duration', () => {
  it('read well', () => {
    expect([
      amount(40, 100, 'trees'),
      amount(7, null, 'rows'),
      amount(1_234_567, 4_000_000, 'bytes'),
      amount(0, 0, 'rows'),
      amount(12, 10, 'rows'),
    ]).toEqual([
      '40 of 100 trees (40 %)',
      '7 rows',
      '1.2 MB of 4.0 MB (30 %)',
      '0 rows',
      '12 of 10 rows (100 %)',
    ]);
    expect([0, 12.4, 999.4, 1000, 59_949, 59_950, 125_000].map(duration)).toEqual([
      '0 ms',
      '12 ms',
      '999 ms',
      '1.0 s',
      '59.9 s',
      '1 min 0 s',
      '2 min 5 s',
    ]);
  });
});

describe('colorsEnabled', () => {
  it.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s, %j: %s', (isTerminal, environment, expected) => {
    expect(colorsEnabled(isTerminal, environment)).toBe(expected);
  });
});
