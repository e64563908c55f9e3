import type { Pointer } from '../contract/store-files.ts';
import type { Precondition } from '../ports/object-store.ts';
import { holdsNonce, isAt } from './commit-pointer.ts';
import type { CurrentPointer } from './read-pointer.ts';

export interface Candidate {
  readonly modelSha256: string;
  readonly data: Pointer['data'];
  /** The pointer that the gate compared with. */
  readonly expected: Precondition;
  readonly nonce: string;
  readonly isForced: boolean;
}

/** What the pointer says to a candidate that wants to go live. */
export type PointerJudgement =
  /** The pointer is the one that the gate compared with: it may be moved. */
  | 'free'
  /** This very attempt has moved it already. */
  | 'done'
  /** The champion is this model. */
  | 'unchanged'
  /** The champion was trained on newer data. */
  | 'superseded'
  /** This model was rolled back. */
  | 'quarantined'
  /** The champion is another one than the gate compared with: the gate has to be asked again. */
  | 'lost';

/**
 * Judges a candidate by the pointer as it is now. Pure: the protocol's rules without its requests.
 *
 * Force overrules the quarantine. It overrules newer data only at the pointer that the person saw, so that a forced run that
 * finishes late does not overwrite either.
 */
export function judgePointer(current: CurrentPointer | undefined, candidate: Candidate): PointerJudgement {
  const { modelSha256, expected, nonce, isForced } = candidate;
  const isFree = isAt(current, expected);
  if (current === undefined) return isFree ? 'free' : 'lost';
  const { pointer } = current;
  if (holdsNonce(current, nonce)) return 'done';
  if (isNewerData(pointer.data, candidate.data) && !(isForced && isFree)) return 'superseded';
  if (pointer.model_sha256 === modelSha256) return 'unchanged';
  if (pointer.quarantine.includes(modelSha256) && !isForced) return 'quarantined';
  return isFree ? 'free' : 'lost';
}

/**
 * Generations are ordered within one object only: data of another URI is neither newer nor older, and the gate decides. The
 * same bytes uploaded again are the same data, whatever their generation.
 */
function isNewerData(champion: Pointer['data'], candidate: Pointer['data']): boolean {
  if (champion.uri !== candidate.uri || champion.sha256 === candidate.sha256) return false;
  return BigInt(champion.generation) > BigInt(candidate.generation);
}
