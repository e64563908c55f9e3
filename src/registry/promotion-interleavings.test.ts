import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultyObjectStore, type WriteFault } from '../../test/fakes/faulty-object-store.ts';
import { InstantClock } from '../../test/fakes/instant-clock.ts';
import { requestFor } from '../../test/fakes/promote-test-version.ts';
import { MemoryObjectStore } from '../adapters/memory/memory-object-store.ts';
import type { Pointer } from '../contract/store-files.ts';
import { pointerSchema } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { promoteVersion, type PromotionOutcome } from './promote-version.ts';
import { readPointer } from './read-pointer.ts';

const pointerName = 'models/latest.json';

/** Every pointer that ever was, in order: what really happened, whatever the writers believe. */
function recordPointers(store: ObjectStore): Pointer[] {
  const log: Pointer[] = [];
  const write = store.write.bind(store);
  store.write = async (name, bytes, precondition, options) => {
    const outcome = await write(name, bytes, precondition, options);
    if (name === pointerName && outcome.outcome === 'written') {
      log.push(pointerSchema.parse(JSON.parse(new TextDecoder().decode(bytes))));
    }
    return outcome;
  };
  return log;
}

interface Claim {
  readonly nonce: string;
  readonly outcome: PromotionOutcome;
}

/** A run: publishes a model, and has it gated anew whenever another run was faster. */
async function run(store: ObjectStore, id: string, data: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (let round = 0; ; round += 1) {
    const nonce = `nonce-${id}-${round}`;
    const request = await requestFor(store, { model: id, run: id, data }, { nonce });
    const outcome = await promoteVersion(store, request, new InstantClock());
    claims.push({ nonce, outcome });
    if (outcome.outcome !== 'lost') return claims;
  }
}

/** The laws of the log, by the letters of the model-checked protocol. */
function checkLog(log: readonly Pointer[], claims: readonly Claim[]): void {
  log.forEach((pointer, i) => {
    const before = log[i - 1];
    // I5: contiguous; I2: each upon its predecessor, no update lost.
    expect(pointer.sequence).toBe(i + 1);
    expect(pointer.previous?.version).toBe(before?.version);
    expect(pointer.history.slice(1)).toEqual(before?.history ?? []);
    // I3: older data never overwrites newer.
    expect(BigInt(pointer.data.generation) >= BigInt(before?.data.generation ?? 0)).toBe(true);
  });
  // I6: nobody commits twice; I4: what a run claims is what happened.
  const committed = log.map(({ nonce }) => nonce);
  expect(new Set(committed).size).toBe(committed.length);
  for (const { nonce, outcome } of claims) {
    const sequence = outcome.outcome === 'promoted' ? outcome.sequence : 0;
    if (outcome.outcome !== 'unknown') expect(committed.indexOf(nonce) + 1).toBe(sequence);
  }
}

describe('concurrent promotions', () => {
  it('make one line of 5 writers with 3 commits each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const memory = new MemoryObjectStore();
        const log = recordPointers(memory);
        const writer = async (index: number): Promise<Claim[]> => {
          const store = new FaultyObjectStore(memory, pointerName);
          store.turn = (request) => scheduler.schedule(Promise.resolve(), `${index} ${request}`);
          const claims: Claim[] = [];
          for (let commit = 0; commit < 3; commit += 1)
            claims.push(...(await run(store, `${index}${commit}`, '1000')));
          return claims;
        };
        const claims = await scheduler.waitFor(Promise.all([0, 1, 2, 3, 4].map(writer)));
        checkLog(log, claims.flat());
        expect(log).toHaveLength(15);
        expect(claims.flat().filter(({ outcome }) => outcome.outcome === 'promoted')).toHaveLength(15);
        expect((await readPointer(memory))?.pointer).toEqual(log.at(-1));
      }),
      { seed: 7, numRuns: 60 },
    );
  }, 120_000);

  it('keep to the line when data differ and answers are lost', async () => {
    const fault = fc.constantFrom<WriteFault | undefined>(
      undefined,
      undefined,
      'apply-then-lose',
      'apply-then-conflict',
      'lose',
      'throw',
      'delay',
    );
    const plan = fc.record({
      data: fc.integer({ min: 1, max: 3 }),
      faults: fc.array(fault, { maxLength: 5 }),
      failingReads: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(plan, { minLength: 2, maxLength: 5 }),
        async (scheduler, plans) => {
          const memory = new MemoryObjectStore();
          const log = recordPointers(memory);
          const stores: FaultyObjectStore[] = [];
          const writer = async (
            { data, faults, failingReads }: (typeof plans)[number],
            index: number,
          ): Promise<Claim[]> => {
            const store = new FaultyObjectStore(memory, pointerName);
            stores.push(store);
            store.faults.push(...faults);
            store.turn = async (request) => {
              await scheduler.schedule(Promise.resolve(), `${index} ${request}`);
              if (request === `write ${pointerName}`) store.failingReads = failingReads;
            };
            return run(store, String(index), String(data));
          };
          const work = Promise.all(plans.map(writer));
          // Delayed writes arrive while others are at it, and after everybody is done.
          const late = scheduler
            .schedule(Promise.resolve(), 'deliver')
            .then(() => Promise.all(stores.map((store) => store.deliver())));
          const claims = await scheduler.waitFor(work);
          await scheduler.waitFor(late);
          await Promise.all(stores.map((store) => store.deliver()));
          checkLog(log, claims.flat());
          for (const { outcome } of claims
            .map((list) => list.at(-1))
            .filter((claim) => claim !== undefined)) {
            expect(['promoted', 'superseded', 'unknown']).toContain(outcome.outcome);
          }
        },
      ),
      { seed: 11, numRuns: 150 },
    );
  }, 120_000);

  it('let exactly one of 5 bootstrap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const memory = new MemoryObjectStore();
        const log = recordPointers(memory);
        const outcomes = await scheduler.waitFor(
          Promise.all(
            [0, 1, 2, 3, 4].map(async (index) => {
              const request = await requestFor(memory, { model: String(index), run: String(index) });
              const store = new FaultyObjectStore(memory, pointerName);
              store.turn = () => scheduler.schedule(Promise.resolve());
              return promoteVersion(
                store,
                { ...request, expected: 'absent', kind: 'bootstrap' },
                new InstantClock(),
              );
            }),
          ),
        );
        expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
          'lost',
          'lost',
          'lost',
          'lost',
          'promoted',
        ]);
        expect(log.map(({ sequence }) => sequence)).toEqual([1]);
      }),
      { seed: 13, numRuns: 60 },
    );
  });
});
