import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalFilesObjectStore } from '../../src/adapters/local-files/local-files-object-store.ts';
import type { ObjectInfo, ObjectStore, WriteOutcome } from '../../src/ports/object-store.ts';

const text = new TextEncoder();
const pointer = 'models/latest.json';

const put = (store: ObjectStore, name: string, content: string, at?: ObjectInfo): Promise<WriteOutcome> =>
  store.write(name, text.encode(content), at ?? 'absent', { contentType: 'text/plain' });

function written(outcome: WriteOutcome): ObjectInfo {
  if (outcome.outcome !== 'written')
    throw new Error(`the write ended as ${outcome.outcome}`, { cause: outcome });
  return outcome.info;
}

async function content(store: ObjectStore, name = pointer): Promise<string | undefined> {
  const object = await store.read(name);
  return object === undefined ? undefined : new TextDecoder().decode(object.bytes);
}

/** The visible tree: all files but those of the hidden folder. */
async function tree(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.retrain-store'))
    .sort();
}

describe('LocalFilesObjectStore', () => {
  let folder: string;
  let root: string;
  let store: LocalFilesObjectStore;
  const visible = (): string => join(root, pointer);
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-files-'));
    root = join(folder, 'store');
    store = new LocalFilesObjectStore(root);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs TypeScript in a process of its own; `store` and `put` are there. */
  function start(code: string): ChildProcess {
    const adapter = new URL('../../src/adapters/local-files/local-files-object-store.ts', import.meta.url)
      .href;
    const script = `
      const { LocalFilesObjectStore } = await import(${JSON.stringify(adapter)});
      const store = new LocalFilesObjectStore(${JSON.stringify(root)});
      const put = (content, at) => store.write(${JSON.stringify(pointer)}, Buffer.from(content), at ?? 'absent', { contentType: 'text/plain' });
      const get = () => store.read(${JSON.stringify(pointer)});
      ${code}`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  describe('shared by processes', () => {
    it('loses no increment of 4 processes with 25 each', { timeout: 60_000 }, async () => {
      written(await put(store, pointer, '[]'));
      const generations: string[] = [];
      const ends = Array.from({ length: 4 }, async (_, writer) => {
        const child = start(`
          for (let done = 0; done < 25; ) {
            const object = await get();
            const log = JSON.parse(Buffer.from(object.bytes).toString());
            const entry = { writer: ${writer}, count: done, base: object.generation };
            const result = await put(JSON.stringify([...log, entry]), object);
            if (result.outcome === 'unknown') throw result.cause;
            if (result.outcome === 'written') { done += 1; console.log(result.info.generation); }
          }`);
        child
          .stdout!.setEncoding('utf8')
          .on('data', (lines: string) => generations.push(...lines.trim().split('\n')));
        const [code] = (await once(child, 'close')) as [number];
        expect(code).toBe(0);
      });
      await Promise.all(ends);
      const log = JSON.parse((await content(store))!) as { writer: number; count: number; base: string }[];
      expect(log).toHaveLength(100);
      for (const writer of [0, 1, 2, 3]) {
        expect(log.filter((entry) => entry.writer === writer).map(({ count }) => count)).toEqual(
          Array.from({ length: 25 }, (_, i) => i),
        );
      }
      // Linear: each write was made upon the generation that the write before it got.
      expect(new Set(generations).size).toBe(100);
      const inOrder = generations.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
      expect(log.slice(1).map(({ base }) => base)).toEqual(inOrder.slice(0, -1));
      expect((await store.stat(pointer))?.generation).toBe(inOrder.at(-1));
      expect(await tree(root)).toEqual([pointer]);
    });

    it('shows whole objects whenever a writer is killed, and goes on', { timeout: 120_000 }, async () => {
      const body = (count: number): string =>
        JSON.stringify({ count, filler: String(count % 10).repeat(200_000) });
      written(await put(store, pointer, body(0)));
      let last = 0;
      for (let round = 0; round < 30; round += 1) {
        const child = start(`
          const filler = (count) => JSON.stringify({ count, filler: String(count % 10).repeat(200_000) });
          console.log('ready');
          for (;;) {
            const object = await get();
            const { count } = JSON.parse(Buffer.from(object.bytes).toString());
            const result = await put(filler(count + 1), object);
            if (result.outcome !== 'written') throw new Error(result.outcome);
            console.log(count + 1);
          }`);
        let acknowledged = last;
        const closed = once(child, 'close');
        child.stdout!.setEncoding('utf8').on('data', (lines: string) => {
          for (const line of lines.trim().split('\n')) if (line !== 'ready') acknowledged = Number(line);
        });
        await once(child.stdout!, 'data');
        await new Promise((resolve) => setTimeout(resolve, (round * 37) % 61));
        child.kill('SIGKILL');
        await closed;
        const seen = (await content(new LocalFilesObjectStore(root)))!;
        const { count } = JSON.parse(seen) as { count: number };
        expect(seen).toBe(body(count));
        // What the writer was told to be written stays written; at most the one under way is on top of it.
        expect([acknowledged, acknowledged + 1]).toContain(count);
        last = count;
        const object = (await store.read(pointer))!;
        written(await put(store, pointer, body((last += 1)), object));
        expect(await readFile(visible(), 'utf8')).toBe(body(last));
      }
      expect(last).toBeGreaterThan(30);
    });
  });

  describe('a writer killed between its commit and the visible file', () => {
    /** As such a writer leaves it: the commit is there, and the visible file is the one before. */
    async function lagging(): Promise<{ readonly before: ObjectInfo; readonly after: ObjectInfo }> {
      written(await put(store, pointer, 'first'));
      const before = written(await put(store, pointer, 'second', await store.stat(pointer)));
      await link(visible(), join(folder, 'kept'));
      const after = written(await put(store, pointer, 'third', before));
      await rename(join(folder, 'kept'), visible());
      expect(await readFile(visible(), 'utf8')).toBe('second');
      return { before, after };
    }

    it('is finished by the next reader', async () => {
      const { after } = await lagging();
      expect(await store.stat(pointer)).toEqual(after);
      expect(await content(store)).toBe('third');
      expect(await readFile(visible(), 'utf8')).toBe('third');
    });

    it('is finished by the next writer', async () => {
      const { before, after } = await lagging();
      expect(await put(store, pointer, 'stale', before)).toEqual({ outcome: 'conflict' });
      written(await put(store, pointer, 'fourth', after));
      expect(await readFile(visible(), 'utf8')).toBe('fourth');
    });

    it('is seen through by a reader that may not write', async () => {
      await lagging();
      await rm(join(root, '.retrain-store/temporary'), { recursive: true });
      await writeFile(join(root, '.retrain-store/temporary'), 'in the way');
      expect(await content(new LocalFilesObjectStore(root))).toBe('third');
    });
  });

  describe('touched by hand', () => {
    let before: ObjectInfo;
    beforeEach(async () => {
      const first = written(await put(store, pointer, 'first'));
      const second = written(await put(store, pointer, 'second', first));
      before = written(await put(store, pointer, 'third!', second));
    });

    /** A change by hand is a write like any other: seen, of a new generation, and in the way of writers that did not see it. */
    async function expectSeen(by: string): Promise<void> {
      expect(await content(store)).toBe(by);
      const seen = (await store.stat(pointer))!;
      expect(seen.generation).not.toBe(before.generation);
      expect(BigInt(seen.generation)).toBeGreaterThan(BigInt(before.generation));
      expect(await store.stat(pointer)).toEqual(seen);
      expect(await put(store, pointer, 'unaware', before)).toEqual({ outcome: 'conflict' });
      const next = written(await put(store, pointer, 'aware', seen));
      expect(await content(store)).toBe('aware');
      expect(await readFile(visible(), 'utf8')).toBe('aware');
      expect(await put(store, pointer, 'again', seen)).toEqual({ outcome: 'conflict' });
      expect(await store.stat(pointer)).toEqual(next);
    }

    it('sees a file that was edited in place, in the same moment and to the same length', async () => {
      await writeFile(visible(), 'edited');
      await expectSeen('edited');
    });

    it('sees a file that was put in its place', async () => {
      await writeFile(join(folder, 'new'), 'replaced');
      await rename(join(folder, 'new'), visible());
      await expectSeen('replaced');
    });

    it('sees a back-up that was restored with its old date', async () => {
      await writeFile(join(folder, 'old'), 'restored');
      await utimes(join(folder, 'old'), 1_000_000_000, 1_000_000_000);
      await rename(join(folder, 'old'), visible());
      await expectSeen('restored');
    });

    it('sees an earlier generation that was copied back from the hidden folder', async () => {
      const kept = join(root, '.retrain-store/generations', pointer);
      const commits = (await readdir(kept)).filter((name) => !name.startsWith('seal')).sort();
      expect(await readFile(join(kept, commits[0]!), 'utf8')).toBe('second');
      await cp(join(kept, commits[0]!), visible(), { preserveTimestamps: true });
      await expectSeen('second');
    });

    it('tells two back-ups with old dates apart', async () => {
      const generations = new Set<string>();
      for (const stamp of [1_000_000_000, 1_000_000_001, 0]) {
        await writeFile(join(folder, 'old'), 'same');
        await utimes(join(folder, 'old'), stamp, stamp);
        await rename(join(folder, 'old'), visible());
        generations.add((await store.stat(pointer))!.generation);
      }
      expect(generations.size).toBe(3);
    });

    it('has nothing where the file was deleted, and creates it anew', async () => {
      await rm(visible());
      expect(await store.read(pointer)).toBeUndefined();
      expect(await put(store, pointer, 'unaware', before)).toEqual({ outcome: 'conflict' });
      const anew = written(await put(store, pointer, 'anew'));
      expect(BigInt(anew.generation)).toBeGreaterThan(BigInt(before.generation));
      written(await put(store, pointer, 'and on', anew));
      expect(await content(store)).toBe('and on');
    });

    for (const hasHidden of [true, false]) {
      it(`works as a copy ${hasHidden ? 'with' : 'without'} the hidden folder`, async () => {
        const copy = join(folder, 'copy');
        await cp(root, copy, { recursive: true });
        if (!hasHidden) await rm(join(copy, '.retrain-store'), { recursive: true });
        const copied = new LocalFilesObjectStore(copy);
        expect(await content(copied)).toBe('third!');
        const info = (await copied.stat(pointer))!;
        expect(await copied.stat(pointer)).toEqual(info);
        const next = written(await put(copied, pointer, 'fourth', info));
        expect(await put(copied, pointer, 'stale', info)).toEqual({ outcome: 'conflict' });
        expect(await content(copied)).toBe('fourth');
        expect(await copied.stat(pointer)).toEqual(next);
        expect(await content(store)).toBe('third!');
      });
    }
  });

  describe('names', () => {
    it.each([
      '',
      '/etc/passwd',
      '../outside',
      'a/../../outside',
      'a//b',
      'a/',
      './a',
      'a/.',
      'a\0b',
      '.retrain-store/generations/x',
    ])('refuses %j', async (name) => {
      const refused = { code: 'URI_INVALID' };
      await expect(store.stat(name)).rejects.toMatchObject(refused);
      await expect(store.read(name)).rejects.toMatchObject(refused);
      await expect(put(store, name, 'x')).rejects.toMatchObject(refused);
      await expect(store.download(name, join(folder, 'x'))).rejects.toMatchObject(refused);
      expect(await readdir(folder)).toEqual([]);
    });

    it('refuses to list outside', async () => {
      await expect(store.list('../').next()).rejects.toMatchObject({ code: 'URI_INVALID' });
    });

    it('names a name that is too long', async () => {
      await expect(put(store, 'x'.repeat(300), 'x')).rejects.toMatchObject({ code: 'URI_INVALID' });
    });
  });

  describe('what is not a file', () => {
    it('is an error and not an absence', async () => {
      await mkdir(visible(), { recursive: true });
      const error = {
        code: 'STORE_NOT_A_FILE',
        message: expect.stringContaining('is a directory') as string,
      };
      await expect(store.stat(pointer)).rejects.toMatchObject(error);
      await expect(store.read(pointer)).rejects.toMatchObject(error);
      await expect(store.download(pointer, join(folder, 'x'))).rejects.toMatchObject(error);
      await expect(put(store, pointer, 'x')).rejects.toMatchObject(error);
    });

    it('is an absence where a file stands in the place of the folder', async () => {
      written(await put(store, 'models', 'a file'));
      expect(await store.stat(pointer)).toBeUndefined();
      await expect(put(store, pointer, 'x')).rejects.toMatchObject({ code: 'STORE_NOT_A_FILE' });
    });

    it('follows links within the root for reading, and never out of it', async () => {
      await writeFile(join(folder, 'secret'), 'secret');
      await mkdir(join(folder, 'elsewhere'));
      written(await put(store, 'a/real', 'real'));
      await symlink('real', join(root, 'a/inside'));
      await symlink(join(folder, 'secret'), join(root, 'a/outside'));
      await symlink(join(folder, 'elsewhere'), join(root, 'b'));
      await symlink('nowhere', join(root, 'a/broken'));
      expect(await content(store, 'a/inside')).toBe('real');
      expect(await store.stat('a/broken')).toBeUndefined();
      const refused = { code: 'STORE_NOT_A_FILE' };
      await expect(store.read('a/outside')).rejects.toMatchObject(refused);
      await expect(store.stat('b/x')).rejects.toMatchObject(refused);
      await expect(put(store, 'b/x', 'x')).rejects.toMatchObject(refused);
      await expect(put(store, 'b/c/x', 'x')).rejects.toMatchObject(refused);
      await expect(put(store, 'a/inside', 'x', await store.stat('a/inside'))).rejects.toMatchObject(refused);
      const listed: string[] = [];
      for await (const { name } of store.list('')) listed.push(name);
      expect(listed).toEqual(['a/inside', 'a/real']);
      expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
      expect(await readFile(join(root, 'a/real'), 'utf8')).toBe('real');
    });
  });

  it('reads a file anywhere, and leaves no trace of it', async () => {
    await writeFile(join(folder, 'heart disease.csv'), 'age,target\n');
    const reader = new LocalFilesObjectStore(folder);
    const info = (await reader.stat('heart disease.csv'))!;
    expect(info.sizeBytes).toBe(11);
    expect(await reader.download('heart disease.csv', join(folder, 'run/data.csv'))).toEqual(info);
    expect(reader.uriOf('heart disease.csv')).toMatch(/^file:\/\/\/.*\/heart%20disease\.csv$/);
    expect((await readdir(folder)).sort()).toEqual(['heart disease.csv', 'run']);
  });

  it('shows plain files in their places, and hides the rest', async () => {
    const first = written(await put(store, pointer, 'first'));
    written(await put(store, pointer, 'second', first));
    written(await put(store, 'models/v1/model/model.json', '{}'));
    expect(await tree(root)).toEqual([pointer, 'models/v1/model/model.json']);
    const listed: string[] = [];
    for await (const { name } of store.list('')) listed.push(name);
    expect(listed).toEqual([pointer, 'models/v1/model/model.json']);
    expect((await stat(visible())).mode & 0o444).toBe(0o444);
  });

  it('dates its files back, so that an edit right after a write is always later', async () => {
    const first = written(await put(store, pointer, 'first'));
    for (const at of [undefined, first]) {
      if (at !== undefined) written(await put(store, pointer, 'second', at));
      const { ctimeMs, mtimeMs } = await stat(visible());
      expect(ctimeMs - mtimeMs).toBeGreaterThanOrEqual(10);
    }
  });

  it('tidies up after writers that were killed more than a day ago', async () => {
    written(await put(store, 'a', 'a'));
    const temporary = join(root, '.retrain-store/temporary');
    expect(await readdir(temporary)).toEqual([]);
    await writeFile(join(temporary, 'old'), '');
    await writeFile(join(temporary, 'new'), '');
    const yesterday = Date.now() / 1000 - 90_000;
    await utimes(join(temporary, 'old'), yesterday, yesterday);
    written(await put(new LocalFilesObjectStore(root), 'b', 'b'));
    expect(await readdir(temporary)).toEqual(['new']);
  });
});
