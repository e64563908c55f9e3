import { RetrainError } from '../contract/retrain-error.ts';
import type { Manifest, RunIdentity } from '../contract/store-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { commitPointer, pointerCheckCommand } from './commit-pointer.ts';
import { nextPointer } from './next-pointer.ts';
import { readPointer, type CurrentPointer } from './read-pointer.ts';
import { readManifestAndDigest, readVersionFiles } from './read-version.ts';

/** The version that a rollback goes to, verified in every file, so that it can be deployed before the pointer moves. */
export interface RollbackTarget {
  readonly version: string;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** The pointer that is to be moved. */
  readonly current: CurrentPointer;
}

export interface RollbackRequest {
  readonly target: RollbackTarget;
  /** Why; it belongs into the event log, and a rollback without one is refused. */
  readonly reason: string;
  /** Drawn once for this attempt; see `PromotionRequest`. */
  readonly nonce: string;
  readonly run: RunIdentity;
}

export interface Rollback {
  readonly version: string;
  readonly manifestSha256: string;
  readonly previousVersion: string;
  readonly sequence: number;
}

/**
 * Finds and verifies the version to go back to: the one named, or else the one that served before, those that were rolled
 * back themselves left out. Writes nothing.
 * Errors: `ROLLBACK_IMPOSSIBLE`, `VERSION_NOT_FOUND`, `VERSION_CORRUPT`, `POINTER_CORRUPT`, and the store's.
 */
export async function rollbackTarget(store: ObjectStore, toVersion?: string): Promise<RollbackTarget> {
  const current = await readPointer(store);
  if (current === undefined) throw impossible(`nothing has been promoted in ${store.uri} yet`);
  const found =
    toVersion === undefined
      ? await previousVersion(store, current)
      : await namedVersion(store, current, toVersion);
  await readVersionFiles(store, found.manifest);
  return { version: found.manifest.version, ...found, current };
}

/**
 * Makes an earlier version the champion again, by compare-and-swap against the pointer that the target was found at, and
 * puts the model that served into quarantine: a retrain of the same data gives the same model, and must not bring it back.
 * The target's own model leaves the quarantine, for a person asked for it.
 * Errors: `ROLLBACK_IMPOSSIBLE` when somebody else moved the pointer meanwhile (nothing is written then), `PROMOTION_UNKNOWN`
 * when it cannot be found out whether the pointer was moved, `POINTER_CORRUPT`, `INPUT_INVALID`, and the store's.
 */
export async function rollbackVersion(
  store: ObjectStore,
  request: RollbackRequest,
  clock: Clock,
): Promise<Rollback> {
  const { target, reason, nonce, run } = request;
  if (reason.trim() === '')
    throw new RetrainError(
      'INPUT_INVALID',
      'A rollback needs a reason: say why, for those who read the history.',
    );
  const { manifest, manifestSha256, current } = target;
  const next = nextPointer(current, {
    kind: 'rollback',
    manifest,
    manifestSha256,
    quarantine: [...current.pointer.quarantine, current.pointer.model_sha256].filter(
      (digest) => digest !== manifest.model_sha256,
    ),
    nonce,
    run,
    at: clock.now(),
  });
  const commit = await commitPointer(store, { generation: current.generation }, next, clock);
  switch (commit.outcome) {
    case 'committed':
      return {
        version: next.version,
        manifestSha256,
        previousVersion: current.pointer.version,
        sequence: next.sequence,
      };
    case 'moved':
      throw new RetrainError(
        'ROLLBACK_IMPOSSIBLE',
        `The champion changed during the rollback: it is ${commit.current?.pointer.version ?? 'gone'} now, and was ${current.pointer.version}. Nothing was changed; look at "retrain history", then decide again.`,
      );
    case 'unknown':
      throw new RetrainError(
        'PROMOTION_UNKNOWN',
        `The rollback to ${next.version} was sent, but the store does not say whether it took effect. Nothing was deleted. Find out with: ${pointerCheckCommand(store, nonce)}`,
        { cause: commit.cause },
      );
  }
}

type Found = Pick<RollbackTarget, 'manifest' | 'manifestSha256'>;

async function namedVersion(
  store: ObjectStore,
  { pointer }: CurrentPointer,
  version: string,
): Promise<Found> {
  if (version === pointer.version) throw impossible(`${version} serves already`);
  const target = await readManifestAndDigest(store, version);
  if (target.manifest.model_sha256 === pointer.model_sha256) {
    throw impossible(`${version} is the same model as ${pointer.version}, which serves now`);
  }
  return target;
}

async function previousVersion(store: ObjectStore, { pointer }: CurrentPointer): Promise<Found> {
  const versions = new Set([
    ...pointer.history.map(({ version }) => version),
    ...(pointer.previous === null ? [] : [pointer.previous.version]),
  ]);
  versions.delete(pointer.version);
  for (const version of versions) {
    const target = await readManifestAndDigest(store, version);
    const { model_sha256 } = target.manifest;
    if (model_sha256 !== pointer.model_sha256 && !pointer.quarantine.includes(model_sha256)) return target;
  }
  throw impossible(
    `no other version has served before ${pointer.version}, or all of them were rolled back themselves`,
  );
}

const impossible = (reason: string): RetrainError =>
  new RetrainError(
    'ROLLBACK_IMPOSSIBLE',
    `There is nothing to roll back to: ${reason}. "retrain history" shows the versions; name one.`,
  );
