import type { IncomingMessage } from 'node:http';
import { bodyHeaders } from './own-body.ts';
import { Refusal } from './refusal.ts';

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(
    413,
    'BODY_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes: send fewer instances at once.`,
  );
}

/** The body that the framework has read already, when it did. */
function rawBody(request: IncomingMessage): Uint8Array | undefined {
  return 'rawBody' in request && request.rawBody instanceof Uint8Array ? request.rawBody : undefined;
}

/** The whole body. Refuses with 413 what is larger, before it has been read when the request says so itself. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const { contentLength } = bodyHeaders(request);
  if (contentLength !== undefined && contentLength > maxBytes) throw tooLarge(maxBytes);
  const read = rawBody(request);
  if (read !== undefined) {
    if (read.length > maxBytes) throw tooLarge(maxBytes);
    return read;
  }
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const settle = (outcome: () => void) => {
      request.removeAllListeners('data');
      outcome();
    };
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        // The rest keeps flowing and is dropped: a client that is still writing could not read an answer on a closed connection.
        settle(() => {
          reject(tooLarge(maxBytes));
        });
        request.resume();
      }
    });
    request.once('end', () => {
      settle(() => {
        resolve(Buffer.concat(chunks));
      });
    });
    request.once('error', (error) => {
      settle(() => {
        reject(new Refusal(400, 'BODY_INCOMPLETE', 'The body ended too early.', { cause: error }));
      });
    });
  });
}
