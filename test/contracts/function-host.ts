import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RetrainError } from '../../src/contract/retrain-error.ts';
import type { FunctionHost } from '../../src/ports/function-host.ts';

/** One world in which functions run; every host of it sees the same function. */
export interface FunctionWorld {
  host(startupMs?: number): FunctionHost;
  /** Ends everything that runs in it. */
  end(): Promise<void>;
}

/** A function of a few lines that answers as ours does, with what a test wants to go wrong before or in it. */
function source(
  version: string,
  { before = '', healthStatus = 200, healthBody = `{ status: 'ok', model_version: '${version}' }` } = {},
): string {
  return `import { existsSync } from 'node:fs';
${before}
const answers = {
  '/healthz': [${healthStatus}, ${healthBody}],
  '/version': [200, { model_version: '${version}', revision: process.env.K_REVISION }],
};
export const retrain = async (request, response) => {
  const wait = new URL(request.url, 'http://localhost').searchParams.get('until');
  if (wait !== null) {
    response.flushHeaders();
    while (!existsSync(wait)) await new Promise((resolve) => setTimeout(resolve, 5));
    response.end(JSON.stringify({ model_version: '${version}' }));
    return;
  }
  const [status, body] = answers[request.url] ?? [200, { model_version: '${version}', pid: process.pid }];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
`;
}

async function askVersion(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/anything`, { headers: { connection: 'close' } });
    return ((await response.json()) as { model_version: string }).model_version;
  } catch {
    return undefined;
  }
}

async function failure(outcome: Promise<unknown>): Promise<RetrainError> {
  const found = await outcome.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (found instanceof RetrainError) return found;
  throw new Error('no RetrainError', { cause: found });
}

/** What every function host does, whatever it is made of. */
export function functionHostContract(name: string, openWorld: () => Promise<FunctionWorld>): void {
  // Each test starts several processes; on a busy machine that takes its time.
  describe(`${name}: the contract of FunctionHost`, { timeout: 60_000 }, () => {
    let scratch = '';
    let world: FunctionWorld;

    beforeEach(async () => {
      scratch = await mkdtemp(join(tmpdir(), 'retrain-function-'));
      world = await openWorld();
    });
    afterEach(async () => {
      await world.end();
      await rm(scratch, { recursive: true, force: true });
    });

    async function folder(version: string, script = source(version)): Promise<string> {
      const path = join(scratch, version);
      await mkdir(path, { recursive: true });
      await writeFile(join(path, 'package.json'), '{ "type": "module", "main": "index.js" }');
      await writeFile(join(path, 'index.js'), script);
      return path;
    }

    async function deploy(version: string) {
      const host = world.host();
      const revision = await host.start(await folder(version), version);
      return { revision, ...(await host.shift(revision)) };
    }

    it('has nothing at first', async () => {
      expect(await world.host().current()).toBeUndefined();
    });

    it('starts a revision that answers at its own address and has no traffic', async () => {
      const host = world.host();
      const revision = await host.start(await folder('v1'), 'v1');
      expect(revision.version).toBe('v1');
      expect(await askVersion(revision.url)).toBe('v1');
      expect(await host.current()).toBeUndefined();
    });

    it('does not need the folder after the start', async () => {
      const host = world.host();
      const path = await folder('v1');
      const revision = await host.start(path, 'v1');
      await rm(path, { recursive: true });
      expect(await askVersion((await host.shift(revision)).url)).toBe('v1');
    });

    it('moves the traffic to a revision, and keeps the address from then on', async () => {
      const first = await deploy('v1');
      expect(await askVersion(first.url)).toBe('v1');
      expect(await world.host().current()).toEqual({
        revision: first.revision.revision,
        version: 'v1',
        url: first.url,
        running: true,
      });

      const host = world.host();
      const second = await host.start(await folder('v2'), 'v2');
      expect(second.revision).not.toBe(first.revision.revision);
      expect(await askVersion(first.url)).toBe('v1');
      expect(await askVersion(second.url)).toBe('v2');

      expect((await host.shift(second)).url).toBe(first.url);
      expect(await askVersion(first.url)).toBe('v2');
      expect(await host.current()).toEqual({
        revision: second.revision,
        version: 'v2',
        url: first.url,
        running: true,
      });
    });

    it('finishes requests that are under way when the traffic moves', async () => {
      const { url } = await deploy('v1');
      const file = join(scratch, 'finish');
      // The headers are there, so the old revision has the request; the rest of the answer waits for the file.
      const underWay = await fetch(`${url}/?until=${encodeURIComponent(file)}`);
      await deploy('v2');
      await writeFile(file, '');
      expect(await underWay.json()).toEqual({ model_version: 'v1' });
      expect(await askVersion(url)).toBe('v2');
    });

    it('goes back to an older version like to any other', async () => {
      const { url } = await deploy('v1');
      await deploy('v2');
      const again = await deploy('v1');
      expect(again.url).toBe(url);
      expect(await askVersion(url)).toBe('v1');
    });

    it('takes a revision that has the traffic already', async () => {
      const { url, revision } = await deploy('v1');
      expect((await world.host().shift(revision)).url).toBe(url);
      expect(await askVersion(url)).toBe('v1');
    });

    it('ends a revision that is discarded, and only that one', async () => {
      const { url } = await deploy('v1');
      const host = world.host();
      const second = await host.start(await folder('v2'), 'v2');
      await host.discard(second);
      expect(await askVersion(second.url)).toBeUndefined();
      expect(await askVersion(url)).toBe('v1');
      await host.discard(second);
    });

    it('knows whether a revision was started from these very files', async () => {
      const host = world.host();
      const same = await folder('v1');
      const revision = await host.start(same, 'v1');
      expect(await host.isFrom(revision, same)).toBe(true);
      expect(await host.isFrom(revision, await folder('v2'))).toBe(false);
      await writeFile(join(same, 'more.json'), '{}');
      expect(await host.isFrom(revision, same)).toBe(false);
      await host.discard(revision);
    });

    it('is stopped, and remembers what served; a stop with nothing running does nothing', async () => {
      expect(await world.host().stop()).toBe(0);
      const { url } = await deploy('v1');
      expect(await world.host().stop()).toBe(1);
      expect(await askVersion(url)).toBeUndefined();
      expect(await world.host().current()).toMatchObject({ version: 'v1', running: false });
      expect(await world.host().stop()).toBe(0);
      expect((await deploy('v2')).url).toBe(url);
      expect(await askVersion(url)).toBe('v2');
    });

    it('does not discard the revision that has the traffic', async () => {
      const { url, revision } = await deploy('v1');
      expect((await failure(world.host().discard(revision))).code).toBe('DEPLOY_FAILED');
      expect(await askVersion(url)).toBe('v1');
    });

    it.each([
      [
        'does not load',
        source('v2', { before: 'throw new Error("broken bundle");' }),
        'exit code 1',
        'broken bundle',
      ],
      ['exports no function', 'export const other = 1;', 'exit code 1', 'does not export a function'],
      [
        'is not healthy',
        source('v2', {
          healthStatus: 503,
          healthBody: `{ error: { message: 'model/model.json is damaged.' } }`,
        }),
        'model/model.json is damaged',
        'Serving',
      ],
      ['serves another version', source('v3'), 'serves the version v3 and not v2', 'Serving'],
    ])(
      'refuses a function that %s, naming the log, while the old one serves',
      async (_, script, message, logged) => {
        const { url } = await deploy('v1');
        const error = await failure(world.host().start(await folder('v2', script), 'v2'));
        expect(error.code).toBe('DEPLOY_FAILED');
        expect(error.message).toContain(message);
        const log = /Its log is (.+)\.$/.exec(error.message)?.[1];
        expect(await readFile(log ?? '', 'utf8')).toContain(logged);
        expect(await askVersion(url)).toBe('v1');
        expect((await world.host().current())?.version).toBe('v1');
      },
    );

    it('waits for a slow start until the deadline and no longer', async () => {
      const never = 'const alive = setInterval(() => undefined, 1000); await new Promise(() => alive);';
      const error = await failure(
        world.host(400).start(await folder('v1', source('v1', { before: never })), 'v1'),
      );
      expect(error.code).toBe('DEPLOY_FAILED');
      expect(error.message).toContain('was not ready within 0.4 seconds');
      const late = 'await new Promise((resolve) => setTimeout(resolve, 300));';
      expect(
        (await world.host().start(await folder('v2', source('v2', { before: late })), 'v2')).version,
      ).toBe('v2');
    });

    it('can be cancelled while it waits', async () => {
      const never = 'const alive = setInterval(() => undefined, 1000); await new Promise(() => alive);';
      const path = await folder('v1', source('v1', { before: never }));
      const controller = new AbortController();
      const starting = failure(world.host().start(path, 'v1', controller.signal));
      setTimeout(() => {
        controller.abort();
      }, 50);
      expect((await starting).code).toBe('CANCELLED');
      expect((await failure(world.host().start(path, 'v1', AbortSignal.abort()))).code).toBe('CANCELLED');
    });

    it('does not move the traffic to a revision that has ended', async () => {
      const { url } = await deploy('v1');
      const host = world.host();
      const second = await host.start(await folder('v2'), 'v2');
      await host.discard(second);
      expect((await failure(host.shift(second))).code).toBe('DEPLOY_FAILED');
      expect(await askVersion(url)).toBe('v1');
      expect((await host.current())?.version).toBe('v1');
    });
  });
}
