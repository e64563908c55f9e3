import { html, nothing, type Html } from '../html.ts';

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
  /** Shown row by row in blocks on a phone, rather than scrolled sideways. */
  readonly stacked?: boolean;
}

/** A table with caption and row headings. The roles are spelled out because a stacked table would lose them with its layout. */
export function table({ caption, columns, heading, rows, stacked = false }: TableInput): Html {
  const head = columns.map(
    ({ label, kind }) => html`<th scope="col" role="columnheader" class="${kind}">${label}</th>`,
  );
  const body = rows.map((cells) => {
    const parts = cells.map((cell, index) => {
      const { kind, label } = columns[index]!;
      const data = stacked ? html` data-label="${label}"` : nothing;
      return index === heading
        ? html`<th scope="row" role="rowheader" class="${kind}" ${data}>${cell}</th>`
        : html`<td role="cell" class="${kind}" ${data}>${cell}</td>`;
    });
    return html`<tr role="row">
      ${parts}
    </tr> `;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table role="table" ${stacked ? html` class="stacked"` : nothing}>
      <caption>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${head}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${body}
      </tbody>
    </table>
  </div>`;
}
