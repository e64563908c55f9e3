import { describe, expect, it } from 'vitest';
import { FaultyObjectStore } from '../../test/fakes/faulty-object-store.ts';
import { testRun } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { StoreEvent } from '../contract/store-files.ts';
import { appendEvent, eventName } from './append-event.ts';

const event = (differing: Partial<StoreEvent> = {}): StoreEvent => ({
  schema: 'retrain.event/1',
  kind: 'promoted',
  version: 'd1000-r100.1-0123456789ab',
  previous_version: null,
  sequence: 1,
  actor: 'octocat',
  reason: null,
  run: testRun(),
  at: '2026-01-02T03:04:05.000Z',
  ...differing,
});

describe('appendEvent', () => {
  it('names events so that a listing is a history', () => {
    const names = [9, 10, 100].map((sequence) => eventName(event({ sequence })));
    expect(names.toSorted()).toEqual(names);
    expect(names[0]).toMatch(
      /^events\/p000000000009-promoted-d1000-r100\.1-0123456789ab-[0-9a-f]{16}\.json$/,
    );
    const data = ['d9-r1.1-a', 'd10-r1.1-a', 'd9007199254740993-r1.1-a'].map((version) =>
      eventName(event({ sequence: null, kind: 'held', version })),
    );
    expect(data.toSorted()).toEqual(data);
    expect(data[0]).toMatch(/^events\/d00000000000000000009-held-/);
  });

  it('names two events differently when they differ in anything but the time', () => {
    const events = [
      event(),
      event({ kind: 'forced' }),
      event({ reason: 'because' }),
      event({ actor: 'hubot' }),
      event({ run: testRun('101') }),
      event({ run: testRun('100', 2) }),
      event({ previous_version: 'd1-r1.1-a' }),
    ];
    expect(new Set(events.map(eventName)).size).toBe(events.length);
    expect(eventName(event({ at: '2027-01-01T00:00:00.000Z' }))).toBe(eventName(event()));
    expect(eventName(event({ version: 'v'.repeat(200) })).length).toBeLessThan(255);
  });

  it('tells an event once, however often it is told', async () => {
    const store = new FaultyObjectStore(new MemoryObjectStore(), eventName(event()));
    store.faults.push('apply-then-lose');
    const name = await appendEvent(store, event());
    const before = await store.stat(name);
    expect(await appendEvent(store, event({ at: '2027-01-01T00:00:00.000Z' }))).toBe(name);
    expect(await store.stat(name)).toEqual(before);
  });

  it('overwrites nothing', async () => {
    const store = new MemoryObjectStore();
    await store.write(eventName(event()), new Uint8Array(1), 'absent');
    await expect(appendEvent(store, event())).rejects.toMatchObject({ code: 'STORE_OBJECT_CONFLICT' });
  });
});
