import { randomBytes } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectInfo, ObjectStore, Precondition, WriteOutcome } from '../../src/ports/object-store.ts';

export interface StoreUnderTest {
  readonly store: ObjectStore;
  readonly close?: () => Promise<void>;
}

const text = new TextEncoder();
const options = { contentType: 'application/json' };

const put = (
  store: ObjectStore,
  name: string,
  content: string | Uint8Array,
  precondition: Precondition = 'absent',
) => store.write(name, typeof content === 'string' ? text.encode(content) : content, precondition, options);

function written(outcome: WriteOutcome): ObjectInfo {
  if (outcome.outcome !== 'written')
    throw new Error(`the write ended as ${outcome.outcome}`, { cause: outcome });
  return outcome.info;
}

async function content(store: ObjectStore, name: string): Promise<string | undefined> {
  const object = await store.read(name);
  return object === undefined ? undefined : new TextDecoder().decode(object.bytes);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function names(store: ObjectStore, prefix: string): Promise<string[]> {
  return (await collect(store.list(prefix))).map((found) => found.name);
}

/** Names that a URL, a shell or a sorting order could trip over. The last two sort differently as UTF-8 and as UTF-16. */
const oddNames = [
  ' leading and trailing ',
  '%2F%20 already escaped',
  '+plus&ampersand=equals?question#hash',
  '-dash',
  '..dots...',
  'quote\'double"back`tick',
  'a.b/c',
  'a/b',
  'a~b',
  'a:b;c,d@e!f$g(h)[i]{j}',
  'é composed and e\u0301 decomposed',
  'Ünïcödé/日本語/файл.json',
  '\u{1F9EA}',
  '\uFF5E',
];

/** The laws of the `ObjectStore` port. Every implementation is run against them. */
export function objectStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: ObjectStore;
    let close: (() => Promise<void>) | undefined;
    let folder: string;

    beforeEach(async () => {
      ({ store, close } = await makeStore());
      folder = await mkdtemp(join(tmpdir(), 'object-store-'));
    });
    afterEach(async () => {
      await close?.();
      await rm(folder, { recursive: true, force: true });
    });

    it('has nothing under a name that nobody wrote', async () => {
      expect(await store.stat('models/latest.json')).toBeUndefined();
      expect(await store.read('models/latest.json')).toBeUndefined();
      expect(await store.download('models/latest.json', join(folder, 'latest.json'))).toBeUndefined();
      expect(await readdir(folder)).toEqual([]);
      expect(await names(store, '')).toEqual([]);
      expect(await put(store, 'models/latest.json', 'x', { generation: '1' })).toEqual({
        outcome: 'conflict',
      });
      expect(await names(store, '')).toEqual([]);
    });

    it('gives back what was written', async () => {
      const info = written(await put(store, 'models/v1/metrics.json', '{"accuracy":0.9}'));
      expect(info).toEqual({ name: 'models/v1/metrics.json', generation: info.generation, sizeBytes: 16 });
      expect(info.generation).toMatch(/^[1-9]\d*$/);
      expect(await store.stat('models/v1/metrics.json')).toEqual(info);
      const { bytes, ...rest } = (await store.read('models/v1/metrics.json'))!;
      expect(rest).toEqual(info);
      expect(new TextDecoder().decode(bytes)).toBe('{"accuracy":0.9}');
    });

    it('does not hand out its own memory', async () => {
      const bytes = text.encode('abc');
      written(await put(store, 'a', bytes));
      bytes[0] = 0;
      (await store.read('a'))!.bytes[1] = 0;
      expect(await content(store, 'a')).toBe('abc');
    });

    it('creates an object once', async () => {
      const first = written(await put(store, 'a', 'first'));
      expect(await put(store, 'a', 'second')).toEqual({ outcome: 'conflict' });
      expect(await put(store, 'a', 'first')).toEqual({ outcome: 'conflict' });
      expect(await content(store, 'a')).toBe('first');
      expect(await store.stat('a')).toEqual(first);
    });

    it('replaces an object only at the generation that was asked for', async () => {
      const first = written(await put(store, 'a', 'first'));
      const second = written(await put(store, 'a', 'second', first));
      expect(await put(store, 'a', 'stale', first)).toEqual({ outcome: 'conflict' });
      const wrong = String(BigInt(second.generation) + 1n);
      expect(await put(store, 'a', 'from the future', { generation: wrong })).toEqual({
        outcome: 'conflict',
      });
      expect(await content(store, 'a')).toBe('second');
      expect(await store.stat('a')).toEqual(second);
    });

    it('changes the generation with every write, of the same bytes too', async () => {
      const seen = new Set<string>();
      let info = written(await put(store, 'a', 'same'));
      seen.add(info.generation);
      for (let round = 0; round < 10; round += 1) {
        info = written(await put(store, 'a', 'same', info));
        expect(await store.stat('a')).toEqual(info);
        seen.add(info.generation);
      }
      expect(seen.size).toBe(11);
    });

    it('reads the generation that was asked for, or nothing', async () => {
      const first = written(await put(store, 'a', 'first'));
      const second = written(await put(store, 'a', 'second', first));
      expect((await store.read('a', { generation: second.generation }))?.generation).toBe(second.generation);
      expect(await store.read('a', { generation: first.generation })).toBeUndefined();
      const file = join(folder, 'a');
      expect(await store.download('a', file, { generation: first.generation })).toBeUndefined();
      expect(await store.download('a', file, { generation: second.generation })).toEqual(second);
    });

    it('keeps empty objects', async () => {
      written(await put(store, 'empty', ''));
      expect((await store.read('empty'))?.bytes).toEqual(new Uint8Array(0));
      expect((await store.download('empty', join(folder, 'empty')))?.sizeBytes).toBe(0);
      expect(await readFile(join(folder, 'empty'))).toHaveLength(0);
    });

    it('keeps 5 MiB of binary content, and downloads it with progress', async () => {
      const bytes = new Uint8Array(randomBytes(5 * 1024 * 1024));
      const info = written(await put(store, 'models/v1/model.bin', bytes));
      expect(info.sizeBytes).toBe(bytes.length);
      expect(Buffer.from((await store.read('models/v1/model.bin'))!.bytes).equals(bytes)).toBe(true);
      const steps: [number, number][] = [];
      const file = join(folder, 'new/folder/model.bin');
      const onBytes = (done: number, total: number): void => {
        steps.push([done, total]);
      };
      expect(await store.download('models/v1/model.bin', file, { onBytes })).toEqual(info);
      expect((await readFile(file)).equals(bytes)).toBe(true);
      expect(steps.at(-1)).toEqual([bytes.length, bytes.length]);
      expect(steps.every(([done], i) => i === 0 || done > steps[i - 1]![0])).toBe(true);
    });

    it('refuses to fill the memory', async () => {
      written(await put(store, 'big', new Uint8Array(1001)));
      await expect(store.read('big', { maxBytes: 1000 })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
      await expect(store.download('big', join(folder, 'big'), { maxBytes: 1000 })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
      expect((await store.read('big', { maxBytes: 1001 }))?.sizeBytes).toBe(1001);
      expect(await readdir(folder)).toEqual([]);
    });

    it('leaves the file of a download alone until the new one is whole', async () => {
      const file = join(folder, 'data.csv');
      await writeFile(file, 'before');
      expect(await store.download('gone', file)).toBeUndefined();
      expect(await readFile(file, 'utf8')).toBe('before');
      written(await put(store, 'data.csv', new Uint8Array(3 * 1024 * 1024).fill(65)));
      const during: Promise<string>[] = [];
      await store.download('data.csv', file, {
        onBytes: (done, total) => {
          if (done < total) during.push(readFile(file, 'utf8'));
        },
      });
      for (const seen of await Promise.all(during))
        expect(['before'.length, 3 * 1024 * 1024]).toContain(seen.length);
      expect(await readFile(file)).toHaveLength(3 * 1024 * 1024);
      await expect(access(`${file}.partial`)).rejects.toThrow();
    });

    it('stops when it is told to, and leaves nothing behind', async () => {
      written(await put(store, 'data.csv', new Uint8Array(3 * 1024 * 1024).fill(65)));
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(store.read('data.csv', { signal })).rejects.toThrow('enough');
      await expect(store.download('data.csv', join(folder, 'data.csv'), { signal })).rejects.toThrow(
        'enough',
      );
      expect(await readdir(folder)).toEqual([]);
    });

    it('lists by prefix, in the order of the code units', async () => {
      for (const name of [
        'models/v1/a',
        'models/v10/a',
        'models/v1.1/a',
        'models/latest.json',
        'metrics/v1.json',
        'models.txt',
        'Z',
      ]) {
        written(await put(store, name, name));
      }
      expect(await names(store, '')).toEqual([
        'Z',
        'metrics/v1.json',
        'models.txt',
        'models/latest.json',
        'models/v1.1/a',
        'models/v1/a',
        'models/v10/a',
      ]);
      expect(await names(store, 'models/')).toEqual([
        'models/latest.json',
        'models/v1.1/a',
        'models/v1/a',
        'models/v10/a',
      ]);
      expect(await names(store, 'models/v1')).toEqual(['models/v1.1/a', 'models/v1/a', 'models/v10/a']);
      expect(await names(store, 'models/v1/a')).toEqual(['models/v1/a']);
      expect(await names(store, 'models/v1/a/')).toEqual([]);
      expect(await names(store, 'nothing/here')).toEqual([]);
      const [found] = await collect(store.list('metrics/'));
      expect(found).toEqual(await store.stat('metrics/v1.json'));
    });

    it('takes odd names as they are', async () => {
      for (const name of oddNames) written(await put(store, name, name));
      for (const name of oddNames) {
        expect(await content(store, name)).toBe(name);
        expect((await store.stat(name))?.name).toBe(name);
      }
      expect(await names(store, '')).toEqual(oddNames.toSorted((a, b) => (a < b ? -1 : 1)));
      expect(await names(store, 'Ünïcödé/日')).toEqual(['Ünïcödé/日本語/файл.json']);
    });

    it('lists 2,500 objects', { timeout: 60_000 }, async () => {
      const expected = Array.from({ length: 2500 }, (_, i) => `events/${String(i).padStart(6, '0')}.json`);
      for (let from = 0; from < expected.length; from += 50) {
        await Promise.all(
          expected.slice(from, from + 50).map(async (name) => written(await put(store, name, name))),
        );
      }
      expect(await names(store, 'events/')).toEqual(expected);
      expect(await names(store, 'events/0024')).toHaveLength(100);
    });

    it('lets exactly one of 20 concurrent creators win', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, i) => put(store, 'models/latest.json', `creator ${i}`)),
      );
      const winner = outcomes.findIndex(({ outcome }) => outcome === 'written');
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
        ...Array.from({ length: 19 }, () => 'conflict'),
        'written',
      ]);
      expect(await content(store, 'models/latest.json')).toBe(`creator ${winner}`);
      expect(await store.stat('models/latest.json')).toEqual(written(outcomes[winner]!));
    });

    it('lets exactly one of 20 concurrent replacements win, time and again', async () => {
      let info = written(await put(store, 'models/latest.json', 'start'));
      for (let round = 0; round < 5; round += 1) {
        const base = info;
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, i) => put(store, 'models/latest.json', `${round}:${i}`, base)),
        );
        const winner = outcomes.findIndex(({ outcome }) => outcome === 'written');
        expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(19);
        expect(await content(store, 'models/latest.json')).toBe(`${round}:${winner}`);
        info = written(outcomes[winner]!);
        expect(await store.stat('models/latest.json')).toEqual(info);
      }
    });

    it('loses no increment of concurrent counters', async () => {
      written(await put(store, 'counter', '0'));
      const increment = async (): Promise<void> => {
        for (;;) {
          const object = (await store.read('counter'))!;
          const next = Number(new TextDecoder().decode(object.bytes)) + 1;
          if ((await put(store, 'counter', String(next), object)).outcome === 'written') return;
        }
      };
      await Promise.all(Array.from({ length: 5 }, () => increment().then(increment).then(increment)));
      expect(await content(store, 'counter')).toBe('15');
    });

    it('says where an object is', () => {
      expect(store.uri).toMatch(/^[a-z]+:\/\/.*[^/]$/);
      expect(store.uriOf('models/latest.json')).toBe(`${store.uri}/models/latest.json`);
    });
  });
}
