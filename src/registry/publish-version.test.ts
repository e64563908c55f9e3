import { describe, expect, it } from 'vitest';
import { existingText } from '../../test/fakes/existing-object.ts';
import { FaultyObjectStore } from '../../test/fakes/faulty-object-store.ts';
import { publishTestVersion, testVersion } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { sha256 } from './digest.ts';
import { publishVersion } from './publish-version.ts';
import { readManifest, readVersionFiles } from './read-version.ts';

const text = new TextEncoder();
const json = { contentType: 'application/json' };

async function names(store: ObjectStore): Promise<string[]> {
  const all: string[] = [];
  for await (const { name } of store.list('')) all.push(name);
  return all;
}

describe('publishVersion', () => {
  it('lays the files, the metrics and the manifest down', async () => {
    const store = new MemoryObjectStore();
    const input = testVersion({ model: 'a' });
    const progress: string[] = [];
    const published = await publishVersion(store, {
      ...input,
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    const { version } = input.manifest;
    expect(version).toBe(`d1000-r100.1-${published.modelSha256.slice(0, 12)}`);
    expect(await names(store)).toEqual([
      `metrics/${version}.json`,
      `models/${version}/manifest.json`,
      `models/${version}/metrics.json`,
      `models/${version}/model/model.json`,
    ]);
    expect(published).toMatchObject({ version, files: 2 });
    expect(published.manifestSha256).toBe(
      sha256(await existingText(store, `models/${version}/manifest.json`)),
    );
    expect(progress).toEqual(['1/4', '2/4', '3/4', '4/4']);
    const manifest = await readManifest(store, version, published.manifestSha256);
    expect(manifest).toMatchObject({ ...input.manifest, model_sha256: published.modelSha256 });
    expect(await readVersionFiles(store, manifest, 'model/')).toEqual([input.files[0]]);
  });

  it('writes the manifest last', async () => {
    const store = new FaultyObjectStore(new MemoryObjectStore(), 'nothing');
    await publishTestVersion(store, { model: 'a' });
    expect(
      store.sent.map(({ name, precondition }) => [/[^/]+$/.exec(name)?.[0], precondition]).at(-1),
    ).toEqual(['manifest.json', 'absent']);
    expect(store.sent.every(({ precondition }) => precondition === 'absent')).toBe(true);
  });

  it('changes nothing when it is done again', async () => {
    const store = new FaultyObjectStore(new MemoryObjectStore(), 'nothing');
    const first = await publishTestVersion(store, { model: 'a' });
    const sent = store.sent.length;
    const again = testVersion({ model: 'a' });
    const later = { ...again.manifest, created_at: '2027-01-01T00:00:00.000Z' };
    expect(await publishVersion(store, { ...again, manifest: later })).toEqual(first);
    expect(store.sent).toHaveLength(sent);
  });

  it('keeps the report of the first time', async () => {
    const store = new MemoryObjectStore();
    const input = testVersion({ model: 'a' });
    const withReport = (content: string): typeof input => ({
      ...input,
      files: [...input.files, { path: 'report.md', bytes: text.encode(content) }],
    });
    const first = await publishVersion(store, withReport('first'));
    expect(await publishVersion(store, withReport('second'))).toEqual(first);
    const manifest = await readManifest(store, first.version, first.manifestSha256);
    expect(await readVersionFiles(store, manifest, 'report')).toEqual([
      { path: 'report.md', bytes: text.encode('first') },
    ]);
  });

  it('goes on where a killed run stopped, wherever that was', async () => {
    const whole = new FaultyObjectStore(new MemoryObjectStore(), 'nothing');
    const published = await publishTestVersion(whole, { model: 'a' });
    for (let stop = 0; stop < whole.sent.length; stop += 1) {
      const store = new FaultyObjectStore(new MemoryObjectStore(), 'nothing');
      store.turn = (request) =>
        request.startsWith('write') && store.sent.length >= stop
          ? Promise.reject(new Error('killed'))
          : Promise.resolve();
      await expect(publishTestVersion(store, { model: 'a' })).rejects.toThrow('killed');
      await expect(readManifest(store, published.version)).rejects.toMatchObject({
        code: 'VERSION_NOT_FOUND',
      });
      store.turn = () => Promise.resolve();
      expect(await publishTestVersion(store, { model: 'a' })).toEqual(published);
      expect(await names(store)).toEqual(await names(whole));
    }
  });

  it('finds its own write when the answer is lost', async () => {
    const { version } = testVersion({ model: 'a' }).manifest;
    for (const name of [
      `models/${version}/model/model.json`,
      `models/${version}/manifest.json`,
      `metrics/${version}.json`,
    ]) {
      const store = new FaultyObjectStore(new MemoryObjectStore(), name);
      store.faults.push('apply-then-lose');
      const published = await publishTestVersion(store, { model: 'a' });
      expect(await readManifest(store, version, published.manifestSha256)).toMatchObject({ version });
      store.faults.push('lose', 'lose', 'lose', 'lose');
      const other = new FaultyObjectStore(new MemoryObjectStore(), name);
      other.faults.push('lose', 'lose', 'lose', 'lose');
      await expect(publishTestVersion(other, { model: 'a' })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
      await expect(readManifest(other, version)).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' });
    }
  });

  it('never overwrites what is not its own', async () => {
    const { version } = testVersion({ model: 'a' }).manifest;
    for (const name of [
      `models/${version}/model/model.json`,
      `models/${version}/manifest.json`,
      `metrics/${version}.json`,
    ]) {
      for (const bytes of [
        text.encode('{}'),
        text.encode(JSON.stringify({ model: 'b' })),
        new Uint8Array(2 * 1024 * 1024),
      ]) {
        const store: ObjectStore = new MemoryObjectStore();
        await store.write(name, bytes, 'absent', json);
        await expect(publishTestVersion(store, { model: 'a' })).rejects.toMatchObject({
          code: 'STORE_OBJECT_CONFLICT',
        });
        expect((await store.read(name))?.bytes).toEqual(bytes);
      }
    }
  });

  it('refuses another version under the same name', async () => {
    const store = new MemoryObjectStore();
    const input = testVersion({ model: 'a' });
    await publishVersion(store, input);
    const other = { ...input, manifest: { ...input.manifest, config_sha256: sha256('another') } };
    await expect(publishVersion(store, other)).rejects.toMatchObject({ code: 'STORE_OBJECT_CONFLICT' });
  });

  it('keeps what was published first when the same run says something else of the same model', async () => {
    const store = new MemoryObjectStore();
    const input = testVersion({ model: 'a' });
    const first = await publishVersion(store, input);
    const again = {
      ...input,
      manifest: { ...input.manifest, verdict: 'hold' as const, decision_sha256: sha256('another') },
      files: input.files.map((file) =>
        file.path.startsWith('model/') ? file : { ...file, bytes: text.encode('{"another": true}') },
      ),
    };
    const before = await names(store);
    expect(await publishVersion(store, again)).toEqual(first);
    expect(await names(store)).toEqual(before);
  });

  it('refuses what is no version', async () => {
    const input = testVersion({ model: 'a' });
    const model = input.files.slice(0, 1);
    const extra = (path: string): typeof input.files => [...model, { path, bytes: text.encode('{}') }];
    const refused = [
      { ...input, files: input.files.slice(1) },
      { ...input, files: [...model, ...model] },
      { ...input, files: extra('manifest.json') },
      { ...input, metrics: { ...input.metrics, version: 'another' } },
    ];
    for (const version of refused) {
      const store = new MemoryObjectStore();
      await expect(publishVersion(store, version)).rejects.toMatchObject({ code: 'INTERNAL' });
      expect(await names(store)).toEqual([]);
    }
    const upwards = { ...input, files: extra('../x') };
    await expect(publishVersion(new MemoryObjectStore(), upwards)).rejects.toThrow();
  });
});
