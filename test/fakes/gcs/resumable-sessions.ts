import { randomUUID } from 'node:crypto';
import { GcsProblem, invalid } from './gcs-problem.ts';
import type { Preconditions, UploadMetadata } from './object-table.ts';

export interface Session {
  readonly bucket: string;
  readonly name: string;
  readonly metadata: UploadMetadata;
  readonly preconditions: Preconditions;
  received: Buffer;
}

const chunkUnit = 256 * 1024;

/** Uploads that come in pieces: https://cloud.google.com/storage/docs/performing-resumable-uploads */
export class ResumableSessions {
  readonly #sessions = new Map<string, Session>();

  open(session: Omit<Session, 'received'>): string {
    const id = randomUUID();
    this.#sessions.set(id, { ...session, received: Buffer.alloc(0) });
    return id;
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }

  /** Takes a piece. `isComplete` when it was the last. */
  receive(
    id: string,
    contentRange: string | undefined,
    body: Buffer,
  ): { readonly session: Session; readonly isComplete: boolean } {
    const session = this.#sessions.get(id);
    if (session === undefined)
      throw new GcsProblem(410, 'gone', 'The upload session is not known, or is over.');
    if (contentRange === undefined) {
      session.received = body;
      return { session, isComplete: true };
    }
    const question = /^bytes \*\/(\d+|\*)$/.exec(contentRange);
    if (question !== null) {
      return { session, isComplete: question[1] === String(session.received.length) };
    }
    const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(contentRange);
    if (match === null) throw invalid(`Invalid Content-Range: ${contentRange}`);
    const [from, to] = [Number(match[1]), Number(match[2])];
    const isLast = match[3] !== '*' && to + 1 === Number(match[3]);
    if (body.length !== to - from + 1) throw invalid('Content-Range and body differ in length.');
    if (!isLast && body.length % chunkUnit !== 0)
      throw invalid('A chunk that is not the last must be a multiple of 256 KiB.');
    if (from > session.received.length)
      throw new GcsProblem(503, 'backendError', 'A chunk is missing before this one.');
    session.received = Buffer.concat([session.received.subarray(0, from), body]);
    return { session, isComplete: isLast };
  }
}
