import { describe, expect, it } from 'vitest';
import { existingObject } from '../../test/fakes/existing-object.ts';
import { publishTestVersion } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import { manifestSchema } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { sha256 } from './digest.ts';
import { readManifest, readVersionFiles } from './read-version.ts';

const text = new TextEncoder();

/** A published version, some object of which has other content. */
async function damaged(
  path: string,
  change: (content: string) => string,
): Promise<{ store: ObjectStore; version: string; manifestSha256: string }> {
  const store: ObjectStore = new MemoryObjectStore();
  const { version, manifestSha256 } = await publishTestVersion(store, { model: 'a' });
  const object = await existingObject(store, `models/${version}/${path}`);
  const content = change(new TextDecoder().decode(object.bytes));
  await store.write(object.name, text.encode(content), object, { contentType: 'application/json' });
  return { store, version, manifestSha256 };
}

describe('readManifest', () => {
  it('finds no version where there is none', async () => {
    for (const version of ['d1-r1.1-000000000000', '', '..', 'a/b', '../models']) {
      await expect(readManifest(new MemoryObjectStore(), version)).rejects.toMatchObject({
        code: 'VERSION_NOT_FOUND',
      });
    }
  });

  it('takes no damaged manifest, and no other than the one asked for', async () => {
    const changes: ((content: string) => string)[] = [
      () => '',
      (content) => content.slice(1),
      (content) => content.replace('retrain.manifest/1', 'retrain.manifest/2'),
      (content) => content.replace(/"version": "[^"]+"/, '"version": "another"'),
      (content) => content.replace(/"model_sha256": "[^"]+"/, `"model_sha256": "${sha256('another')}"`),
      (content) => content.replace('"path": "metrics.json"', '"path": "model/model.json"'),
      (content) => content.replace('"path": "metrics.json"', '"path": "../metrics.json"'),
    ];
    for (const change of changes) {
      const { store, version } = await damaged('manifest.json', change);
      await expect(readManifest(store, version)).rejects.toMatchObject({ code: 'VERSION_CORRUPT' });
    }
    const { store, version, manifestSha256 } = await damaged('manifest.json', (content) => `${content} `);
    expect(manifestSchema.safeParse(await readManifest(store, version)).success).toBe(true);
    await expect(readManifest(store, version, manifestSha256)).rejects.toMatchObject({
      code: 'VERSION_CORRUPT',
    });
  });
});

describe('readVersionFiles', () => {
  it('gives all files, or those asked for', async () => {
    const store = new MemoryObjectStore();
    const { version } = await publishTestVersion(store, { model: 'a' });
    const manifest = await readManifest(store, version);
    const paths = async (pick?: string | ((path: string) => boolean)): Promise<string[]> =>
      (await readVersionFiles(store, manifest, pick)).map(({ path }) => path);
    expect(await paths()).toEqual(['metrics.json', 'model/model.json']);
    expect(await paths('model/')).toEqual(['model/model.json']);
    expect(await paths((path) => path === 'metrics.json')).toEqual(['metrics.json']);
  });

  it('takes no file of another length, content, or none', async () => {
    const changes = [
      (content: string) => content.replace('a', 'b'),
      (content: string) => `${content} `,
      () => '',
    ];
    for (const change of changes) {
      const { store, version } = await damaged('model/model.json', change);
      const manifest = await readManifest(store, version);
      await expect(readVersionFiles(store, manifest)).rejects.toMatchObject({ code: 'VERSION_CORRUPT' });
      expect(await readVersionFiles(store, manifest, 'metrics')).toHaveLength(1);
    }
    const complete = new MemoryObjectStore();
    const { version } = await publishTestVersion(complete, { model: 'a' });
    const manifest = await readManifest(complete, version);
    await expect(readVersionFiles(new MemoryObjectStore(), manifest)).rejects.toMatchObject({
      code: 'VERSION_CORRUPT',
      message: expect.stringContaining('is missing') as string,
    });
  });
});
