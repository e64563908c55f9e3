import { markup, nothing, type Html } from '../markup.ts';

export interface TableColumn {
  readonly label: string;
  /** Numbers are set to the right in tabular figures. */
  readonly kind: 'text' | 'number' | 'figure';
}

export interface TableInput {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** The cell that names its row. */
  readonly heading: number;
  readonly rows: readonly (readonly Html[])[];
  /** `stacked`: row by row in blocks on a phone, rather than scrolled sideways. `bars`: half of the width is for the last column. */
  readonly layout?: 'plain' | 'stacked' | 'bars';
}

/** A table with caption and row headings. The roles are spelled out because a stacked table would lose them with its layout. */
export function table({ caption, columns, heading, rows, layout = 'plain' }: TableInput): Html {
  const head = columns.map(
    ({ label, kind }) => markup`<th scope="col" role="columnheader" class="${kind}">${label}</th>`,
  );
  const body = rows.map((cells) => {
    const parts = cells.map((cell, index) => {
      const { kind, label } = columns[index]!;
      const data = layout === 'stacked' ? markup` data-label="${label}"` : nothing;
      return index === heading
        ? markup`<th scope="row" role="rowheader" class="${kind}"${data}>${cell}</th>`
        : markup`<td role="cell" class="${kind}"${data}>${cell}</td>`;
    });
    return markup`<tr role="row">${parts}</tr>
    `;
  });
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table role="table" class="${layout}">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${head}</tr></thead>
    <tbody role="rowgroup">
    ${body}</tbody>
    </table>
    </div>`;
}
