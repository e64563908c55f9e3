import { describe, expect, it } from 'vitest';
import { textTable, type TableColumn } from './text-table.ts';

const titles: readonly TableColumn[] = [
  { title: 'name', align: 'left' },
  { title: 'n', align: 'right' },
  { title: 'why', align: 'left' },
];
const plain = (text: string): string => text;

describe('textTable', () => {
  it('aligns, and leaves no space at the end of a line', () => {
    const rows = [
      ['a', '1', 'short'],
      ['longer', '12345', ''],
    ];
    expect(textTable(titles, rows, { paintTitle: plain, columns: undefined })).toBe(
      ['  name        n  why', '  a           1  short', '  longer  12345'].join('\n'),
    );
  });

  it('wraps the last column under itself where there is room', () => {
    const rows = [['a', '1', 'one two three four five six seven eight']];
    expect(textTable(titles, rows, { paintTitle: plain, columns: 40 })).toBe(
      ['  name  n  why', '  a     1  one two three four five six', `${' '.repeat(11)}seven eight`].join('\n'),
    );
  });

  it('puts the last column below its row where there is none', () => {
    const rows = [
      ['a'.repeat(30), '1', 'one two three four five six seven'],
      ['b', '2', ''],
    ];
    expect(textTable(titles, rows, { paintTitle: plain, columns: 50 })).toBe(
      [
        `  name${' '.repeat(28)}n`,
        `${' '.repeat(12)}why`,
        `  ${'a'.repeat(30)}  1`,
        `${' '.repeat(12)}one two three four five six seven`,
        `  b${' '.repeat(31)}2`,
      ].join('\n'),
    );
  });

  it('counts a text without its colours', () => {
    const red = (text: string): string => `<red>${text}</red>`;
    const table = textTable(titles, [['a', { text: '1', paint: red }, { text: 'b', paint: red }]], {
      paintTitle: plain,
      columns: undefined,
    });
    expect(table).toBe(['  name  n  why', '  a     <red>1</red>  <red>b</red>'].join('\n'));
  });
});
