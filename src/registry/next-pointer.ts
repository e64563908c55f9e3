import type { Manifest, Pointer, PromotionKind, RunIdentity } from '../contract/store-files.ts';
import type { CurrentPointer } from './read-pointer.ts';

const maxHistory = 50;

/** The pointer that names a version, as the successor of the one there is now. */
export function nextPointer(
  current: CurrentPointer | undefined,
  move: {
    readonly kind: PromotionKind;
    readonly manifest: Manifest;
    readonly manifestSha256: string;
    readonly quarantine: readonly string[];
    readonly nonce: string;
    readonly run: RunIdentity;
    readonly at: Date;
  },
): Pointer {
  const { kind, manifest, manifestSha256, quarantine, nonce, run, at } = move;
  const { version, model_sha256, dataset } = manifest;
  const sequence = (current?.pointer.sequence ?? 0) + 1;
  return {
    schema: 'retrain.pointer/1',
    version,
    manifest_sha256: manifestSha256,
    model_sha256,
    sequence,
    kind,
    previous:
      current === undefined ? null : { version: current.pointer.version, generation: current.generation },
    data: { uri: dataset.uri, generation: dataset.generation, sha256: dataset.sha256 },
    nonce,
    history: [{ sequence, version, nonce }, ...(current?.pointer.history ?? [])].slice(0, maxHistory),
    quarantine: [...new Set(quarantine)].sort(),
    run,
    promoted_at: at.toISOString(),
  };
}
