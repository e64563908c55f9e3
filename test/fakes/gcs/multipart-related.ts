import { invalid } from './gcs-problem.ts';

export interface Part {
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** The parts of a `multipart/related` body (RFC 2387 on RFC 2046), read strictly. */
export function parseMultipartRelated(contentType: string | undefined, body: Buffer): Part[] {
  const match = /^multipart\/related\s*;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined)
    throw invalid('A multipart upload needs "Content-Type: multipart/related; boundary=…".');
  const opening = Buffer.from(`--${boundary}\r\n`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  if (!body.subarray(0, opening.length).equals(opening))
    throw invalid('The multipart body does not begin with its boundary.');
  const parts: Part[] = [];
  let at = opening.length;
  for (;;) {
    const end = body.indexOf(delimiter, at);
    if (end === -1) throw invalid('A part of the multipart body does not end.');
    parts.push(parsePart(body.subarray(at, end)));
    const after = body.subarray(end + delimiter.length, end + delimiter.length + 2).toString('latin1');
    if (after === '--') return parts;
    if (after !== '\r\n') throw invalid('A boundary of the multipart body is followed by something else.');
    at = end + delimiter.length + 2;
  }
}

function parsePart(part: Buffer): Part {
  const end = part.indexOf('\r\n\r\n');
  if (end === -1) throw invalid('A part of the multipart body has no blank line after its headers.');
  const headers = part.subarray(0, end).toString('latin1').split('\r\n');
  const contentType = headers
    .map((line) => /^content-type:\s*(.+?)\s*$/i.exec(line)?.[1])
    .find((value) => value !== undefined);
  return { contentType, body: Buffer.from(part.subarray(end + 4)) };
}
