import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolldown } from 'rolldown';
import { LocalFunctionHost } from '../../src/adapters/local-function/local-function-host.ts';
import { SystemClock } from '../../src/adapters/system-clock/system-clock.ts';
import { functionHostContract } from './function-host.ts';

const root = join(import.meta.dirname, '..', '..');
let built = '';

/** As it is shipped: one file, with nothing around it to import from. */
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'retrain-launcher-'));
  await writeFile(join(built, 'package.json'), '{ "type": "module" }');
  await using build = await rolldown({
    cwd: root,
    platform: 'node',
    input: { launcher: join(root, 'src/adapters/local-function/launch.ts') },
    // Packages use eval and the like; what counts is that the bundle runs.
    logLevel: 'silent',
  });
  await build.write({ dir: built, format: 'esm', codeSplitting: false, entryFileNames: '[name].js' });
});
afterAll(() => rm(built, { recursive: true, force: true }));

async function processIds(directory: string, revision = ''): Promise<number[]> {
  const entries = await readdir(directory, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith(join(revision, 'process.json')));
  return Promise.all(
    files.map(
      async (file) => (JSON.parse(await readFile(join(directory, file), 'utf8')) as { pid: number }).pid,
    ),
  );
}

/** Ends processes that this test has started. */
function endProcesses(ids: readonly number[]): void {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // Has ended by itself.
    }
  }
}

async function openWorld(port = 0) {
  const directory = await mkdtemp(join(tmpdir(), 'retrain-functions-'));
  const launcher = join(built, 'launcher.js');
  return {
    directory,
    host: (startupMs = 10_000) =>
      new LocalFunctionHost({
        directory,
        functionName: 'penguins',
        port,
        launcher,
        startupMs,
        clock: new SystemClock(),
      }),
    async end() {
      endProcesses(await processIds(directory));
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

functionHostContract('LocalFunctionHost', () => openWorld());

describe('LocalFunctionHost', { timeout: 60_000 }, () => {
  async function folder(directory: string): Promise<string> {
    const path = join(directory, 'source');
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'package.json'), '{ "type": "module" }');
    await writeFile(
      join(path, 'index.js'),
      `export const retrain = (request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ model_version: 'v1', revision: process.env.K_REVISION, environment: process.env }));
      };`,
    );
    return path;
  }

  it('listens on the loopback interface only, and hands no secret of the run to the function', async () => {
    const world = await openWorld();
    process.env['RETRAIN_TEST_TOKEN'] = 'secret';
    try {
      const host = world.host();
      const { url } = await host.shift(await host.start(await folder(world.directory), 'v1'));
      expect(new URL(url).hostname).toBe('127.0.0.1');
      const { environment } = (await (await fetch(url)).json()) as { environment: Record<string, string> };
      expect(environment).toHaveProperty('PATH');
      expect(JSON.stringify(environment)).not.toContain('secret');
      // Linux answers all of 127.0.0.0/8 when a server listens on every interface.
      if (process.platform === 'linux')
        await expect(fetch(url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed');
    } finally {
      delete process.env['RETRAIN_TEST_TOKEN'];
      await world.end();
    }
  });

  it('says which port another program has, and leaves the traffic where it is', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const world = await openWorld(port);
    try {
      const host = world.host();
      const revision = await host.start(await folder(world.directory), 'v1');
      await expect(host.shift(revision)).rejects.toThrow(`Port ${port} cannot be used`);
      expect(await host.current()).toBeUndefined();
      other.close();
      await once(other, 'close');
      expect((await host.shift(revision)).url).toBe(`http://127.0.0.1:${port}`);
    } finally {
      other.close();
      await world.end();
    }
  });

  it('reports a function whose process has ended, and deploys it anew at the same address', async () => {
    const world = await openWorld();
    try {
      const host = world.host();
      const { url } = await host.shift(await host.start(await folder(world.directory), 'v1'));
      endProcesses(await processIds(world.directory));
      await expect.poll(async () => (await host.current())?.running).toBe(false);
      expect((await host.shift(await host.start(await folder(world.directory), 'v1'))).url).toBe(url);
      expect(await host.current()).toMatchObject({ version: 'v1', url, running: true });
    } finally {
      await world.end();
    }
  });

  it('gives the port back to the old revision when the new one dies before it takes over', async () => {
    const world = await openWorld();
    try {
      const host = world.host();
      const first = await host.start(await folder(world.directory), 'v1');
      const { url } = await host.shift(first);
      const second = await host.start(await folder(world.directory), 'v1');
      endProcesses(await processIds(world.directory, second.revision));
      await expect(host.shift(second)).rejects.toThrow(
        `The process of the revision ${second.revision} does not answer.`,
      );
      expect(await host.current()).toEqual({ revision: first.revision, version: 'v1', url, running: true });
    } finally {
      await world.end();
    }
  });

  it('puts right what a run that was cut short has left', async () => {
    const world = await openWorld();
    try {
      const host = world.host();
      const first = await host.start(await folder(world.directory), 'v1');
      const { url } = await host.shift(first);
      const second = await host.start(await folder(world.directory), 'v1');
      const state = await readFile(join(world.directory, 'penguins', 'state.json'), 'utf8');
      await host.shift(second);
      // The traffic has moved, but the state was never written; and a third revision was started and forgotten.
      await writeFile(join(world.directory, 'penguins', 'state.json'), state);
      const forgotten = await host.start(await folder(world.directory), 'v1');
      expect(await host.current()).toMatchObject({ revision: first.revision, running: false });
      const fourth = await host.start(await folder(world.directory), 'v1');
      expect((await host.shift(fourth)).url).toBe(url);
      expect(await host.current()).toMatchObject({ revision: fourth.revision, running: true });
      await expect(fetch(forgotten.url)).rejects.toThrow('fetch failed');
    } finally {
      await world.end();
    }
  });

  it('keeps the newest revisions and deletes older files', async () => {
    const world = await openWorld();
    try {
      const host = world.host();
      for (let round = 0; round < 7; round++)
        await host.shift(await host.start(await folder(world.directory), 'v1'));
      const names = (await readdir(join(world.directory, 'penguins'))).sort();
      expect(names).toEqual(['00003-v1', '00004-v1', '00005-v1', '00006-v1', '00007-v1', 'state.json']);
    } finally {
      await world.end();
    }
  });

  it('refuses a damaged state and does not overwrite it', async () => {
    const world = await openWorld();
    try {
      const file = join(world.directory, 'penguins', 'state.json');
      await mkdir(join(world.directory, 'penguins'));
      await writeFile(file, '{');
      await expect(world.host().current()).rejects.toThrow('is damaged');
      expect(await readFile(file, 'utf8')).toBe('{');
    } finally {
      await world.end();
    }
  });
});
