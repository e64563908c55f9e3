import type { CliIo } from '../../src/cli/cli-io.ts';

export interface RecordedIo {
  readonly io: CliIo;
  readonly out: () => string;
  readonly err: () => string;
}

/** Surroundings for the terminal program that keep what it writes. */
export function recordedIo(changes: Partial<CliIo> & { readonly isTerminal?: boolean } = {}): RecordedIo {
  let out = '';
  let err = '';
  const { isTerminal = false, ...rest } = changes;
  return {
    io: {
      stdout: { write: (text) => (out += text), isTerminal, columns: () => 100 },
      stderr: { write: (text) => (err += text), isTerminal, columns: () => 100 },
      environment: {},
      directory: '/',
      ask: undefined,
      signal: new AbortController().signal,
      ...rest,
    },
    out: () => out,
    err: () => err,
  };
}
