import { describe, expect, it } from 'vitest';
import { existingObject } from '../../test/fakes/existing-object.ts';
import { InstantClock } from '../../test/fakes/instant-clock.ts';
import { promoteTestVersion } from '../../test/fakes/promote-test-version.ts';
import { publishTestVersion, testRun } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { appendEvent } from './append-event.ts';
import { readHistory } from './read-history.ts';
import { rollbackTarget, rollbackVersion } from './rollback-version.ts';

describe('readHistory', () => {
  it('is empty where nothing was published', async () => {
    expect(await readHistory(new MemoryObjectStore())).toEqual({
      current: undefined,
      versions: [],
      unreadableEvents: [],
    });
  });

  it('tells what was published, what served when, and why', async () => {
    const store: ObjectStore = new MemoryObjectStore();
    const first = (await promoteTestVersion(store, { model: 'a', data: '999', run: '9' })).currentVersion;
    const held = (
      await publishTestVersion(store, { model: 'held', data: '1000', run: '10', verdict: 'hold' })
    ).version;
    const bad = (await promoteTestVersion(store, { model: 'bad', data: '1000', run: '11' })).currentVersion;
    const about = {
      schema: 'retrain.event/1',
      actor: 'octocat',
      at: '2026-01-02T03:04:05.000Z',
      run: testRun('11'),
    } as const;
    await appendEvent(store, {
      ...about,
      kind: 'promoted',
      version: bad,
      previous_version: first,
      sequence: 2,
      reason: 'it is better',
    });
    await appendEvent(store, {
      ...about,
      kind: 'published',
      version: bad,
      previous_version: null,
      sequence: null,
      reason: null,
    });
    const target = await rollbackTarget(store);
    await rollbackVersion(
      store,
      { target, reason: 'worse', nonce: 'nonce-of-rollback', run: testRun('12') },
      new InstantClock(),
    );
    await appendEvent(store, {
      ...about,
      kind: 'rolled_back',
      version: first,
      previous_version: bad,
      sequence: 3,
      reason: 'worse',
    });

    const { current, versions, unreadableEvents } = await readHistory(store);
    expect(current?.pointer).toMatchObject({ version: first, sequence: 3 });
    expect(unreadableEvents).toEqual([]);
    expect(versions.map(({ version }) => version)).toEqual([bad, held, first]);
    expect(versions.map(({ manifest }) => manifest?.verdict)).toEqual(['promote', 'hold', 'promote']);
    expect(versions.map(({ isChampion }) => isChampion)).toEqual([false, false, true]);
    expect(versions.map(({ isQuarantined }) => isQuarantined)).toEqual([true, false, false]);
    expect(versions.map(({ metrics }) => metrics)).toEqual([
      { roc_auc: 0.9 },
      { roc_auc: 0.9 },
      { roc_auc: 0.9 },
    ]);
    expect(versions.map(({ served }) => served)).toEqual([
      [
        {
          sequence: 2,
          kind: 'promote',
          at: '2026-01-02T03:04:05.000Z',
          actor: 'octocat',
          reason: 'it is better',
        },
      ],
      [],
      [
        { sequence: 3, kind: 'rollback', at: '2026-01-02T03:04:05.000Z', actor: 'octocat', reason: 'worse' },
        { sequence: 1, kind: null, at: null, actor: null, reason: null },
      ],
    ]);
  });

  it('shows a version that is damaged, and one that is not complete not at all', async () => {
    const store: ObjectStore = new MemoryObjectStore();
    const { version } = await publishTestVersion(store, { model: 'a' });
    const manifest = await existingObject(store, `models/${version}/manifest.json`);
    await store.write(manifest.name, new Uint8Array(3), manifest, { contentType: 'application/json' });
    await store.write('models/d1-r1.1-incomplete/model/model.json', new Uint8Array(3), 'absent', {
      contentType: 'application/json',
    });
    await store.write('events/p000000000001-junk.json', new Uint8Array(3), 'absent', {
      contentType: 'application/json',
    });
    const { versions, unreadableEvents } = await readHistory(store);
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      version,
      manifest: undefined,
      problem: expect.stringContaining('manifest.json') as string,
    });
    expect(unreadableEvents).toEqual(['events/p000000000001-junk.json']);
  });

  it('orders by numbers, not by their digits', async () => {
    const store = new MemoryObjectStore();
    const runs = [
      { data: '9', run: '5' },
      { data: '10', run: '9' },
      { data: '10', run: '10' },
      { data: '10', run: '10', attempt: 2 },
    ];
    const versions: string[] = [];
    for (const of of runs) versions.unshift((await publishTestVersion(store, { model: 'a', ...of })).version);
    expect((await readHistory(store)).versions.map(({ version }) => version)).toEqual(versions);
  });
});
