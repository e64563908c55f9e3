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
/** A narrower last column is harder to read than lines that the terminal wraps. */
const narrowest = 24;

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

/** A table in plain text, two spaces between columns, indented by two; without trailing spaces. */
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

  const render = (row: readonly Cell[]): string => {
    const [first = '', ...more] =
      room < narrowest ? [row[last]?.text ?? ''] : wrap(row[last]?.text ?? '', room);
    const parts = titles.map(({ align }, index) => {
      const { text, paint = (plain: string) => plain } = row[index] ?? { text: '' };
      if (index === last && align === 'left') return paint(first);
      const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - text.length));
      return align === 'right' ? space + paint(text) : paint(text) + space;
    });
    return [(indent + parts.join(gap)).trimEnd(), ...more.map((line) => ' '.repeat(before) + line)].join(
      '\n',
    );
  };
  return [
    render(titles.map(({ title }) => ({ text: title, paint: style.paintTitle }))),
    ...cells.map(render),
  ].join('\n');
}
