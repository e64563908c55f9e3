import { randomBytes } from 'node:crypto';
import { RetrainError } from '../contract/retrain-error.ts';
import { appendEvent } from '../registry/append-event.ts';
import { rollbackTarget, rollbackVersion } from '../registry/rollback-version.ts';
import { deployVersion } from './deploy-version.ts';
import { runEvent } from './run-event.ts';
import { serveChampion } from './serve-champion.ts';
import type { StepContext, StepOutputs } from './step.ts';

export interface RollbackRequest {
  /** Undefined: the champion before this one. */
  readonly version: string | undefined;
  readonly reason: string;
}

/**
 * Makes an earlier version the champion again: first the function, verified, then the pointer. The model that is taken back is
 * quarantined, so that training the same data again does not bring it back.
 */
export async function rollback(context: StepContext, request: RollbackRequest): Promise<StepOutputs> {
  const { store, host, run, clock, identity, progress } = context;
  if (request.reason.trim().length < 3)
    throw new RetrainError(
      'INPUT_INVALID',
      'A rollback needs a reason of at least three characters: it is kept in the event log.',
    );
  progress.step('rollback');
  const target = await rollbackTarget(store, request.version);
  let url: string | null = null;
  if (host !== undefined) {
    const deployment = await deployVersion(context, target.version, target.manifestSha256);
    await run.write('deployment.json', deployment);
    url = deployment.url;
  }
  let moved;
  try {
    moved = await rollbackVersion(
      store,
      { target, reason: request.reason, nonce: randomBytes(16).toString('hex'), run: identity },
      clock,
    );
  } catch (error) {
    // Why the pointer was not moved says more than what may be wrong with the function by now.
    await serveChampion(context).catch(() => undefined);
    throw error;
  }
  await appendEvent(
    store,
    runEvent(context, {
      kind: 'rolled_back',
      version: target.version,
      previous_version: moved.previousVersion,
      sequence: moved.sequence,
      reason: request.reason,
    }),
  );
  progress.done('rollback', `${target.version} is the champion again (sequence ${moved.sequence})`);
  return { model_version: target.version, previous_version: moved.previousVersion, url };
}
