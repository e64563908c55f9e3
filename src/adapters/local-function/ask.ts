import { request } from 'node:http';

/** An answer of a server on this machine, or `undefined` when nothing answered in time. */
export interface Answer {
  readonly status: number;
  /** Undefined when the answer is not JSON. */
  readonly body: unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly port: number;
  readonly path: string;
  readonly token?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Asks a port of the loopback interface, on a connection of its own: a kept one would hold the process and the port. */
export async function ask({
  method,
  port,
  path,
  token,
  timeoutMs,
  signal,
}: Question): Promise<Answer | undefined> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.round(timeoutMs)));
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      },
      (incoming) => {
        const chunks: Uint8Array[] = [];
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        incoming.once('end', () => {
          resolve({ status: incoming.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString()) });
        });
        incoming.once('error', () => {
          resolve(undefined);
        });
      },
    );
    outgoing.once('error', () => {
      resolve(undefined);
    });
    outgoing.end();
  });
}
