import { html, type Html } from '../html.ts';

/** A part of the page with its heading; `aside` is a short word on how to read it. */
export function section(id: string, title: string, aside: string, content: readonly Html[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <header>
      <h2 id="${id}-title">${title}</h2>
      <p>${aside}</p>
    </header>
    <div class="content">${content.map((part) => html`${part} `)}</div>
  </section> `;
}
