import { createHash } from 'node:crypto';
import { CRC32C } from '@google-cloud/storage';
import { GcsProblem, invalid } from './gcs-problem.ts';

export interface FakeObject {
  readonly bucket: string;
  readonly name: string;
  readonly generation: bigint;
  readonly bytes: Buffer;
  /** Base64 of the big-endian checksum, as the API has it. */
  readonly crc32c: string;
  /** Base64. */
  readonly md5Hash: string;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
  readonly contentEncoding: string | undefined;
}

/** What a client may say of an object that it uploads. */
export interface UploadMetadata {
  readonly name?: string | undefined;
  readonly crc32c?: string | undefined;
  readonly md5Hash?: string | undefined;
  readonly contentType?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly contentEncoding?: string | undefined;
}

/** 0 stands for "there is no live object". */
export interface Preconditions {
  readonly ifGenerationMatch?: bigint | undefined;
  readonly ifGenerationNotMatch?: bigint | undefined;
}

const preconditionFailed = (): GcsProblem =>
  new GcsProblem(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');

/** The live objects of some buckets without object versioning. */
export class ObjectTable {
  readonly #buckets: ReadonlyMap<string, Map<string, FakeObject>>;
  /** Odd numbers above 2^53: none survives a trip through a JavaScript number. */
  #lastGeneration = 9_007_199_254_740_991n;

  constructor(buckets: readonly string[]) {
    this.#buckets = new Map(buckets.map((bucket) => [bucket, new Map<string, FakeObject>()]));
  }

  /** In the order of the service: by the bytes of the names in UTF-8. */
  list(bucket: string): FakeObject[] {
    return [...this.#bucket(bucket).values()].sort((a, b) =>
      Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
    );
  }

  find(bucket: string, name: string): FakeObject | undefined {
    return this.#bucket(bucket).get(name);
  }

  get(bucket: string, name: string, generation: bigint | undefined): FakeObject {
    const object = this.find(bucket, name);
    const isLive = generation === undefined || generation === object?.generation;
    if (object === undefined || !isLive)
      throw new GcsProblem(404, 'notFound', `No such object: ${bucket}/${name}`);
    return object;
  }

  write(
    bucket: string,
    name: string,
    bytes: Buffer,
    metadata: UploadMetadata,
    preconditions: Preconditions,
  ): FakeObject {
    const objects = this.#bucket(bucket);
    checkName(name);
    const crc32c = crcOf(bytes);
    const md5Hash = createHash('md5').update(bytes).digest('base64');
    checkDigest('CRC32C', metadata.crc32c, crc32c);
    checkDigest('MD5 hash', metadata.md5Hash, md5Hash);
    this.checkPreconditions(bucket, name, preconditions);
    this.#lastGeneration += 2n;
    const { contentType, cacheControl, contentEncoding } = metadata;
    const generation = this.#lastGeneration;
    const object = {
      bucket,
      name,
      generation,
      bytes,
      crc32c,
      md5Hash,
      contentType,
      cacheControl,
      contentEncoding,
    };
    objects.set(name, object);
    return object;
  }

  delete(bucket: string, name: string, generation: bigint | undefined, preconditions: Preconditions): void {
    this.get(bucket, name, generation);
    this.checkPreconditions(bucket, name, preconditions);
    this.#bucket(bucket).delete(name);
  }

  checkPreconditions(
    bucket: string,
    name: string,
    { ifGenerationMatch, ifGenerationNotMatch }: Preconditions,
  ): void {
    const live = this.#bucket(bucket).get(name)?.generation ?? 0n;
    if (ifGenerationMatch !== undefined && ifGenerationMatch !== live) throw preconditionFailed();
    if (ifGenerationNotMatch !== undefined && ifGenerationNotMatch === live) throw preconditionFailed();
  }

  #bucket(bucket: string): Map<string, FakeObject> {
    const objects = this.#buckets.get(bucket);
    if (objects === undefined) throw new GcsProblem(404, 'notFound', 'The specified bucket does not exist.');
    return objects;
  }
}

export function crcOf(bytes: Buffer): string {
  const crc = new CRC32C();
  crc.update(bytes);
  return crc.toString();
}

/** https://cloud.google.com/storage/docs/objects#naming */
function checkName(name: string): void {
  const bytes = Buffer.byteLength(name);
  if (bytes === 0) throw new GcsProblem(400, 'required', 'Required');
  const isForbidden =
    bytes > 1024 ||
    /[\r\n]/.test(name) ||
    name === '.' ||
    name === '..' ||
    name.startsWith('.well-known/acme-challenge/');
  if (isForbidden || !name.isWellFormed())
    throw invalid(`Disallowed object name: ${JSON.stringify(name.slice(0, 100))}`);
}

function checkDigest(what: string, provided: string | undefined, calculated: string): void {
  if (provided !== undefined && provided !== calculated) {
    throw invalid(`Provided ${what} "${provided}" doesn't match calculated ${what} "${calculated}".`);
  }
}
