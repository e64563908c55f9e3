/** How the core tells what it is doing. Libraries never print; adapters show this on a terminal or in a CI log. */
export interface Progress {
  /** A step of the loop begins; what follows belongs to it. */
  step(name: string): void;
  /** The step is over; one line says what came of it. */
  done(name: string, summary: string): void;
  /** Something worth a line. */
  info(message: string): void;
  /** Something that a person should look at, though the run goes on. */
  warn(message: string): void;
  /** How far long work has come; called as often as is convenient, shown as often as is useful. */
  advance(what: string, done: number, total: number | null, unit: string): void;
  /** One line that a program of the user printed: shown as it is, never interpreted. */
  output(line: string): void;
}

export const silentProgress: Progress = {
  step: () => undefined,
  done: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  advance: () => undefined,
  output: () => undefined,
};
