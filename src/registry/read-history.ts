import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import {
  eventSchema,
  flatMetricsSchema,
  type Manifest,
  type PromotionKind,
  type StoreEvent,
} from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { parseStored } from './parse-stored.ts';
import { readPointer, type CurrentPointer } from './read-pointer.ts';
import { readManifest } from './read-version.ts';
import { storePaths } from './store-paths.ts';
import { dataGenerationOf } from './version-id.ts';

/** One time that a version became the champion. */
export interface Serving {
  readonly sequence: number;
  /** How it came about; null when only the pointer's history remembers it. */
  readonly kind: PromotionKind | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly reason: string | null;
}

export interface VersionHistory {
  readonly version: string;
  /** Undefined when the version is damaged: `problem` says how. */
  readonly manifest: Manifest | undefined;
  readonly problem: string | undefined;
  /** From `metrics/<version>.json`; null when that is missing or unreadable. */
  readonly metrics: MetricValues | null;
  readonly isChampion: boolean;
  readonly isQuarantined: boolean;
  /** Newest first. */
  readonly served: readonly Serving[];
}

export interface History {
  /** Undefined when nothing was promoted yet. */
  readonly current: CurrentPointer | undefined;
  /** Newest data first; of the same data, what became champion last, then the latest run. */
  readonly versions: readonly VersionHistory[];
  /** Events that could not be read. */
  readonly unreadableEvents: readonly string[];
}

const readsAtOnce = 8;

/** Every complete version of the store with what became of it. Errors: `POINTER_CORRUPT`, and the store's. */
export async function readHistory(store: ObjectStore): Promise<History> {
  const current = await readPointer(store);
  const { events, unreadable } = await readEvents(store);
  const servings = servingsByVersion(current, events);
  const names: string[] = [];
  for await (const { name } of store.list(storePaths.versions)) {
    const version = storePaths.versionOfManifest(name);
    if (version !== undefined) names.push(version);
  }
  const versions = await mapConcurrently(names, readsAtOnce, async (version): Promise<VersionHistory> => {
    const found = await tryManifest(store, version);
    const model = found.manifest?.model_sha256;
    return {
      version,
      ...found,
      metrics: await readMetrics(store, version),
      isChampion: current?.pointer.version === version,
      isQuarantined: model !== undefined && current?.pointer.quarantine.includes(model) === true,
      served: servings.get(version) ?? [],
    };
  });
  return { current, versions: versions.sort(newestFirst), unreadableEvents: unreadable };
}

async function tryManifest(
  store: ObjectStore,
  version: string,
): Promise<Pick<VersionHistory, 'manifest' | 'problem'>> {
  try {
    return { manifest: await readManifest(store, version), problem: undefined };
  } catch (error) {
    if (
      error instanceof RetrainError &&
      (error.code === 'VERSION_CORRUPT' || error.code === 'VERSION_NOT_FOUND')
    ) {
      return { manifest: undefined, problem: error.message };
    }
    throw error;
  }
}

async function readMetrics(store: ObjectStore, version: string): Promise<MetricValues | null> {
  const object = await store.read(storePaths.metrics(version));
  if (object === undefined) return null;
  const parsed = parseStored(object.bytes, flatMetricsSchema);
  return 'value' in parsed ? parsed.value.metrics : null;
}

/** The events of the pointer; the others say nothing that manifests do not say better. */
async function readEvents(
  store: ObjectStore,
): Promise<{ readonly events: StoreEvent[]; readonly unreadable: string[] }> {
  const names: string[] = [];
  for await (const { name } of store.list(`${storePaths.events}p`)) names.push(name);
  const events: StoreEvent[] = [];
  const unreadable: string[] = [];
  const objects = await mapConcurrently(names, readsAtOnce, (name) => store.read(name));
  for (const object of objects) {
    if (object === undefined) continue;
    const parsed = parseStored(object.bytes, eventSchema);
    if ('value' in parsed) events.push(parsed.value);
    else unreadable.push(object.name);
  }
  return { events, unreadable };
}

function servingsByVersion(
  current: CurrentPointer | undefined,
  events: readonly StoreEvent[],
): Map<string, Serving[]> {
  const bySequence = new Map<number, Serving & { readonly version: string }>();
  const nothing = { kind: null, at: null, actor: null, reason: null };
  for (const { sequence, version } of current?.pointer.history ?? [])
    bySequence.set(sequence, { sequence, version, ...nothing });
  for (const { sequence, version, kind, at, actor, reason } of events) {
    const promotion = promotionKind(kind, sequence);
    if (sequence === null || promotion === undefined) continue;
    // The pointer is the truth; an event only tells more of the same move.
    if ((bySequence.get(sequence)?.version ?? version) !== version) continue;
    bySequence.set(sequence, { sequence, version, kind: promotion, at, actor, reason });
  }
  if (current !== undefined) {
    const { sequence, version, kind, promoted_at, run } = current.pointer;
    const reason = bySequence.get(sequence)?.reason ?? null;
    bySequence.set(sequence, { sequence, version, kind, at: promoted_at, actor: run.actor, reason });
  }
  const byVersion = new Map<string, Serving[]>();
  for (const { version, ...serving } of [...bySequence.values()].sort((a, b) => b.sequence - a.sequence)) {
    byVersion.set(version, [...(byVersion.get(version) ?? []), serving]);
  }
  return byVersion;
}

function promotionKind(kind: StoreEvent['kind'], sequence: number | null): PromotionKind | undefined {
  switch (kind) {
    case 'promoted':
      return sequence === 1 ? 'bootstrap' : 'promote';
    case 'forced':
      return 'force';
    case 'rolled_back':
      return 'rollback';
    case 'published':
    case 'held':
    case 'deployed':
      return undefined;
  }
}

/** No clock: data generations, then the pointer's sequence, then the runs' own numbers. */
function newestFirst(a: VersionHistory, b: VersionHistory): number {
  const generation = (of: VersionHistory): bigint =>
    BigInt(of.manifest?.dataset.generation ?? dataGenerationOf(of.version) ?? 0);
  const sequence = (of: VersionHistory): number => of.served[0]?.sequence ?? 0;
  const run = (of: VersionHistory): bigint =>
    /^\d+$/.test(of.manifest?.run.id ?? '') ? BigInt(of.manifest?.run.id ?? 0) : 0n;
  const attempt = (of: VersionHistory): number => of.manifest?.run.attempt ?? 0;
  const difference = (x: bigint, y: bigint): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    difference(generation(b), generation(a)) ||
    sequence(b) - sequence(a) ||
    difference(run(b), run(a)) ||
    attempt(b) - attempt(a) ||
    (a.version < b.version ? 1 : -1)
  );
}
