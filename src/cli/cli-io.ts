/** What the terminal program may touch of its surroundings, so that tests can hand it others. */
export interface CliStream {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Width in characters, asked anew each time. */
  readonly columns: () => number;
}

export interface CliIo {
  /** Results. */
  readonly stdout: CliStream;
  /** Progress and errors. */
  readonly stderr: CliStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the user is in. */
  readonly directory: string;
  /** Asks a person; undefined when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly signal: AbortSignal;
}
