export interface Cell {
  readonly text: string;
  /** Applied after padding, so that colours do not count as width. */
  readonly paint?: (text: string) => string;
}

export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface TableStyle {
  readonly paintTitle: (text: string) => string;
  /** Width to which the last column is wrapped; undefined for none. */
  readonly columns: number | undefined;
}

const indent = '  ';
const gap = '  ';
/** A last column that would be narrower stands below its row instead. */
const narrowest = 24;
const belowIndent = 12;

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A table in plain text, two spaces between columns, indented by two; without trailing spaces. The last column is aligned left when it wraps. */
export function textTable(
  titles: readonly TableColumn[],
  rows: readonly (readonly (Cell | string)[])[],
  style: TableStyle,
): string {
  const cells = rows.map((row) =>
    titles.map((_title, index): Cell => {
      const cell = row[index] ?? '';
      return typeof cell === 'string' ? { text: cell } : cell;
    }),
  );
  const widths = titles.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]?.text.length ?? 0)),
  );
  const last = titles.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + gap.length, indent.length);
  const room = style.columns === undefined ? Infinity : style.columns - before;

  const isBelow = room < narrowest;
  const lastLines = (text: string): string[] => {
    if (isBelow)
      return text === ''
        ? ['']
        : ['', ...wrap(text, Math.max(narrowest, (style.columns ?? 0) - belowIndent))];
    return wrap(text, room);
  };
  const render = (row: readonly Cell[]): string => {
    const [first = '', ...more] = lastLines(row[last]?.text ?? '');
    const parts = titles.map(({ align }, index) => {
      const { text, paint = (plain: string) => plain } = row[index] ?? { text: '' };
      if (index === last && align === 'left') return paint(first);
      const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - text.length));
      return align === 'right' ? space + paint(text) : paint(text) + space;
    });
    const below = more.map((line) => ' '.repeat(isBelow ? belowIndent : before) + line);
    return [(indent + parts.join(gap)).trimEnd(), ...below].join('\n');
  };
  return [
    render(titles.map(({ title }) => ({ text: title, paint: style.paintTitle }))),
    ...cells.map(render),
  ].join('\n');
}
