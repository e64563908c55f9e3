import { markup, type Html } from '../markup.ts';

/** A part of the page with its heading; `aside` is a short word on how to read it. */
export function section(id: string, title: string, aside: string, content: readonly Html[]): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
    <header><h2 id="${id}-title">${title}</h2><p>${aside}</p></header>
    <div class="content">
    ${content}
    </div>
    </section>
    `;
}
