import type { ObjectStore } from '../../src/ports/object-store.ts';
import {
  promoteVersion,
  type PromotionOutcome,
  type PromotionRequest,
} from '../../src/registry/promote-version.ts';
import { readPointer } from '../../src/registry/read-pointer.ts';
import { InstantClock } from './instant-clock.ts';
import { publishTestVersion, testData, testRun, type TestVersion } from './test-version.ts';

/** Publishes a version and asks for its promotion against the champion that there is, as the gate would have seen it. */
export async function requestFor(
  store: ObjectStore,
  of: TestVersion,
  differing: Partial<PromotionRequest> = {},
): Promise<PromotionRequest> {
  const current = await readPointer(store);
  const { version, manifestSha256, modelSha256 } = await publishTestVersion(store, of);
  const expected = current === undefined ? 'absent' : { generation: current.generation };
  return {
    decision: { verdict: 'promote', model_sha256: modelSha256 },
    version,
    manifestSha256,
    expected,
    kind: current === undefined ? 'bootstrap' : 'promote',
    data: testData(of.data, of.uri),
    nonce: `nonce-of-${version}`,
    run: testRun(of.run, of.attempt),
    ...differing,
  };
}

/** The same, and promotes it. Throws unless it became the champion. */
export async function promoteTestVersion(
  store: ObjectStore,
  of: TestVersion,
): Promise<Extract<PromotionOutcome, { outcome: 'promoted' }>> {
  const outcome = await promoteVersion(store, await requestFor(store, of), new InstantClock());
  if (outcome.outcome !== 'promoted') throw new Error(`the promotion ended as ${outcome.outcome}`);
  return outcome;
}
