/** The loop with the store and the dataset in a bucket: the real client against a server on loopback. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GcsObjectStore } from '../../src/adapters/gcs/gcs-object-store.ts';
import { readPointer } from '../../src/registry/read-pointer.ts';
import { readManifest, readVersionFiles } from '../../src/registry/read-version.ts';
import type { Pointer } from '../../src/contract/store-files.ts';
import { startFakeGcs, type FakeGcs } from '../fakes/gcs/start-fake-gcs.ts';
import {
  listObjects,
  makeWorkspace,
  penguinConfig,
  penguins,
  retrain,
  runAction,
  type Finished,
  type Workspace,
} from './program.ts';
import { join } from 'node:path';

const bucketConfig = penguinConfig
  .replace('store: store', 'store: gs://models/penguins/store')
  .replace('source: penguins.json', 'source: gs://data/raw/penguins.json');

/** Object names with what differs from run to run put aside: versions, run ids and digests. */
function shapes(names: readonly string[]): string[] {
  return names
    .map((name) =>
      name
        .replaceAll(/d\d+-rlocal[0-9a-f]+\.1-[0-9a-f]{12}/g, '<version>')
        .replace(/-[0-9a-f]{16}\.json$/, '-<digest>.json')
        .replace(/^events\/d\d+/, 'events/d<generation>'),
    )
    .sort();
}

describe('a store in a bucket', () => {
  let gcs: FakeGcs;
  let workspace: Workspace;
  let store: GcsObjectStore;
  let environment: Record<string, string>;
  const champions: string[] = [];

  const run = (...args: string[]): Promise<Finished> => retrain(args, { cwd: workspace.path, environment });
  async function upload(text: string): Promise<void> {
    const data = new GcsObjectStore({ bucket: 'data', prefix: 'raw', apiEndpoint: gcs.url });
    const before = await data.stat('penguins.json');
    const written = await data.write(
      'penguins.json',
      Buffer.from(text),
      before === undefined ? 'absent' : { generation: before.generation },
      { contentType: 'application/json' },
    );
    expect(written.outcome).toBe('written');
  }
  /** The champion, every byte of its version checked. */
  async function champion(): Promise<Pointer> {
    const current = await readPointer(store);
    if (current === undefined) throw new Error('there is no champion');
    await readVersionFiles(
      store,
      await readManifest(store, current.pointer.version, current.pointer.manifest_sha256),
    );
    return current.pointer;
  }
  async function names(): Promise<string[]> {
    const found: string[] = [];
    for await (const { name } of store.list('')) found.push(name);
    return found;
  }

  beforeAll(async () => {
    gcs = await startFakeGcs(['models', 'data']);
    // Credentials would be asked for far away: there are none, and none may be needed.
    environment = { RETRAIN_GCS_ENDPOINT: gcs.url, HOME: '/nonexistent' };
    store = new GcsObjectStore({ bucket: 'models', prefix: 'penguins/store', apiEndpoint: gcs.url });
    workspace = await makeWorkspace({ 'retrain.yml': bucketConfig });
  });
  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
    await gcs.close();
  });

  it('says that there is no dataset, and publishes nothing', async () => {
    const finished = await run('run');
    expect(finished.code).toBe(1);
    expect(finished.stderr).toMatch(
      /^DATASET_NOT_FOUND: dataset\.source: .*gs:\/\/data\/raw\/penguins\.json/m,
    );
    expect(await names()).toEqual([]);
  });

  it('bootstraps', async () => {
    await upload(await penguins({ every: 3 }));
    const finished = await run('run');
    expect(finished.code, finished.stderr).toBe(0);
    const pointer = await champion();
    expect(pointer).toMatchObject({
      kind: 'bootstrap',
      sequence: 1,
      data: { uri: 'gs://data/raw/penguins.json' },
    });
    expect(finished.stdout).toContain(`gs://models/penguins/store/models/${pointer.version}`);
    champions.push(pointer.version);
  });

  it('never lets a cache answer for the pointer', () => {
    const inserts = gcs.requests.filter(
      ({ operation, name, body }) =>
        operation === 'insert' &&
        (name?.endsWith('latest.json') === true || body.includes('models/latest.json')),
    );
    expect(inserts.length).toBeGreaterThan(0);
    for (const { body, query } of inserts) {
      expect(body.toString('latin1')).toContain('no-store');
      expect(query.get('ifGenerationMatch')).not.toBeNull();
    }
  });

  it('promotes a candidate of the grown dataset, the champion scored', async () => {
    await upload(await penguins());
    const finished = await run('run');
    expect(finished.code, finished.stderr).toBe(0);
    const pointer = await champion();
    expect(pointer).toMatchObject({ kind: 'promote', sequence: 2, previous: { version: champions[0] } });
    champions.push(pointer.version);
  });

  it('is used by the action in the same way', async () => {
    const finished = await runAction(
      'run',
      { config: 'retrain.yml' },
      { workspace: workspace.path, environment },
    );
    expect(finished.code, finished.stdout).toBe(0);
    expect(finished.outputs).toMatchObject({ promoted: 'false', outcome: 'unchanged', champion: 'scored' });
    expect((await champion()).sequence).toBe(2);
  });

  it('rolls back', async () => {
    const finished = await run('rollback', '--reason', 'answers looked wrong');
    expect(finished.code, finished.stderr).toBe(0);
    expect(await champion()).toMatchObject({ kind: 'rollback', sequence: 3, version: champions[0] });
    const history = await run('history', '--json');
    expect(JSON.parse(history.stdout)).toMatchObject({ champion: champions[0], sequence: 3 });
  });

  it('has the names that a folder has', async () => {
    await using local = await makeWorkspace({
      'retrain.yml': penguinConfig,
      'penguins.json': await penguins({ every: 3 }),
    });
    await using other = await makeWorkspace({
      'retrain.yml': bucketConfig.replace('penguins/store', 'other'),
    });
    await upload(await penguins({ every: 3 }));
    expect((await retrain(['run'], { cwd: local.path })).code).toBe(0);
    expect((await retrain(['run'], { cwd: other.path, environment })).code).toBe(0);
    const inBucket: string[] = [];
    for await (const { name } of new GcsObjectStore({
      bucket: 'models',
      prefix: 'other',
      apiEndpoint: gcs.url,
    }).list(''))
      inBucket.push(name);
    const inFolder = await listObjects(join(local.path, 'store'));
    expect(inFolder.length).toBeGreaterThan(10);
    expect(shapes(inBucket)).toEqual(shapes(inFolder));
  });

  it.each([
    { what: 'the dataset', name: 'raw/penguins.json', bucket: 'data' },
    {
      what: 'the pointer, which is not the same as no champion',
      name: 'penguins/store/models/latest.json',
      bucket: 'models',
    },
  ])('tells in one sentence which role is missing to read $what', async ({ name, bucket }) => {
    const before = await names();
    gcs.faults.add('return-403', { operation: 'media', name });
    const finished = await run('run');
    expect(finished.code).toBe(1);
    expect(finished.stderr.match(/^[A-Z]+_[A-Z_]+: .*$/gm)).toHaveLength(1);
    expect(finished.stderr).toMatch(
      new RegExp(
        `^STORE_PERMISSION: .*${name} in the bucket ${bucket}: grant them roles/storage\\.\\w+`,
        'm',
      ),
    );
    expect(gcs.faults.remaining).toEqual([]);
    expect(await names()).toEqual(before);
  });
});
