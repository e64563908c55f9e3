/**
 * Whether to write in colour to a stream: `NO_COLOR` (https://no-color.org) turns it off, `FORCE_COLOR` on, and otherwise it is
 * for terminals only.
 */
export function colorsEnabled(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { NO_COLOR: off = '', FORCE_COLOR: on = '', TERM: terminal = '' } = environment;
  if (off !== '') return false;
  if (on !== '') return on !== '0' && on !== 'false';
  return isTerminal && terminal !== 'dumb';
}
