import { html, type Html } from '../html.ts';
import { capText, nameLimit, visibleText } from '../visible-text.ts';

/** A name out of data or configuration, set in code, at most 64 characters of it. */
export function name(text: string, maxLength = nameLimit): Html {
  const shown = capText(visibleText(text), maxLength);
  return shown.trim() === '' ? html`<i>(empty)</i>` : html`<code>${shown}</code>`;
}
