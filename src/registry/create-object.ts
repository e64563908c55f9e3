import { RetrainError } from '../contract/retrain-error.ts';
import type { ObjectStore, StoredObject } from '../ports/object-store.ts';

const maxAttempts = 4;
/** What is larger than this and than ours is not ours: it need not be read to know that. */
const maxComparedBytes = 1024 * 1024;

/**
 * Writes an object that must not exist yet. When one exists, it is ours already if `isOurs` says so of its content
 * (an earlier attempt whose answer was lost, or an earlier run of this step); anything else is `STORE_OBJECT_CONFLICT`.
 * Nothing is ever overwritten.
 */
export async function createObject(
  store: ObjectStore,
  name: string,
  bytes: Uint8Array,
  contentType: string,
  isOurs: (existing: StoredObject) => boolean = (existing) => Buffer.compare(existing.bytes, bytes) === 0,
): Promise<{ readonly outcome: 'written' } | { readonly outcome: 'existed'; readonly object: StoredObject }> {
  let cause: unknown;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const write = await store.write(name, bytes, 'absent', { contentType });
    switch (write.outcome) {
      case 'written':
        return { outcome: 'written' };
      case 'unknown':
        // Sent again: if it did take effect, the next attempt finds it there, and finds it to be ours.
        cause = write.cause;
        continue;
      case 'conflict': {
        const found = await store.stat(name);
        if (found === undefined) continue;
        const isComparable = found.sizeBytes <= Math.max(bytes.length, maxComparedBytes);
        const object = isComparable
          ? await store.read(name, { maxBytes: found.sizeBytes, generation: found.generation })
          : undefined;
        if (object === undefined && isComparable) continue;
        if (object !== undefined && isOurs(object)) return { outcome: 'existed', object };
        throw new RetrainError(
          'STORE_OBJECT_CONFLICT',
          `${store.uriOf(name)} exists already with other content. Nothing was overwritten: find out who wrote it, or publish from a new run, which gets a version of its own.`,
        );
      }
    }
  }
  throw new RetrainError(
    'STORE_UNAVAILABLE',
    `${store.uriOf(name)} could not be written: ${maxAttempts} attempts ended without a clear answer. Run again; what was written so far is found and kept.`,
    { cause },
  );
}
