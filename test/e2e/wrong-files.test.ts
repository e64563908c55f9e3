/** What is wrong with files and settings is told in one sentence, ends with exit code 1, and publishes nothing. */
import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  deployLocally,
  listFiles,
  listObjects,
  makeWorkspace,
  penguinConfig,
  penguins,
  readEvents,
  readJson,
  retrain,
  runAction,
  type Finished,
} from './program.ts';
import { canary, config, csv, filesOf, situations, type Situation } from './wrong-situations.ts';

const isRoot = process.getuid?.() === 0;

/** The lines that begin with a code: what a person is told. */
const told = (text: string): string[] => text.match(/^(?:::error::)?[A-Z]+(?:_[A-Z]+)*: .*$/gm) ?? [];

/** One message with this code, no stack, no value out of the data. */
function expectTold(
  finished: Finished,
  text: string,
  { code, says }: Pick<Situation, 'code' | 'says'>,
): void {
  const everything = finished.stdout + finished.stderr;
  expect(finished.code, everything).toBe(1);
  const messages = told(text);
  expect(messages, everything).toHaveLength(1);
  expect(messages[0]).toMatch(new RegExp(`^(?:::error::)?${code}: `));
  // Problems of a list stand below the message, on the runner as escaped line ends.
  const message = decodeURIComponent(
    text.slice(text.indexOf(messages[0] ?? '')).replaceAll(/%(?!0A|0D|25)/g, '%25'),
  );
  for (const part of says) expect(message.replace('::error::', '')).toMatch(part);
  expect(everything).not.toMatch(/^\s+at .*[:(]\d+/m);
  expect(everything).not.toContain(canary);
}

describe('the terminal program says in one sentence what is wrong with', () => {
  it.each(situations)('$what', async (situation) => {
    await using workspace = await makeWorkspace(filesOf(situation));
    const finished = await retrain(['run'], { cwd: workspace.path });
    expectTold(finished, finished.stderr, situation);
    expect(finished.stdout).toBe('');
    expect(await listObjects(join(workspace.path, 'store'))).toEqual([]);
  });
});

describe('the action says in one annotation what is wrong with', () => {
  it.each(situations)('$what', async (situation) => {
    await using workspace = await makeWorkspace(filesOf(situation));
    const finished = await runAction('run', { config: 'retrain.yml' }, { workspace: workspace.path });
    expectTold(finished, finished.stdout, situation);
    expect(finished.stdout.match(/^::error/gm)).toHaveLength(1);
    expect(finished.summary).toContain(situation.code);
    expect(finished.summary).not.toContain(canary);
    expect(finished.outputs).toEqual({});
    expect(await listObjects(join(workspace.path, 'store'))).toEqual([]);
  });
});

describe('a store in a bad state', () => {
  it.each([
    { what: 'is no JSON', pointer: '{"schema": "retrain.poin', says: /is not JSON/ },
    {
      what: 'is of an unknown schema',
      pointer: '{"schema": "retrain.pointer/99"}',
      says: /does not have the form/,
    },
    { what: 'is empty', pointer: '', says: /cannot be trusted/ },
  ])('stops the run when latest.json $what, and keeps its bytes', async ({ pointer, says }) => {
    await using workspace = await makeWorkspace({
      'retrain.yml': config(),
      'data.csv': csv,
      'store/models/latest.json': pointer,
    });
    for (const args of [
      ['run'],
      ['run', '--force', '--force-reason', 'a try'],
      ['rollback', '--reason', 'a try'],
    ]) {
      const finished = await retrain(args, { cwd: workspace.path });
      expectTold(finished, finished.stderr, {
        code: 'POINTER_CORRUPT',
        says: [/models\/latest\.json/, says, /Nothing was changed/, /Restore an earlier generation/],
      });
    }
    expect(await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8')).toBe(pointer);
    expect(await listObjects(join(workspace.path, 'store'))).toEqual(['models/latest.json']);
  });

  it('holds when the champion cannot be scored because its manifest is gone', async () => {
    await using workspace = await makeWorkspace({
      'retrain.yml': penguinConfig,
      'penguins.json': await penguins({ every: 3 }),
    });
    expect((await retrain(['run'], { cwd: workspace.path })).code).toBe(0);
    const { version } = await readJson<{ version: string }>(workspace.path, 'store/models/latest.json');
    const pointer = await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8');
    await using without = await makeWorkspace({ 'penguins.json': await penguins() });
    await rm(join(workspace.path, 'store/models', version, 'manifest.json'));
    const finished = await retrain(['run', '--source', join(without.path, 'penguins.json')], {
      cwd: workspace.path,
    });
    expect(finished.code, finished.stderr).toBe(0);
    expect(finished.stdout).toMatch(/^Verdict: (?:hold|inconclusive)$/m);
    expect(finished.stdout).toContain(version);
    expect(await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8')).toBe(pointer);
    expect(await readEvents(workspace, 'held')).toHaveLength(1);
  });

  it.skipIf(isRoot)('says so when the folder may not be written', async () => {
    await using workspace = await makeWorkspace({
      'retrain.yml': config(),
      'data.csv': csv,
      'store/models/note.txt': 'x',
    });
    for (const folder of ['store/models', 'store']) await chmod(join(workspace.path, folder), 0o555);
    try {
      const finished = await retrain(['run'], { cwd: workspace.path });
      expectTold(finished, finished.stderr, { code: 'STORE_PERMISSION', says: [/\/store/, /Give the user/] });
    } finally {
      for (const folder of ['store', 'store/models']) await chmod(join(workspace.path, folder), 0o755);
    }
    expect(await listObjects(join(workspace.path, 'store'))).toEqual(['models/note.txt']);
  });

  it.skipIf(isRoot)('says so when the run directory may not be written', async () => {
    await using workspace = await makeWorkspace({
      'retrain.yml': config({ more: 'work_dir: work' }),
      'data.csv': csv,
      'work/note.txt': 'x',
    });
    await chmod(join(workspace.path, 'work'), 0o555);
    try {
      const finished = await retrain(['run'], { cwd: workspace.path });
      expectTold(finished, finished.stderr, {
        code: 'RUN_DIRECTORY_UNUSABLE',
        says: [/\/work cannot be used/, /work_dir/],
      });
    } finally {
      await chmod(join(workspace.path, 'work'), 0o755);
    }
    expect(await listObjects(join(workspace.path, 'store'))).toEqual([]);
  });
});

describe('a function that cannot be deployed', () => {
  it('leaves the pointer alone when its port is in use, and no process behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await using workspace = await makeWorkspace({
        'retrain.yml': penguinConfig + deployLocally,
        'penguins.json': await penguins(),
      });
      const finished = await retrain(['run', '--port', String(port)], { cwd: workspace.path });
      expectTold(finished, finished.stderr, {
        code: 'DEPLOY_FAILED',
        says: [new RegExp(`Port ${port} cannot be used`), /deploy\.port/],
      });
      const objects = await listObjects(join(workspace.path, 'store'));
      expect(objects).not.toContain('models/latest.json');
      expect(objects.filter((name) => name.endsWith('/manifest.json'))).toHaveLength(1);
      const functions = await listFiles(join(workspace.path, '.retrain-functions'));
      expect(functions.filter((name) => name.endsWith('process.json'))).toEqual([]);
    } finally {
      other.close();
    }
  });
});
