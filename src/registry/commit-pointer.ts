import { fileURLToPath } from 'node:url';
import { RetrainError } from '../contract/retrain-error.ts';
import type { Pointer } from '../contract/store-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore, Precondition, WriteOutcome } from '../ports/object-store.ts';
import { readPointer, type CurrentPointer } from './read-pointer.ts';
import { storePaths } from './store-paths.ts';

export type CommitOutcome =
  /** The write took effect. `current` is what the pointer is now, perhaps moved on by others since. */
  | { readonly outcome: 'committed'; readonly current: CurrentPointer }
  /** The write did not take effect and cannot any more: somebody else moved the pointer. */
  | { readonly outcome: 'moved'; readonly current: CurrentPointer | undefined }
  /** The store cannot be asked whether the write took effect. */
  | { readonly outcome: 'unknown'; readonly cause: unknown };

const maxWrites = 4;
/** Before each read of the pointer that follows an unclear write. */
const readDelaysMs = [0, 1000, 4000] as const;
/** A store takes about one write a second to one name. */
const writeDelayMs = 1000;

const text = new TextEncoder();

/**
 * Moves the pointer by compare-and-swap, and finds out what came of it. A conflict does not mean that the write failed: a
 * client that lost the answer sends it again, and is refused by its own success. So after anything but a clear success the
 * pointer is read, and its nonce and history tell.
 */
export async function commitPointer(
  store: ObjectStore,
  expected: Precondition,
  next: Pointer,
  clock: Clock,
): Promise<CommitOutcome> {
  const bytes = text.encode(`${JSON.stringify(next, null, 2)}\n`);
  let cause: unknown = new Error(
    'the store refused the write again and again, though nobody else had moved the pointer',
  );
  for (let attempt = 0; attempt < maxWrites; attempt += 1) {
    if (attempt > 0) await clock.sleep(writeDelayMs * attempt);
    const write = await writePointer(store, bytes, expected);
    if (write.outcome === 'written') {
      return { outcome: 'committed', current: { pointer: next, generation: write.info.generation } };
    }
    if (write.outcome === 'unknown') cause = write.cause;
    const status = await readPatiently(store, clock);
    if ('unreadable' in status) return { outcome: 'unknown', cause: status.unreadable };
    const { current } = status;
    if (current !== undefined && holdsNonce(current, next.nonce)) return { outcome: 'committed', current };
    if (!isAt(current, expected)) return { outcome: 'moved', current };
  }
  return { outcome: 'unknown', cause };
}

/** Whether the pointer was moved by the writer with that nonce, now or within the moves that its history remembers. */
export function holdsNonce({ pointer }: CurrentPointer, nonce: string): boolean {
  return pointer.history.some((entry) => entry.nonce === nonce);
}

export function isAt(current: CurrentPointer | undefined, expected: Precondition): boolean {
  return expected === 'absent' ? current === undefined : current?.generation === expected.generation;
}

/** A store that fails in the middle of the write leaves the same question as one that says it does not know. */
async function writePointer(
  store: ObjectStore,
  bytes: Uint8Array,
  expected: Precondition,
): Promise<WriteOutcome> {
  try {
    return await store.write(storePaths.pointer, bytes, expected, {
      contentType: 'application/json',
      noStore: true,
    });
  } catch (cause) {
    if (cause instanceof RetrainError && cause.code !== 'STORE_UNAVAILABLE') throw cause;
    return { outcome: 'unknown', cause };
  }
}

async function readPatiently(
  store: ObjectStore,
  clock: Clock,
): Promise<{ readonly current: CurrentPointer | undefined } | { readonly unreadable: unknown }> {
  let unreadable: unknown;
  for (const delayMs of readDelaysMs) {
    if (delayMs > 0) await clock.sleep(delayMs);
    try {
      return { current: await readPointer(store) };
    } catch (error) {
      if (error instanceof RetrainError && error.code === 'POINTER_CORRUPT') throw error;
      unreadable = error;
    }
  }
  return { unreadable };
}

/** The command with which a person finds out whether a write took effect: it prints a line if it did. */
export function pointerCheckCommand(store: ObjectStore, nonce: string): string {
  const uri = store.uriOf(storePaths.pointer);
  const quoted = (argument: string): string => `'${argument.replaceAll("'", "'\\''")}'`;
  return uri.startsWith('file:')
    ? `grep ${quoted(nonce)} ${quoted(fileURLToPath(uri))}`
    : `gcloud storage cat ${quoted(uri)} | grep ${quoted(nonce)}`;
}
