/** Runs a program of the user, without a shell. */
export interface CommandRequest {
  /** The program and its arguments, placeholders filled in. */
  readonly argv: readonly [string, ...string[]];
  readonly directory: string;
  /** Added to the inherited environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Each line that the program prints, standard output and error alike. */
  readonly onLine: (line: string) => void;
}

export type CommandOutcome =
  | { readonly outcome: 'exited'; readonly code: number }
  | { readonly outcome: 'signalled'; readonly signal: string }
  | { readonly outcome: 'timed-out' }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'not-started'; readonly reason: string };

export interface CommandRunner {
  run(request: CommandRequest): Promise<CommandOutcome>;
}
