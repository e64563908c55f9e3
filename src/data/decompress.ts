import { gunzipSync } from 'node:zlib';
import { RetrainError } from '../contract/retrain-error.ts';

/** The largest dataset that is read, in bytes, uncompressed. */
export const MOST_BYTES = 1024 * 1024 * 1024;
const FREE_BYTES = 10 * 1024 * 1024;
const MOST_RATIO = 100;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/**
 * The bytes themselves, or what is in them when they are gzip (told by the first two bytes, never by the name).
 * Stops at 1 GiB, and at 100 times the compressed size once that is more than 10 MiB: a few kilobytes can hold gigabytes.
 * Throws `DATASET_UNREADABLE`.
 */
export function decompress(bytes: Uint8Array, name: string): Uint8Array {
  if (!isGzip(bytes)) {
    if (bytes.length <= MOST_BYTES) return bytes;
    throw new RetrainError(
      'DATASET_UNREADABLE',
      `${name} has more than 1 GiB, which is the most that is read: split it, or take a sample.`,
    );
  }
  const limit = Math.min(MOST_BYTES, Math.max(FREE_BYTES, MOST_RATIO * bytes.length));
  let content: Uint8Array;
  try {
    content = gunzipSync(bytes, { maxOutputLength: limit, chunkSize: 256 * 1024 });
  } catch (error) {
    if (isTooLarge(error)) {
      const reason =
        limit === MOST_BYTES
          ? 'more than 1 GiB, which is the most that is read'
          : `more than ${MOST_RATIO} times its compressed size, which no dataset of this kind does`;
      throw new RetrainError(
        'DATASET_UNREADABLE',
        `${name} unpacks to ${reason}: it was not unpacked further; upload it smaller or uncompressed.`,
      );
    }
    throw new RetrainError(
      'DATASET_UNREADABLE',
      `${name} is a broken gzip archive (cut short or damaged): compress and upload it again.`,
      {
        cause: error,
      },
    );
  }
  if (isGzip(content)) {
    throw new RetrainError(
      'DATASET_UNREADABLE',
      `${name} is compressed with gzip twice: unpack it once and upload it again.`,
    );
  }
  return content;
}
