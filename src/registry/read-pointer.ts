import { RetrainError } from '../contract/retrain-error.ts';
import { pointerSchema, type Pointer } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { parseStored } from './parse-stored.ts';
import { storePaths } from './store-paths.ts';

/** The champion pointer and the generation of the object that it was read from. */
export interface CurrentPointer {
  readonly pointer: Pointer;
  readonly generation: string;
}

const maxPointerBytes = 1024 * 1024;

/**
 * The champion pointer. Undefined only when the store says plainly that there is none: a pointer that is there but cannot be
 * trusted is `POINTER_CORRUPT`, and a store that does not answer is the store's error.
 */
export async function readPointer(store: ObjectStore): Promise<CurrentPointer | undefined> {
  const object = await readBounded(store);
  if (object === undefined) return undefined;
  if (object.sizeBytes > maxPointerBytes)
    throw corrupt(store, `it has ${object.sizeBytes} bytes, which no pointer has`);
  const parsed = parseStored(object.bytes, pointerSchema);
  if ('problem' in parsed) throw corrupt(store, parsed.problem);
  const pointer = parsed.value;
  if (!isConsistent(pointer))
    throw corrupt(store, 'its history does not begin with itself, or is out of order');
  return { pointer, generation: object.generation };
}

async function readBounded(store: ObjectStore): ReturnType<ObjectStore['read']> {
  try {
    return await store.read(storePaths.pointer);
  } catch (error) {
    // A store refuses to read what would fill the memory. That is not the store's fault here.
    const info =
      error instanceof RetrainError && error.code === 'STORE_UNAVAILABLE'
        ? await store.stat(storePaths.pointer)
        : undefined;
    if (info === undefined || info.sizeBytes <= maxPointerBytes) throw error;
    throw corrupt(store, `it has ${info.sizeBytes} bytes, which no pointer has`);
  }
}

/** The history is what a lost answer is judged by, so it must be the pointer's own. */
function isConsistent({ sequence, version, nonce, history }: Pointer): boolean {
  const [newest] = history;
  if (newest?.sequence !== sequence || newest.version !== version || newest.nonce !== nonce) return false;
  return history.every((entry, i) => i === 0 || entry.sequence < (history[i - 1]?.sequence ?? 0));
}

function corrupt(store: ObjectStore, problem: string): RetrainError {
  const uri = store.uriOf(storePaths.pointer);
  const repair = store.uri.startsWith('gs://')
    ? `"gcloud storage ls --all-versions ${uri}" shows the earlier generations (also soft-deleted ones with --soft-deleted), "gcloud storage cp ${uri}#<generation> ${uri}" restores one`
    : `the earlier generations are kept in .retrain-store/generations/${storePaths.pointer}/ of the store, to be copied back`;
  return new RetrainError(
    'POINTER_CORRUPT',
    `${uri} is there but cannot be trusted: ${problem}. Nothing was changed. Restore an earlier generation of it: ${repair}.`,
  );
}
