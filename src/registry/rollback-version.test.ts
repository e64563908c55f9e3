import { beforeEach, describe, expect, it } from 'vitest';
import { existingObject } from '../../test/fakes/existing-object.ts';
import { FaultyObjectStore } from '../../test/fakes/faulty-object-store.ts';
import { InstantClock } from '../../test/fakes/instant-clock.ts';
import { promoteTestVersion } from '../../test/fakes/promote-test-version.ts';
import { publishTestVersion, testRun } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readPointer } from './read-pointer.ts';
import { rollbackTarget, rollbackVersion, type Rollback } from './rollback-version.ts';

const pointerName = 'models/latest.json';

describe('rollback', () => {
  let others: ObjectStore;
  let store: FaultyObjectStore;
  let clock: InstantClock;
  /** The versions a, b and c, promoted in this order. */
  let versions: readonly [string, string, string];

  beforeEach(async () => {
    others = new MemoryObjectStore('gs://bucket/store');
    store = new FaultyObjectStore(others, pointerName);
    clock = new InstantClock();
    const promote = async (model: string, run: string): Promise<string> =>
      (await promoteTestVersion(others, { model, run })).currentVersion;
    versions = [await promote('a', '101'), await promote('b', '102'), await promote('c', '103')];
  });

  let nonces = 0;
  async function rollBack(toVersion?: string): Promise<Rollback> {
    const target = await rollbackTarget(store, toVersion);
    nonces += 1;
    return rollbackVersion(
      store,
      { target, reason: 'worse', nonce: `nonce-of-rollback-${nonces}`, run: testRun('200') },
      clock,
    );
  }
  const pointer = async () => (await readPointer(others))?.pointer;
  const digestOf = async (model: string): Promise<string> =>
    (await publishTestVersion(others, { model, run: '999' })).modelSha256;

  it('goes back to the version before, and locks the bad model up', async () => {
    expect(await rollBack()).toMatchObject({
      version: versions[1],
      previousVersion: versions[2],
      sequence: 4,
    });
    expect(await pointer()).toMatchObject({
      version: versions[1],
      kind: 'rollback',
      sequence: 4,
      quarantine: [await digestOf('c')],
      previous: { version: versions[2] },
      run: { id: '200' },
    });
  });

  it('does not go back to what was rolled back itself', async () => {
    await rollBack();
    expect(await rollBack()).toMatchObject({
      version: versions[0],
      previousVersion: versions[1],
      sequence: 5,
    });
    expect((await pointer())?.quarantine).toEqual([await digestOf('b'), await digestOf('c')].sort());
    await expect(rollBack()).rejects.toMatchObject({ code: 'ROLLBACK_IMPOSSIBLE' });
  });

  it('goes to the version that is named, and lets its model out', async () => {
    expect(await rollBack(versions[0])).toMatchObject({ version: versions[0], previousVersion: versions[2] });
    expect(await rollBack(versions[2])).toMatchObject({ version: versions[2], previousVersion: versions[0] });
    expect((await pointer())?.quarantine).toEqual([await digestOf('a')]);
  });

  it('goes to a version that never served', async () => {
    const { version } = await publishTestVersion(others, { model: 'held', run: '104', verdict: 'hold' });
    expect(await rollBack(version)).toMatchObject({ version, sequence: 4 });
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const same = await publishTestVersion(others, { model: 'c', run: '105' });
    const refused: [string, string][] = [
      [versions[2], 'ROLLBACK_IMPOSSIBLE'],
      [same.version, 'ROLLBACK_IMPOSSIBLE'],
      ['d1-r1.1-000000000000', 'VERSION_NOT_FOUND'],
      ['../../etc', 'VERSION_NOT_FOUND'],
    ];
    for (const [version, code] of refused) await expect(rollBack(version)).rejects.toMatchObject({ code });
    await expect(rollbackTarget(new MemoryObjectStore())).rejects.toMatchObject({
      code: 'ROLLBACK_IMPOSSIBLE',
    });
    const target = await rollbackTarget(store);
    const request = { target, nonce: 'nonce-of-nothing', run: testRun() };
    await expect(rollbackVersion(store, { ...request, reason: ' ' }, clock)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect((await pointer())?.sequence).toBe(3);
    expect(store.sent).toEqual([]);
  });

  it('does not go to a version that is damaged', async () => {
    const object = await existingObject(others, `models/${versions[1]}/metrics.json`);
    await others.write(object.name, new Uint8Array(2), object, { contentType: 'application/json' });
    await expect(rollBack()).rejects.toMatchObject({ code: 'VERSION_CORRUPT' });
    expect(await rollBack(versions[0])).toMatchObject({ version: versions[0] });
  });

  it('finds itself when the answer is lost', async () => {
    store.faults.push('apply-then-lose');
    expect(await rollBack()).toMatchObject({ version: versions[1], sequence: 4 });
    expect(store.sent).toHaveLength(1);
  });

  it('gives way to a promotion at the same time', async () => {
    const target = await rollbackTarget(store);
    const { currentVersion } = await promoteTestVersion(others, { model: 'd', run: '106' });
    const request = { target, reason: 'worse', nonce: 'nonce-too-late', run: testRun() };
    await expect(rollbackVersion(store, request, clock)).rejects.toMatchObject({
      code: 'ROLLBACK_IMPOSSIBLE',
      message: expect.stringContaining(currentVersion) as string,
    });
    expect((await pointer())?.version).toBe(currentVersion);
  });

  it('says how to find out when it cannot ask', async () => {
    store.faults.push('lose');
    store.turn = (request) => {
      if (request === `write ${pointerName}`) store.failingReads = 3;
      return Promise.resolve();
    };
    await expect(rollBack()).rejects.toMatchObject({
      code: 'PROMOTION_UNKNOWN',
      message: expect.stringContaining(
        "gcloud storage cat 'gs://bucket/store/models/latest.json' | grep 'nonce-of-rollback",
      ) as string,
    });
  });
});
