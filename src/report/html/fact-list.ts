import type { Fact } from '../dataset-facts.ts';
import { html, type Html } from '../html.ts';
import { name } from './name.ts';

/** Facts as a list of labels and texts. */
export function factList(
  facts: readonly Fact[],
  further: readonly { readonly label: string; readonly text: Html }[] = [],
): Html {
  const rows = [
    ...facts.map((fact) => ({
      label: fact.label,
      text: fact.kind === 'name' ? name(fact.text, 200) : html`${fact.text}`,
    })),
    ...further,
  ];
  return html`<dl class="facts">
    ${rows.map(
      ({ label, text }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div> `,
    )}
  </dl>`;
}
