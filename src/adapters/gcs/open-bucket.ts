import type { Bucket, StorageOptions } from '@google-cloud/storage';

export interface BucketAccess {
  readonly bucket: string;
  /** Default: that of the credentials. */
  readonly projectId?: string;
  /** Another server than Google's. Over plain HTTP no credentials are sent, unless `authClient` says with which. */
  readonly apiEndpoint?: string;
  /** Default: Application Default Credentials. */
  readonly authClient?: NonNullable<StorageOptions['authClient']>;
}

/** What one client library of Google offers, loaded when it is first needed: it takes a tenth of a second. */
export interface OpenBucket {
  readonly bucket: Bucket;
  /** CRC-32C of bytes in base64, as the service writes it. */
  readonly checksum: (bytes: Uint8Array) => string;
  readonly newChecksum: () => { update(bytes: Buffer): void; toString(): string };
}

/** Opens a bucket with the client's own retries off: ours know which writes may have taken effect. */
export async function openBucket(access: BucketAccess): Promise<OpenBucket> {
  const { Storage, CRC32C } = await import('@google-cloud/storage');
  const { projectId, apiEndpoint, authClient } = access;
  const storage = withoutEmulator(
    () =>
      new Storage({
        ...(projectId === undefined ? {} : { projectId }),
        ...(authClient === undefined ? {} : { authClient }),
        ...(apiEndpoint === undefined
          ? {}
          : {
              apiEndpoint,
              useAuthWithCustomEndpoint: authClient !== undefined || apiEndpoint.startsWith('https:'),
            }),
        retryOptions: { autoRetry: false },
      }),
  );
  return {
    bucket: storage.bucket(access.bucket),
    newChecksum: () => new CRC32C(),
    checksum: (bytes) => {
      const crc = new CRC32C();
      crc.update(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return crc.toString();
    },
  };
}

const emulator = 'STORAGE_EMULATOR_HOST';

/**
 * The client's constructor obeys `STORAGE_EMULATOR_HOST` even beside an explicit endpoint. Whoever can set a variable of a
 * workflow could thus send the model, and the credentials, elsewhere; so the variable is put aside while it runs.
 */
function withoutEmulator<T>(construct: () => T): T {
  const value = process.env[emulator];
  if (value === undefined) return construct();
  try {
    Reflect.deleteProperty(process.env, emulator);
    return construct();
  } finally {
    process.env[emulator] = value;
  }
}
