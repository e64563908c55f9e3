import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

/** Headers that the framework's body parsers look at; kept here because they are hidden from it. */
export interface BodyHeaders {
  readonly contentLength: number | undefined;
  readonly hasBody: boolean;
}

const kept = new WeakMap<IncomingMessage, BodyHeaders>();

function headersOf(request: IncomingMessage): BodyHeaders {
  const length = request.headers['content-length'];
  const hasBody = length !== undefined || request.headers['transfer-encoding'] !== undefined;
  return { contentLength: length === undefined ? undefined : Number(length), hasBody };
}

/** What the request said of its body, also when `ownBody` has hidden it. */
export function bodyHeaders(request: IncomingMessage): BodyHeaders {
  return kept.get(request) ?? headersOf(request);
}

function canDecode(path: string): boolean {
  try {
    // The result is used, if only a little: a bundler may take a call whose result nobody wants for one without effect, and throwing
    // is the effect here.
    return decodeURIComponent(path).length > 0;
  } catch {
    return false;
  }
}

/** Stands in for an address that is not valid percent-encoding; leads to a plain 404. */
const undecodable = '/undecodable-address';

/**
 * Makes the requests of this process reach the function before anything has been read of them.
 *
 * Why: the functions framework reads bodies of up to 1 GiB into memory, inflates them, and answers malformed JSON or a malformed
 * address itself, with a page that shows a stack; no setting of it changes that. Node announces every request on a diagnostics
 * channel before the server sees it. There, the headers that say "there is a body" are taken away, so that the parsers leave the
 * body in the stream, where the function reads it with its own limit.
 */
export function ownBody(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    kept.set(request, headersOf(request));
    delete request.headers['content-length'];
    delete request.headers['transfer-encoding'];
    const url = request.url ?? '/';
    if (!canDecode(url.split('?', 1)[0]!)) request.url = undecodable;
  });
}
