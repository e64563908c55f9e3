import { Refusal } from './refusal.ts';

const maxDepth = 8;

/** Deepest nesting of a JSON text, by its brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

/** The JSON value of a request body. Refuses with 400 what is not UTF-8, not JSON, or nested deeper than eight levels. */
export function readJsonBody(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Refusal(400, 'INVALID_JSON', 'The body is not UTF-8 text.', { cause: error });
  }
  if (text.trim() === '') {
    throw new Refusal(
      400,
      'EMPTY_BODY',
      'The body is empty: send one row as a JSON object, or {"instances": [ … ]}.',
    );
  }
  if (depthOf(text) > maxDepth) {
    throw new Refusal(400, 'TOO_DEEP', `The body is nested deeper than ${maxDepth} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const notNumber = /(?<![\w"])-?(?:NaN|Infinity)\b/.test(text);
    throw new Refusal(
      400,
      'INVALID_JSON',
      notNumber
        ? 'The body is not valid JSON: NaN and Infinity are no JSON numbers; write null for a missing value.'
        : 'The body is not valid JSON.',
      { cause: error },
    );
  }
}
