import { RetrainError } from '../contract/retrain-error.ts';

/** What a shell would act on and this does not: said aloud, because passing it on as text would be a silent surprise. */
const operators: Readonly<Record<string, string>> = {
  '|': 'a pipe',
  '>': 'a redirection',
  '<': 'a redirection',
  '&': '& or &&',
  ';': 'a semicolon',
  '(': 'a subshell',
  ')': 'a subshell',
  '`': 'a command substitution',
};

const expansion = /^\$(?:[A-Za-z_{(0-9@*#?$!-])/;
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** Splits a command into words as a POSIX shell does, quotes and backslashes included; nothing is expanded. */
function splitWords(command: string, refuse: (what: string) => RetrainError): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const text = command.trim();
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) throw refuse("has a ' that is never closed");
      word = (word ?? '') + text.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      word ??= '';
      for (at++; text.charAt(at) !== '"'; at++) {
        if (at >= text.length) throw refuse('has a " that is never closed');
        const inside = text.charAt(at);
        if (inside === '`' || expansion.test(text.slice(at, at + 2)))
          throw refuse(`has ${substitution(inside)}`);
        if (inside === '\\' && '$`"\\\n'.includes(text.charAt(at + 1)) && at + 1 < text.length) {
          at++;
          if (text.charAt(at) !== '\n') word += text.charAt(at);
        } else {
          word += inside;
        }
      }
    } else if (char === '\\') {
      at++;
      if (at >= text.length) throw refuse('ends in a backslash');
      if (text.charAt(at) !== '\n') word = (word ?? '') + text.charAt(at);
    } else if (char === '\n') {
      throw refuse('has several lines');
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (operators[char] !== undefined) {
      throw refuse(`has ${operators[char]} (${char})`);
    } else if (expansion.test(text.slice(at, at + 2))) {
      throw refuse(`has ${substitution(char)}`);
    } else if (char === '#' && word === undefined) {
      throw refuse('has a comment (#)');
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function substitution(char: string): string {
  return char === '`' ? 'a command substitution (`)' : 'a variable or a command substitution ($)';
}

/**
 * A command of the configuration as program and arguments, for starting it without a shell: split like a POSIX shell splits plain
 * words, quotes and backslashes, with `{name}` replaced inside the arguments. Splitting comes first, so a value is never split,
 * whatever is in it. `{{name}}` stands for the text `{name}`; braces around anything that is no name are left alone.
 * Errors: `CONFIG_INVALID` for what only a shell could do, and for a placeholder that is not among `values`.
 */
export function fillPlaceholders(
  command: string,
  values: Readonly<Record<string, string>>,
  key = 'The command',
): [string, ...string[]] {
  const refuse = (what: string) =>
    new RetrainError(
      'CONFIG_INVALID',
      `${key} ${what}: it is started without a shell. Put it in a script and call that, or quote it if it is meant as text.`,
    );
  const words = splitWords(command, refuse);
  const [program, ...args] = words;
  if (program === undefined || program === '') throw refuse('names no program');
  if (assignment.test(program)) throw refuse('begins with a variable assignment (use train.environment)');

  const known = Object.keys(values);
  const unknown = new Set<string>();
  const fill = (word: string) =>
    word.replace(
      /\{\{([a-z][a-z0-9_]*)\}\}|\{([a-z][a-z0-9_]*)\}/g,
      (whole, literal: string | undefined, name: string) => {
        if (literal !== undefined) return `{${literal}}`;
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        if (value === undefined) unknown.add(name);
        return value ?? whole;
      },
    );
  const filled: [string, ...string[]] = [fill(program), ...args.map(fill)];
  if (unknown.size > 0) {
    const names = [...unknown].map((name) => `{${name.slice(0, 64)}}`).join(', ');
    throw new RetrainError(
      'CONFIG_INVALID',
      `${key} has the placeholder ${names}, which is not known here: use ${known.map((name) => `{${name}}`).join(', ')}, or write {{…}} for the text itself.`,
    );
  }
  return filled;
}
