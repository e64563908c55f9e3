import { escapeHtml } from './escape-html.ts';

/** A piece of a page that is safe to be put into another: made by `markup`, never from a text directly. */
export interface Html {
  readonly markup: string;
}

type Value = Html | string | number | readonly Html[];

function markupOf(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return escapeHtml(String(value));
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
}

/**
 * Template tag: what is written in the template is markup, every text that is put into it is escaped. Attributes must be quoted.
 * The indentation of the template is left out.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return {
    markup: parts
      .map((part) => part.replace(/\n\s+/g, '\n'))
      .map((part, index) => (index === 0 ? part : markupOf(values[index - 1]!) + part))
      .join(''),
  };
}

export const nothing: Html = { markup: '' };
