import { describe, expect, it } from 'vitest';
import { existingText } from '../../test/fakes/existing-object.ts';
import { promoteTestVersion } from '../../test/fakes/promote-test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import { pointerSchema, type Pointer } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readPointer } from './read-pointer.ts';

const name = 'models/latest.json';
const text = new TextEncoder();

async function storeWith(content: string | Uint8Array): Promise<ObjectStore> {
  const store: ObjectStore = new MemoryObjectStore('gs://bucket/store');
  const bytes = typeof content === 'string' ? text.encode(content) : content;
  await store.write(name, bytes, 'absent', { contentType: 'application/json' });
  return store;
}

async function validPointer(): Promise<Pointer> {
  const store = new MemoryObjectStore();
  await promoteTestVersion(store, { model: 'a' });
  await promoteTestVersion(store, { model: 'b' });
  return pointerSchema.parse(JSON.parse(await existingText(store, name)));
}

describe('readPointer', () => {
  it('has no champion only where there is no pointer', async () => {
    expect(await readPointer(new MemoryObjectStore())).toBeUndefined();
  });

  it('gives the pointer and the generation that it has', async () => {
    const pointer = await validPointer();
    const store = await storeWith(JSON.stringify(pointer));
    expect(await readPointer(store)).toEqual({ pointer, generation: (await store.stat(name))?.generation });
  });

  it('refuses what it cannot trust, and says how to repair it', async () => {
    const pointer = await validPointer();
    const damaged: (string | Uint8Array)[] = [
      '',
      '{',
      'null',
      '[]',
      JSON.stringify(pointer).slice(0, -10),
      new Uint8Array([0xff, 0xfe, 0x7b]),
      JSON.stringify({ ...pointer, schema: 'retrain.pointer/2' }),
      JSON.stringify({ ...pointer, sequence: 0 }),
      JSON.stringify({ ...pointer, version: '../../etc' }),
      JSON.stringify({ ...pointer, version: 'another' }),
      JSON.stringify({ ...pointer, nonce: 'another-nonce' }),
      JSON.stringify({ ...pointer, history: [] }),
      JSON.stringify({ ...pointer, history: pointer.history.toReversed() }),
      `${JSON.stringify(pointer)}${' '.repeat(1024 * 1024)}`,
      new Uint8Array(65 * 1024 * 1024),
    ];
    for (const content of damaged) {
      const store = await storeWith(content);
      await expect(readPointer(store)).rejects.toMatchObject({
        code: 'POINTER_CORRUPT',
        message: expect.stringContaining(
          'gcloud storage ls --all-versions gs://bucket/store/models/latest.json',
        ) as string,
      });
    }
  });

  it('passes the error of a store that does not answer on', async () => {
    const store = new MemoryObjectStore();
    store.read = () => Promise.reject(new Error('no answer'));
    await expect(readPointer(store)).rejects.toThrow('no answer');
  });
});
