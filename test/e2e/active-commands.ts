/** A command that the runner would obey, by its name, as `error` of `::error file=a::text`. */
export interface ActiveCommand {
  readonly name: string;
  readonly line: string;
}

/**
 * Reads a step's log as the runner does: `::name …::text` at the beginning of a line (blanks aside) and `##[name …]` anywhere in it
 * are commands, until `::stop-commands::token`; from there on only `::token::` is.
 */
export function activeCommands(log: string): ActiveCommand[] {
  const active: ActiveCommand[] = [];
  let token: string | null = null;
  // A carriage return alone ends a line as well, for the reader at the other end of the pipe.
  for (const line of log.split(/\r\n|\n|\r/)) {
    const name = /^\s*::([^\s:]+)(?:\s[^:]*)?::/.exec(line)?.[1] ?? /##\[([^\s\]]+)/.exec(line)?.[1];
    if (name === undefined) continue;
    if (token !== null) {
      if (name === token) token = null;
      continue;
    }
    active.push({ name, line });
    if (name === 'stop-commands')
      token = line.slice(line.indexOf('::stop-commands::') + '::stop-commands::'.length);
  }
  return active;
}
