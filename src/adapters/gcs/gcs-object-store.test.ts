import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { crcOf } from '../../../test/fakes/gcs/object-table.ts';
import { startFakeGcs, type FakeGcs } from '../../../test/fakes/gcs/start-fake-gcs.ts';
import { GcsObjectStore, type GcsObjectStoreOptions } from './gcs-object-store.ts';

const text = new TextEncoder();
const json = { contentType: 'application/json' };

describe('GcsObjectStore', () => {
  let gcs: FakeGcs;
  let store: GcsObjectStore;
  const open = (options: Partial<GcsObjectStoreOptions> = {}): GcsObjectStore =>
    new GcsObjectStore({
      bucket: 'bucket',
      prefix: 'store',
      apiEndpoint: gcs.url,
      retryDelaysMs: [1, 1],
      ...options,
    });

  beforeEach(async () => {
    gcs = await startFakeGcs();
    store = open();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    expect(gcs.faults.remaining).toEqual([]);
    await gcs.close();
  });

  const create = (name: string, content = 'content'): ReturnType<GcsObjectStore['write']> =>
    store.write(name, text.encode(content), 'absent', json);

  async function generationOf(name: string): Promise<string> {
    return (await store.stat(name))?.generation ?? 'none';
  }

  describe('on the wire', () => {
    it('writes in one request, with precondition, checksum and headers', async () => {
      await store.write('models/latest.json', text.encode('{}'), 'absent', { ...json, noStore: true });
      const generation = await generationOf('models/latest.json');
      await store.write('models/latest.json', text.encode('{"a":1}'), { generation }, json);
      const inserts = gcs.requests.filter(({ operation }) => operation === 'insert');
      expect(
        inserts.map(({ query }) => [
          query.get('uploadType'),
          query.get('ifGenerationMatch'),
          query.get('name'),
        ]),
      ).toEqual([
        ['multipart', '0', 'store/models/latest.json'],
        ['multipart', generation, 'store/models/latest.json'],
      ]);
      expect(inserts[0]?.body.toString()).toContain(
        JSON.stringify({
          contentType: 'application/json',
          crc32c: crcOf(Buffer.from('{}')),
          cacheControl: 'no-store',
        }),
      );
      expect(inserts[1]?.body.toString()).not.toContain('cacheControl');
      expect(gcs.objects.find('bucket', 'store/models/latest.json')?.contentType).toBe('application/json');
    });

    it('sends generations as the text that they are', async () => {
      await create('a');
      const generation = '9223372036854775807';
      expect(await store.read('a', { generation })).toBeUndefined();
      expect(await store.write('a', text.encode('x'), { generation }, json)).toEqual({ outcome: 'conflict' });
      expect(gcs.requests.at(-2)?.query.get('generation')).toBe(generation);
      expect(gcs.requests.at(-1)?.query.get('ifGenerationMatch')).toBe(generation);
    });

    it('reads with one request', async () => {
      await create('a');
      await store.read('a');
      await store.stat('a');
      expect(gcs.requests.map(({ operation }) => operation)).toEqual(['insert', 'media', 'get']);
    });

    it('lists page by page, and asks for no more than it needs', async () => {
      for (let i = 0; i < 5; i += 1) gcs.objects.write('bucket', `store/${i}`, Buffer.alloc(1), {}, {});
      gcs.objects.write('bucket', 'store/', Buffer.alloc(0), {}, {});
      gcs.objects.write('bucket', 'storehouse', Buffer.alloc(0), {}, {});
      const names: string[] = [];
      for await (const { name } of store.list('')) names.push(name);
      expect(names).toEqual(['0', '1', '2', '3', '4']);
      expect(gcs.requests[0]?.query.get('fields')).toBe('items(name,generation,size),nextPageToken');
      expect(gcs.requests[0]?.query.get('prefix')).toBe('store/');
    });

    it('ignores STORAGE_EMULATOR_HOST, and leaves it as it was', async () => {
      vi.stubEnv('STORAGE_EMULATOR_HOST', 'http://127.0.0.1:9');
      const guarded = open();
      expect((await guarded.write('a', text.encode('x'), 'absent', json)).outcome).toBe('written');
      expect((await guarded.read('a'))?.sizeBytes).toBe(1);
      expect(process.env['STORAGE_EMULATOR_HOST']).toBe('http://127.0.0.1:9');
    });

    it('sends no credentials over plain HTTP, though there are some', async () => {
      vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/key.json');
      expect(await open().read('a')).toBeUndefined();
      expect(gcs.requests[0]?.headers['authorization']).toBeUndefined();
    });

    it('gives the stored bytes of a compressed object, as they are', async () => {
      const bytes = gzipSync('age,target\n1,0\n'.repeat(100));
      gcs.objects.write('bucket', 'store/data.csv', bytes, { contentEncoding: 'gzip' }, {});
      const object = await store.read('data.csv');
      expect(Buffer.from(object?.bytes ?? []).equals(bytes)).toBe(true);
      expect(object?.sizeBytes).toBe(bytes.length);
    });

    it('is a store in the bucket itself without a prefix', async () => {
      const whole = open({ prefix: '' });
      await create('a');
      expect(whole.uriOf('store/a')).toBe('gs://bucket/store/a');
      expect((await whole.stat('store/a'))?.name).toBe('store/a');
      expect(open({ prefix: '/deep/er/' }).uri).toBe('gs://bucket/deep/er');
    });
  });

  describe('refusals', () => {
    it('names the object, the bucket and the role when reading is forbidden', async () => {
      gcs.faults.add(
        'return-403',
        { operation: 'media' },
        'ci@example.iam does not have storage.objects.get access.',
      );
      await expect(store.read('a')).rejects.toMatchObject({
        code: 'STORE_PERMISSION',
        message:
          'The credentials may not read the object store/a in the bucket bucket: grant them roles/storage.objectViewer on the bucket (a new grant takes about a minute to work). Google says: ci@example.iam does not have storage.objects.get access.',
      });
      expect(gcs.requests).toHaveLength(1);
    });

    it('names another role when writing is forbidden', async () => {
      gcs.faults.add('return-403');
      await expect(create('a')).rejects.toMatchObject({
        code: 'STORE_PERMISSION',
        message: expect.stringContaining('roles/storage.objectUser') as string,
      });
      expect(gcs.requests).toHaveLength(1);
    });

    it('names retention', async () => {
      gcs.faults.add(
        'return-403',
        {},
        "Object 'bucket/store/a' is subject to bucket's retention policy and cannot be deleted or overwritten.",
      );
      await expect(create('a')).rejects.toMatchObject({
        code: 'STORE_PERMISSION',
        message: expect.stringContaining('is under a retention policy') as string,
      });
      expect(gcs.requests).toHaveLength(1);
    });

    it('says how to log in when the credentials are refused', async () => {
      for (const operation of ['media', 'get', 'list', 'insert'] as const)
        gcs.faults.add('return-401', { operation });
      const refused = {
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('google-github-actions/auth') as string,
      };
      await expect(store.read('a')).rejects.toMatchObject(refused);
      await expect(store.stat('a')).rejects.toMatchObject(refused);
      await expect(store.list('a').next()).rejects.toMatchObject(refused);
      await expect(create('a')).rejects.toMatchObject(refused);
    });

    it('tells a bucket that is not there from an object that is not there', async () => {
      const missing = open({ bucket: 'other' });
      const error = {
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('The bucket other does not exist') as string,
      };
      await expect(missing.stat('a')).rejects.toMatchObject(error);
      await expect(missing.read('a')).rejects.toMatchObject(error);
      await expect(missing.list('').next()).rejects.toMatchObject(error);
      await expect(missing.write('a', text.encode('x'), 'absent', json)).rejects.toMatchObject(error);
    });

    it('refuses names that Google refuses', async () => {
      for (const name of ['', 'a\nb', 'x'.repeat(1025)]) {
        await expect(store.stat(name)).rejects.toMatchObject({ code: 'URI_INVALID' });
      }
      expect(gcs.requests).toEqual([]);
    });

    it('says that nobody answers', async () => {
      const { url } = gcs;
      await gcs.close();
      gcs = await startFakeGcs();
      const lonely = open({ apiEndpoint: url });
      await expect(lonely.read('a')).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('gave no whole answer (ECONNREFUSED)') as string,
      });
      expect((await lonely.write('a', text.encode('x'), 'absent', json)).outcome).toBe('unknown');
    });
  });

  describe('trouble on the way', () => {
    it('reads, asks and lists again', async () => {
      await create('a');
      for (const operation of ['media', 'get', 'list'] as const) {
        gcs.faults.add('return-503', { operation });
        gcs.faults.add('reset-before', { operation });
      }
      expect((await store.read('a'))?.sizeBytes).toBe(7);
      expect((await store.stat('a'))?.sizeBytes).toBe(7);
      expect((await store.list('').next()).value).toMatchObject({ name: 'a' });
      expect(gcs.requests).toHaveLength(10);
    });

    it('gives up after the last delay', async () => {
      for (let i = 0; i < 3; i += 1) gcs.faults.add('return-503');
      await expect(store.stat('a')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      expect(gcs.requests).toHaveLength(3);
    });

    it('writes again, and once', async () => {
      gcs.faults.add('return-503');
      gcs.faults.add('reset-before');
      expect((await create('a')).outcome).toBe('written');
      expect(gcs.requests).toHaveLength(3);
    });

    it('reports a conflict when its own write was applied and the answer lost', async () => {
      gcs.faults.add('apply-then-reset');
      expect(await create('a', 'mine')).toEqual({ outcome: 'conflict' });
      expect(gcs.objects.find('bucket', 'store/a')?.bytes.toString()).toBe('mine');
    });

    it('does not know when it never hears', async () => {
      gcs.faults.add('apply-then-reset');
      gcs.faults.add('reset-before');
      gcs.faults.add('return-503');
      expect((await create('a')).outcome).toBe('unknown');
    });

    it('does not know either when a refusal comes after silence', async () => {
      gcs.faults.add('apply-then-reset');
      gcs.faults.add('return-403');
      expect((await create('a')).outcome).toBe('unknown');
    });

    it.each([
      ['truncate-after-3', 'gave no whole answer'],
      ['flip-byte-3', 'checksum is wrong'],
    ] as const)('takes no damaged answer: %s', async (word, sentence) => {
      await create('a', 'the content');
      gcs.faults.add(word, { operation: 'media' });
      expect(new TextDecoder().decode((await store.read('a'))?.bytes)).toBe('the content');
      for (let i = 0; i < 3; i += 1) gcs.faults.add(word, { operation: 'media' });
      await expect(store.read('a')).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining(sentence) as string,
      });
    });

    it('leaves no file of a damaged download', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'gcs-'));
      try {
        await create('a', 'the content');
        for (const word of ['flip-byte-0', 'truncate-after-5', 'flip-byte-10'] as const)
          gcs.faults.add(word, { operation: 'media' });
        await expect(store.download('a', join(folder, 'a'))).rejects.toMatchObject({
          code: 'STORE_UNAVAILABLE',
        });
        expect(await readdir(folder)).toEqual([]);
        await store.download('a', join(folder, 'a'));
        expect(await readFile(join(folder, 'a'), 'utf8')).toBe('the content');
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
});
