import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSameWriting, stampOf, type Stamp } from './written-stamp.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrain-stamp-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function stamp(path: string): Promise<Stamp> {
  const found = await stampOf(path);
  if (found === undefined) throw new Error('nothing there');
  return found;
}

it('is nothing where nothing is', async () => {
  expect(await stampOf(join(folder, 'none'))).toBeUndefined();
  expect(isSameWriting(undefined, await stamp(folder))).toBe(false);
});

it('tells a file that was written over, also with the same bytes', async () => {
  const file = join(folder, 'model.bin');
  await writeFile(file, 'a');
  await utimes(file, 1000, 1000);
  const before = await stamp(file);
  expect(isSameWriting(before, await stamp(file))).toBe(true);
  await writeFile(file, 'a');
  expect(isSameWriting(before, await stamp(file))).toBe(false);
});

it('tells a folder in which a file was written over', async () => {
  const file = join(folder, 'model', 'deep', 'weights.bin');
  await mkdir(join(folder, 'model', 'deep'), { recursive: true });
  await writeFile(file, 'a');
  for (const path of [file, join(folder, 'model', 'deep'), join(folder, 'model')])
    await utimes(path, 1000, 1000);
  const before = await stamp(join(folder, 'model'));
  expect(isSameWriting(before, await stamp(join(folder, 'model')))).toBe(true);
  await writeFile(file, 'b');
  expect(isSameWriting(before, await stamp(join(folder, 'model')))).toBe(false);
});
