import type { ObjectStore, StoredObject } from '../../src/ports/object-store.ts';

/** The object of a name; throws when there is none. */
export async function existingObject(store: ObjectStore, name: string): Promise<StoredObject> {
  const object = await store.read(name);
  if (object === undefined) throw new Error(`there is no ${name}`);
  return object;
}

export async function existingText(store: ObjectStore, name: string): Promise<string> {
  return new TextDecoder().decode((await existingObject(store, name)).bytes);
}
