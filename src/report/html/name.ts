import { markup, type Html } from '../markup.ts';
import { capText, nameLimit, visibleText } from '../visible-text.ts';

/** A name out of data or configuration, set in code, at most 64 characters of it; where it is too wide it breaks after a separator. */
export function name(text: string, maxLength = nameLimit): Html {
  const shown = capText(visibleText(text), maxLength);
  if (shown.trim() === '') return markup`<i>(empty)</i>`;
  const pieces = shown
    .split(/(?<=[_./-])(?=\w)/)
    .map((piece, index) => (index === 0 ? markup`${piece}` : markup`<wbr/>${piece}`));
  return markup`<code>${pieces}</code>`;
}
