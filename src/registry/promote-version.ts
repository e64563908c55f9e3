import { RetrainError } from '../contract/retrain-error.ts';
import type { Verdict } from '../contract/run-files.ts';
import type { Manifest, Pointer, PromotionKind, RunIdentity } from '../contract/store-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore, Precondition } from '../ports/object-store.ts';
import { commitPointer, pointerCheckCommand } from './commit-pointer.ts';
import { judgePointer, type Candidate } from './judge-pointer.ts';
import { nextPointer } from './next-pointer.ts';
import { readPointer, type CurrentPointer } from './read-pointer.ts';
import { readManifest } from './read-version.ts';

/** The gate's leave for one model to go live. A decision of any other verdict is not assignable. */
export interface PromotableDecision {
  readonly verdict: Extract<Verdict, 'promote'>;
  /** The one model that the leave is for. */
  readonly model_sha256: string;
}

export interface PromotionRequest {
  readonly decision: PromotableDecision;
  readonly version: string;
  readonly manifestSha256: string;
  /** The pointer that the gate compared with: `absent`, or its generation. */
  readonly expected: Precondition;
  readonly kind: Exclude<PromotionKind, 'rollback'>;
  /** What the model was trained on. */
  readonly data: Pointer['data'];
  /** Drawn once for this attempt to promote: by it the attempt is found again when an answer is lost. At least 8 characters. */
  readonly nonce: string;
  readonly run: RunIdentity;
}

export type PromotionOutcome =
  | {
      readonly outcome: 'promoted';
      readonly kind: PromotionKind;
      readonly sequence: number;
      readonly previousVersion: string | null;
      /** What serves now: this version, unless another run has moved on already. */
      readonly currentVersion: string;
    }
  /** The champion is this very model; nothing was written. */
  | { readonly outcome: 'unchanged'; readonly sequence: number; readonly currentVersion: string }
  /** The champion was trained on newer data; nothing was written, and nothing is wrong. */
  | { readonly outcome: 'superseded'; readonly currentVersion: string }
  /** This model was rolled back; nothing was written. */
  | { readonly outcome: 'quarantined'; readonly currentVersion: string }
  /** The champion is not the one that the gate compared with: ask the gate again. Null when the pointer is gone. */
  | { readonly outcome: 'lost'; readonly currentVersion: string | null }
  /** It cannot be found out whether the pointer was moved. The command tells once the store answers again. */
  | { readonly outcome: 'unknown'; readonly checkCommand: string; readonly cause: unknown };

/**
 * Makes a published version the champion, by compare-and-swap against the champion that the gate compared with.
 * Errors: `POINTER_CORRUPT` (and nothing is written), `VERSION_NOT_FOUND`, `VERSION_CORRUPT`, `NOTHING_TO_PROMOTE` when the
 * version is not of the model or the data that the request is about, and the store's.
 */
export async function promoteVersion(
  store: ObjectStore,
  request: PromotionRequest,
  clock: Clock,
): Promise<PromotionOutcome> {
  const { version, manifestSha256, expected, nonce, run, data } = request;
  const modelSha256 = request.decision.model_sha256;
  const manifest = await readManifest(store, version, manifestSha256);
  requireSameSubject(request, manifest);
  const candidate: Candidate = { modelSha256, data, expected, nonce, isForced: request.kind === 'force' };
  const before = await readPointer(store);
  const judgement = judgePointer(before, candidate);
  if (judgement !== 'free') return withoutCommit(before, candidate, version);
  const next = nextPointer(before, {
    kind: request.kind,
    manifest,
    manifestSha256,
    // Only a forced promotion gets here with a model that was rolled back.
    quarantine: (before?.pointer.quarantine ?? []).filter((digest) => digest !== modelSha256),
    nonce,
    run,
    at: clock.now(),
  });
  const commit = await commitPointer(store, expected, next, clock);
  switch (commit.outcome) {
    case 'committed':
      return promoted(commit.current, next.kind, next.sequence, next.previous?.version ?? null);
    case 'moved':
      return withoutCommit(commit.current, candidate, version);
    case 'unknown':
      return { outcome: 'unknown', checkCommand: pointerCheckCommand(store, nonce), cause: commit.cause };
  }
}

/** A request that mixes two runs up is refused: each part alone would pass. */
function requireSameSubject(
  { decision, version, data, kind, expected }: PromotionRequest,
  manifest: Manifest,
): void {
  const { uri, generation, sha256 } = manifest.dataset;
  const problem =
    manifest.model_sha256 !== decision.model_sha256
      ? "the gate's verdict is about another model"
      : uri !== data.uri || generation !== data.generation || sha256 !== data.sha256
        ? 'it was trained on other data than this run has'
        : kind !== 'force' && (kind === 'bootstrap') !== (expected === 'absent')
          ? `the gate compared with ${expected === 'absent' ? 'no champion' : 'a champion'}, which does not go with ${kind}`
          : undefined;
  if (problem === undefined) return;
  throw new RetrainError(
    'NOTHING_TO_PROMOTE',
    `Version ${version} is not promoted: ${problem}. Run gate again.`,
  );
}

function promoted(
  { pointer }: CurrentPointer,
  kind: PromotionKind,
  sequence: number,
  previousVersion: string | null,
): PromotionOutcome {
  return { outcome: 'promoted', kind, sequence, previousVersion, currentVersion: pointer.version };
}

/** The outcome of a promotion that this call did not write. */
function withoutCommit(
  current: CurrentPointer | undefined,
  candidate: Candidate,
  version: string,
): PromotionOutcome {
  if (current === undefined) return { outcome: 'lost', currentVersion: null };
  const { pointer } = current;
  const currentVersion = pointer.version;
  const judgement = judgePointer(current, candidate);
  switch (judgement) {
    case 'done': {
      const at = pointer.history.findIndex((entry) => entry.nonce === candidate.nonce);
      const sequence = pointer.history[at]?.sequence ?? pointer.sequence;
      const kind = candidate.isForced ? 'force' : sequence === 1 ? 'bootstrap' : 'promote';
      return promoted(current, kind, sequence, pointer.history[at + 1]?.version ?? null);
    }
    case 'unchanged':
      return { outcome: judgement, sequence: pointer.sequence, currentVersion };
    case 'superseded':
    case 'quarantined':
    case 'lost':
      return { outcome: judgement, currentVersion };
    case 'free':
      throw new RetrainError(
        'INTERNAL',
        `The pointer was found moved and not moved while ${version} was promoted.`,
      );
  }
}
