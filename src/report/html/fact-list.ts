import type { Fact } from '../dataset-facts.ts';
import { markup, type Html } from '../markup.ts';
import { name } from './name.ts';

/** Facts as a list of labels and texts. */
export function factList(
  facts: readonly Fact[],
  further: readonly { readonly label: string; readonly text: Html }[] = [],
): Html {
  const rows = [
    ...facts.map((fact) => ({
      label: fact.label,
      text: fact.kind === 'name' ? name(fact.text, 200) : markup`${fact.text}`,
    })),
    ...further,
  ];
  const items = rows.map(
    ({ label, text }) => markup`<div><dt>${label}</dt><dd>${text}</dd></div>
    `,
  );
  return markup`<dl class="facts">
    ${items}</dl>`;
}
