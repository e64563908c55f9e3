import { createHash } from 'node:crypto';
import type { ManifestEntry } from '../contract/store-files.ts';
import { isModelFile } from './store-paths.ts';

/** SHA-256 as 64 lower-case hex digits. Text counts as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The reflected Castagnoli polynomial of RFC 3720 (iSCSI), which Google Cloud Storage uses. */
const castagnoli = 0x82f63b78;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ castagnoli : crc >>> 1;
  return crc;
});

/** CRC-32C as 8 lower-case hex digits, most significant first: the digits that `gcloud storage hash --hex` shows. */
export function crc32c(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

/** Canonical JSON of RFC 8785: one text for one value. Throws a `TypeError` on what JSON cannot carry without loss. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN and no infinity');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('canonical JSON has no text with half a surrogate pair');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`canonical JSON has no ${typeof value}`);
}

/** A `Map` or a `Date` would come out as `{}`, and two different ones as the same text. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The digest that names a model: SHA-256 over the paths and digests of its files (those under `model/`; others are left
 * out), in code-unit order of the paths whatever order they come in.
 */
export function modelDigest(files: readonly Pick<ManifestEntry, 'path' | 'sha256'>[]): string {
  const lines = files
    .filter(({ path }) => isModelFile(path))
    .map(({ path, sha256: digest }): [string, string] => [path, digest])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(canonicalJson(lines));
}
