import { beforeEach, describe, expect, it } from 'vitest';
import { existingText } from '../../test/fakes/existing-object.ts';
import { FaultyObjectStore, type WriteFault } from '../../test/fakes/faulty-object-store.ts';
import { InstantClock } from '../../test/fakes/instant-clock.ts';
import { promoteTestVersion, requestFor } from '../../test/fakes/promote-test-version.ts';
import { publishTestVersion, testData } from '../../test/fakes/test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { promoteVersion, type PromotionOutcome, type PromotionRequest } from './promote-version.ts';
import { readPointer } from './read-pointer.ts';
import { rollbackTarget, rollbackVersion } from './rollback-version.ts';
import { testRun } from '../../test/fakes/test-version.ts';

const pointerName = 'models/latest.json';

describe('promoteVersion', () => {
  let store: FaultyObjectStore;
  /** The same store for other runs, whose requests nothing happens to. */
  let others: ObjectStore;
  let clock: InstantClock;

  beforeEach(() => {
    others = new MemoryObjectStore('gs://bucket/store');
    store = new FaultyObjectStore(others, pointerName);
    clock = new InstantClock();
  });

  const promote = (request: PromotionRequest): Promise<PromotionOutcome> =>
    promoteVersion(store, request, clock);
  const pointerWrites = (): number => store.sent.filter(({ name }) => name === pointerName).length;

  async function champion(): Promise<string | undefined> {
    return (await readPointer(others))?.pointer.version;
  }

  async function rollBack(): Promise<void> {
    const target = await rollbackTarget(others);
    await rollbackVersion(
      others,
      { target, reason: 'worse', nonce: 'nonce-of-rollback', run: testRun() },
      clock,
    );
  }

  describe('without trouble', () => {
    it('bootstraps', async () => {
      const request = await requestFor(store, { model: 'a' });
      expect(await promote(request)).toEqual({
        outcome: 'promoted',
        kind: 'bootstrap',
        sequence: 1,
        previousVersion: null,
        currentVersion: request.version,
      });
      const { nonce, version, manifestSha256, decision, data, run } = request;
      expect(JSON.parse(await existingText(others, pointerName))).toEqual({
        schema: 'retrain.pointer/1',
        version,
        manifest_sha256: manifestSha256,
        model_sha256: decision.model_sha256,
        sequence: 1,
        kind: 'bootstrap',
        previous: null,
        data,
        nonce,
        history: [{ sequence: 1, version, nonce }],
        quarantine: [],
        run,
        promoted_at: '2026-01-02T03:04:05.000Z',
      });
    });

    it('succeeds the champion', async () => {
      const first = await promoteTestVersion(others, { model: 'a' });
      const generation = (await readPointer(others))?.generation;
      const request = await requestFor(store, { model: 'b', run: '101' });
      expect(await promote(request)).toEqual({
        outcome: 'promoted',
        kind: 'promote',
        sequence: 2,
        previousVersion: first.currentVersion,
        currentVersion: request.version,
      });
      const pointer = (await readPointer(others))?.pointer;
      expect(pointer?.previous).toEqual({ version: first.currentVersion, generation });
      expect(pointer?.history.map(({ sequence }) => sequence)).toEqual([2, 1]);
      expect(pointerWrites()).toBe(1);
    });

    it('remembers the last fifty', async () => {
      for (let i = 0; i < 53; i += 1) await promoteTestVersion(others, { model: `m${i}`, run: String(i) });
      const pointer = (await readPointer(others))?.pointer;
      expect(pointer?.sequence).toBe(53);
      expect(pointer?.history.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 50 }, (_, i) => 53 - i),
      );
    });

    it('tells the store to keep the pointer out of caches', async () => {
      const seen: unknown[] = [];
      const write = others.write.bind(others);
      others.write = (name, bytes, precondition, options) => {
        if (name === pointerName) seen.push(options);
        return write(name, bytes, precondition, options);
      };
      await promote(await requestFor(store, { model: 'a' }));
      expect(seen).toEqual([{ contentType: 'application/json', noStore: true }]);
    });
  });

  describe('where it must not write', () => {
    it('leaves a champion that is the same model', async () => {
      const { currentVersion } = await promoteTestVersion(others, { model: 'a' });
      const request = await requestFor(store, { model: 'a', run: '101' });
      expect(await promote(request)).toEqual({ outcome: 'unchanged', sequence: 1, currentVersion });
      expect(pointerWrites()).toBe(0);
    });

    it('is superseded by newer data, though the gate has seen that champion', async () => {
      const { currentVersion } = await promoteTestVersion(others, { model: 'a', data: '9007199254740993' });
      const request = await requestFor(store, { model: 'b', data: '9007199254740992' });
      expect(await promote(request)).toEqual({ outcome: 'superseded', currentVersion });
      expect(pointerWrites()).toBe(0);
    });

    it('goes on with equal data, with the same bytes under an older generation, and with data of another place', async () => {
      await promoteTestVersion(others, { model: 'a', data: '1000' });
      expect(await promote(await requestFor(store, { model: 'b', data: '1000' }))).toMatchObject({
        outcome: 'promoted',
      });
      expect(
        await promote(await requestFor(store, { model: 'c', data: '1', uri: 'gs://bucket/other.csv' })),
      ).toMatchObject({
        outcome: 'promoted',
      });
    });

    it('keeps what was rolled back from coming back', async () => {
      const { currentVersion } = await promoteTestVersion(others, { model: 'good' });
      await promoteTestVersion(others, { model: 'bad', run: '101' });
      await rollBack();
      const again = await requestFor(store, { model: 'bad', run: '102' });
      expect(await promote(again)).toEqual({ outcome: 'quarantined', currentVersion });
      expect(pointerWrites()).toBe(0);
      expect(await promote({ ...again, kind: 'force' })).toMatchObject({
        outcome: 'promoted',
        kind: 'force',
        sequence: 4,
      });
      expect((await readPointer(others))?.pointer.quarantine).toEqual([]);
    });

    it('asks for the gate when the champion is not the one that it saw', async () => {
      const request = await requestFor(store, { model: 'late' });
      const { currentVersion } = await promoteTestVersion(others, { model: 'fast', run: '101' });
      expect(await promote(request)).toEqual({ outcome: 'lost', currentVersion });
      const forced = await requestFor(store, { model: 'forced', run: '102' }, { kind: 'force' });
      const next = await promoteTestVersion(others, { model: 'faster', run: '103' });
      expect(await promote(forced)).toEqual({ outcome: 'lost', currentVersion: next.currentVersion });
      expect(pointerWrites()).toBe(0);
    });

    it('asks for the gate when the pointer is gone', async () => {
      const request = await requestFor(
        store,
        { model: 'a' },
        { expected: { generation: '5' }, kind: 'promote' },
      );
      expect(await promote(request)).toEqual({ outcome: 'lost', currentVersion: null });
    });

    it('lets force overrule newer data only at the pointer that was seen', async () => {
      await promoteTestVersion(others, { model: 'a', data: '2000' });
      const forced = await requestFor(store, { model: 'b', data: '1000' }, { kind: 'force' });
      const late = await requestFor(store, { model: 'c', data: '1000' }, { kind: 'force' });
      expect(await promote(forced)).toMatchObject({ outcome: 'promoted', kind: 'force' });
      await promoteTestVersion(others, { model: 'd', data: '3000' });
      expect(await promote(late)).toMatchObject({ outcome: 'superseded' });
    });

    it('never overwrites a pointer that it cannot read', async () => {
      const request = await requestFor(store, { model: 'a' });
      const damaged = new TextEncoder().encode('{"schema":"retrain.pointer/9"}');
      await others.write(pointerName, damaged, 'absent', { contentType: 'application/json' });
      await expect(promote(request)).rejects.toMatchObject({ code: 'POINTER_CORRUPT' });
      const generation = (await others.stat(pointerName))?.generation ?? '';
      await expect(promote({ ...request, kind: 'force', expected: { generation } })).rejects.toMatchObject({
        code: 'POINTER_CORRUPT',
      });
      expect(pointerWrites()).toBe(0);
      expect(await existingText(others, pointerName)).toBe('{"schema":"retrain.pointer/9"}');
    });

    it('points to no version that is missing or damaged, or of another model or other data', async () => {
      const request = await requestFor(store, { model: 'a' });
      const other = await publishTestVersion(store, { model: 'b' });
      const refused: [Partial<PromotionRequest>, string][] = [
        [{ version: 'd1-r1.1-000000000000' }, 'VERSION_NOT_FOUND'],
        [{ manifestSha256: '0'.repeat(64) }, 'VERSION_CORRUPT'],
        [{ version: other.version, manifestSha256: other.manifestSha256 }, 'NOTHING_TO_PROMOTE'],
        [{ data: testData('999') }, 'NOTHING_TO_PROMOTE'],
        [{ kind: 'promote' }, 'NOTHING_TO_PROMOTE'],
      ];
      for (const [change, code] of refused) {
        await expect(promote({ ...request, ...change })).rejects.toMatchObject({ code });
      }
      expect(pointerWrites()).toBe(0);
    });
  });

  describe('when answers are lost', () => {
    const applied: WriteFault[] = ['apply-then-lose', 'apply-then-conflict'];

    it.each(applied)('finds itself in the pointer: %s', async (fault) => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push(fault);
      expect(await promote(request)).toMatchObject({
        outcome: 'promoted',
        sequence: 1,
        currentVersion: request.version,
      });
      expect(pointerWrites()).toBe(1);
    });

    it.each(applied)('finds itself in the history, when another run has moved on: %s', async (fault) => {
      await promoteTestVersion(others, { model: 'a' });
      const request = await requestFor(store, { model: 'b', run: '101' });
      store.faults.push(fault);
      let reads = 0;
      store.turn = async (name) => {
        if (name === `read ${pointerName}` && (reads += 1) === 2)
          await promoteTestVersion(others, { model: 'c', run: '102' });
      };
      const outcome = await promote(request);
      expect(outcome).toMatchObject({ outcome: 'promoted', sequence: 2, currentVersion: await champion() });
      expect((await readPointer(others))?.pointer.history.map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    });

    it.each(['lose', 'throw'] as const)('sends again what never arrived: %s', async (fault) => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push(fault, fault);
      expect(await promote(request)).toMatchObject({ outcome: 'promoted', sequence: 1 });
      expect(pointerWrites()).toBe(3);
      expect(clock.sleptMs).toEqual([1000, 2000]);
    });

    it('commits once when a write arrives late', async () => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push('delay');
      clock.whileAsleep = () => store.deliver();
      expect(await promote(request)).toMatchObject({ outcome: 'promoted', sequence: 1 });
      expect(pointerWrites()).toBe(2);
      const delayed = await requestFor(store, { model: 'b', run: '101' });
      clock.whileAsleep = () => Promise.resolve();
      store.faults.push('delay');
      expect(await promote(delayed)).toMatchObject({ outcome: 'promoted', sequence: 2 });
      expect(await store.deliver()).toEqual([{ outcome: 'conflict' }]);
      expect((await readPointer(others))?.pointer.sequence).toBe(2);
    });

    it('says what the new champion means for it, when it lost', async () => {
      const request = await requestFor(store, { model: 'b', data: '1000' });
      store.faults.push('lose');
      clock.whileAsleep = () => Promise.resolve();
      store.turn = async (name) => {
        if (name !== `write ${pointerName}` || pointerWrites() > 0) return;
        await promoteTestVersion(others, { model: 'newer', data: '2000' });
      };
      expect(await promote(request)).toEqual({ outcome: 'superseded', currentVersion: await champion() });
    });

    it('asks patiently', async () => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push('apply-then-lose');
      store.turn = (name) => {
        if (name === `write ${pointerName}`) store.failingReads = 2;
        return Promise.resolve();
      };
      expect(await promote(request)).toMatchObject({ outcome: 'promoted', sequence: 1 });
      expect(clock.sleptMs).toEqual([1000, 4000]);
    });

    it('does not know, and says how to find out, when it cannot ask', async () => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push('apply-then-lose');
      store.turn = (name) => {
        if (name === `write ${pointerName}`) store.failingReads = 3;
        return Promise.resolve();
      };
      expect(await promote(request)).toMatchObject({
        outcome: 'unknown',
        checkCommand: `gcloud storage cat 'gs://bucket/store/models/latest.json' | grep '${request.nonce}'`,
      });
      expect(pointerWrites()).toBe(1);
      // The same attempt, made again once the store answers, finds that it was done.
      store.turn = () => Promise.resolve();
      expect(await promote(request)).toMatchObject({ outcome: 'promoted', sequence: 1 });
      expect(pointerWrites()).toBe(1);
    });

    it('does not know either when nothing ever arrives', async () => {
      const request = await requestFor(store, { model: 'a' });
      store.faults.push('lose', 'lose', 'lose', 'lose');
      expect(await promote(request)).toMatchObject({ outcome: 'unknown' });
      expect(pointerWrites()).toBe(4);
      expect(await champion()).toBeUndefined();
    });

    it('stops at a pointer that was damaged meanwhile', async () => {
      await promoteTestVersion(others, { model: 'a' });
      const request = await requestFor(store, { model: 'b', run: '101' });
      store.turn = async (name) => {
        if (name !== `write ${pointerName}`) return;
        const generation = (await others.stat(pointerName))?.generation ?? '';
        await others.write(
          pointerName,
          new Uint8Array(0),
          { generation },
          { contentType: 'application/json' },
        );
      };
      await expect(promote(request)).rejects.toMatchObject({ code: 'POINTER_CORRUPT' });
      expect((await others.stat(pointerName))?.sizeBytes).toBe(0);
    });
  });
});
