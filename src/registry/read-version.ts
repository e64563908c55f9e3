import { RetrainError } from '../contract/retrain-error.ts';
import { versionSchema } from '../contract/run-files.ts';
import { manifestSchema, type Manifest, type ManifestEntry } from '../contract/store-files.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { crc32c, modelDigest, sha256 } from './digest.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { parseStored } from './parse-stored.ts';
import { storePaths } from './store-paths.ts';

/** A file of a version, checked against the manifest. */
export interface VersionFile {
  /** Relative to the version's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const filesAtOnce = 4;
const maxFileBytes = 1024 * 1024 * 1024;

/**
 * The manifest of a version with the digest of its bytes, which the pointer names.
 * Errors: `VERSION_NOT_FOUND`, `VERSION_CORRUPT`, and the store's.
 */
export async function readManifestAndDigest(
  store: ObjectStore,
  version: string,
): Promise<{ readonly manifest: Manifest; readonly manifestSha256: string }> {
  if (!versionSchema.safeParse(version).success) {
    throw new RetrainError(
      'VERSION_NOT_FOUND',
      'That is not the name of a version: versions are made of letters, digits, dots, hyphens and underscores, such as d1700000000000000-r123.1-0123456789ab.',
    );
  }
  const name = storePaths.manifest(version);
  const object = await store.read(name);
  if (object === undefined) {
    throw new RetrainError(
      'VERSION_NOT_FOUND',
      `There is no version ${version}: ${store.uriOf(name)} does not exist.`,
    );
  }
  const parsed = parseStored(object.bytes, manifestSchema);
  if ('problem' in parsed) throw corrupt(version, `its manifest.json cannot be used: ${parsed.problem}`);
  const manifest = parsed.value;
  if (manifest.version !== version)
    throw corrupt(version, `its manifest.json is that of ${manifest.version}`);
  if (new Set(manifest.files.map(({ path }) => path)).size !== manifest.files.length) {
    throw corrupt(version, 'its manifest.json names a file twice');
  }
  if (modelDigest(manifest.files) !== manifest.model_sha256) {
    throw corrupt(version, 'the model digest in its manifest.json is not that of the files listed there');
  }
  return { manifest, manifestSha256: sha256(object.bytes) };
}

/** The manifest of a version; with `expectedSha256` only if its bytes have that digest. */
export async function readManifest(
  store: ObjectStore,
  version: string,
  expectedSha256?: string,
): Promise<Manifest> {
  const { manifest, manifestSha256 } = await readManifestAndDigest(store, version);
  if (manifestSha256 !== (expectedSha256 ?? manifestSha256)) {
    throw corrupt(version, 'its manifest.json is not the one that was published: the digests differ');
  }
  return manifest;
}

/**
 * The files of a version in the order of the manifest, each checked in size and both digests; all of them, or those that
 * begin with a prefix, or that a function picks. Errors: `VERSION_CORRUPT`, and the store's.
 */
export async function readVersionFiles(
  store: ObjectStore,
  manifest: Manifest,
  pick: string | ((path: string) => boolean) = '',
): Promise<VersionFile[]> {
  const isWanted = typeof pick === 'string' ? (path: string) => path.startsWith(pick) : pick;
  return mapConcurrently(
    manifest.files.filter(({ path }) => isWanted(path)),
    filesAtOnce,
    (entry) => readVersionFile(store, manifest.version, entry),
  );
}

async function readVersionFile(
  store: ObjectStore,
  version: string,
  entry: ManifestEntry,
): Promise<VersionFile> {
  const { path } = entry;
  const object = await store.read(storePaths.versionFile(version, path), { maxBytes: maxFileBytes });
  if (object === undefined) throw corrupt(version, `${path} is missing`);
  const { bytes } = object;
  if (bytes.length !== entry.size)
    throw corrupt(version, `${path} has ${bytes.length} bytes instead of ${entry.size}`);
  if (crc32c(bytes) !== entry.crc32c || sha256(bytes) !== entry.sha256) {
    throw corrupt(version, `${path} has other content than was published: the digests differ`);
  }
  return { path, bytes };
}

const corrupt = (version: string, problem: string): RetrainError =>
  new RetrainError(
    'VERSION_CORRUPT',
    `Version ${version} is damaged: ${problem}. Roll back to another version, or restore the object.`,
  );
