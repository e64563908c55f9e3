import { RetrainError } from '../contract/retrain-error.ts';
import {
  manifestSchema,
  type FlatMetrics,
  type Manifest,
  type ManifestEntry,
} from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createObject } from './create-object.ts';
import { canonicalJson, crc32c, modelDigest, sha256 } from './digest.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { parseStored } from './parse-stored.ts';
import { isModelFile, storePaths } from './store-paths.ts';

/** A file to publish; the content type follows from the name unless it is given. */
export interface FileToPublish {
  /** Relative to the version's folder, with forward slashes. Those under `model/` are the model. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

export interface VersionToPublish {
  readonly manifest: Omit<Manifest, 'schema' | 'files' | 'model_sha256'>;
  readonly files: readonly FileToPublish[];
  readonly metrics: FlatMetrics;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PublishedVersion {
  readonly version: string;
  readonly manifestSha256: string;
  readonly modelSha256: string;
  /** How many files the version has, the manifest not counted. */
  readonly files: number;
}

const filesAtOnce = 4;
const text = new TextEncoder();
const jsonBytes = (value: unknown): Uint8Array => text.encode(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Uploads an immutable version: every file create-only, the flat metrics, and the manifest last, so that a version with a
 * manifest is complete. Doing it again, after a crash or by another run of the step, writes only what is missing.
 * Errors: `STORE_OBJECT_CONFLICT` when something else lies under one of the names, and the store's.
 */
export async function publishVersion(store: ObjectStore, input: VersionToPublish): Promise<PublishedVersion> {
  const { files, metrics } = input;
  const manifest = completeManifest(input);
  const { version } = manifest;
  const name = storePaths.manifest(version);
  const isOurs = (bytes: Uint8Array): boolean => isSameVersion(bytes, manifest);
  const total = files.length + 2;
  let done = 0;
  const advance = (): void => {
    done += 1;
    input.onProgress?.(done, total);
  };

  const before = await store.read(name);
  if (before === undefined) {
    await mapConcurrently(files, filesAtOnce, async ({ path, bytes, contentType }) => {
      await createObject(
        store,
        storePaths.versionFile(version, path),
        bytes,
        contentType ?? contentTypeOf(path),
      );
      advance();
    });
    await createObject(store, storePaths.metrics(version), jsonBytes(metrics), 'application/json');
    advance();
  } else if (!isOurs(before.bytes)) {
    throw new RetrainError(
      'STORE_OBJECT_CONFLICT',
      `Version ${version} was published already as something else (${store.uriOf(name)}). Nothing was overwritten: publish from a new run, which gets a version of its own.`,
    );
  }
  const bytes = jsonBytes(manifest);
  const end =
    before === undefined
      ? await createObject(store, name, bytes, 'application/json', (found) => isOurs(found.bytes))
      : undefined;
  const stored = before?.bytes ?? (end?.outcome === 'existed' ? end.object.bytes : bytes);
  if (done < total) input.onProgress?.(total, total);
  return { version, manifestSha256: sha256(stored), modelSha256: manifest.model_sha256, files: files.length };
}

function completeManifest({ manifest, files, metrics }: VersionToPublish): Manifest {
  const entries = files
    .map(({ path, bytes }): ManifestEntry => ({
      path,
      size: bytes.length,
      sha256: sha256(bytes),
      crc32c: crc32c(bytes),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = entries.find(({ path }, i) => path === entries[i - 1]?.path || path === 'manifest.json');
  const problem =
    twice !== undefined
      ? `${twice.path} cannot be published twice`
      : !entries.some(({ path }) => isModelFile(path))
        ? 'a version without files under model/ is no version'
        : metrics.version !== manifest.version
          ? 'its metrics are those of another version'
          : undefined;
  if (problem !== undefined) throw new RetrainError('INTERNAL', `Version ${manifest.version}: ${problem}.`);
  return manifestSchema.parse({
    schema: 'retrain.manifest/1',
    ...manifest,
    files: entries,
    model_sha256: modelDigest(entries),
  });
}

/**
 * Whether a stored manifest is that of the version being published: the same model of the same data, by the same run. What was
 * said of it may differ when the loop runs twice in one run, for then there is another champion to compare with, and another time;
 * what was published first stays.
 */
function isSameVersion(stored: Uint8Array, manifest: Manifest): boolean {
  const parsed = parseStored(stored, manifestSchema);
  return 'value' in parsed && essence(parsed.value) === essence(manifest);
}

const essence = (manifest: Manifest): string => {
  const { version, name, task, model_sha256, dataset, split, algorithm, params, seed, config_sha256 } =
    manifest;
  return canonicalJson({
    version,
    name,
    task,
    model_sha256,
    dataset,
    split,
    algorithm,
    params,
    seed,
    config_sha256,
  });
};

const contentTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

function contentTypeOf(path: string): string {
  return contentTypes[/\.([a-z]+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
}
