import { gunzipSync } from 'node:zlib';
import type { Operation } from './faults.ts';
import { GcsProblem, invalid } from './gcs-problem.ts';
import { parseMultipartRelated } from './multipart-related.ts';
import type { FakeObject, ObjectTable, UploadMetadata } from './object-table.ts';
import { checkParameters, int64, preconditionsOf, selectFields } from './query.ts';
import type { ResumableSessions } from './resumable-sessions.ts';

export interface FakeRequest {
  readonly method: string;
  /** Of the server, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly operation: Operation;
  readonly bucket: string;
  /** The object's name; of an upload only when it is in the query. */
  readonly name: string | undefined;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface FakeService {
  readonly objects: ObjectTable;
  readonly sessions: ResumableSessions;
}

const writeParameters = [
  'name',
  'uploadType',
  'upload_id',
  'ifGenerationMatch',
  'ifGenerationNotMatch',
  'contentEncoding',
];

/** Answers a request as the JSON API does. Throws a `GcsProblem` for one that it refuses. */
export function handleRequest(service: FakeService, request: FakeRequest): FakeAnswer {
  switch (request.operation) {
    case 'list':
      return list(service, request);
    case 'get':
    case 'media':
      return get(service, request);
    case 'insert':
      return insert(service, request);
    case 'resume':
      return resume(service, request);
    case 'delete':
      return remove(service, request);
    case 'unknown':
      throw new GcsProblem(404, 'notFound', 'Not Found');
  }
}

function json(value: unknown, query: URLSearchParams, headers: Record<string, string> = {}): FakeAnswer {
  const body = Buffer.from(JSON.stringify(selectFields(value, query.get('fields'))));
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8', ...headers }, body };
}

function resource(object: FakeObject): object {
  const { bucket, name, contentType, cacheControl, contentEncoding, crc32c, md5Hash } = object;
  const generation = String(object.generation);
  return {
    kind: 'storage#object',
    id: `${bucket}/${name}/${generation}`,
    name,
    bucket,
    generation,
    metageneration: '1',
    contentType,
    cacheControl,
    contentEncoding,
    size: String(object.bytes.length),
    crc32c,
    md5Hash,
    etag: Buffer.from(generation).toString('base64'),
    storageClass: 'STANDARD',
  };
}

function list({ objects }: FakeService, { bucket, query }: FakeRequest): FakeAnswer {
  checkParameters(query, ['prefix', 'delimiter', 'maxResults', 'pageToken', 'versions', 'autoPaginate']);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Number(query.get('maxResults') ?? 1000);
  if (!Number.isInteger(limit) || limit < 1) throw invalid('Invalid value for maxResults.');
  const after = pageStart(query.get('pageToken'));
  const matching = objects
    .list(bucket)
    .filter(
      ({ name }) =>
        name.startsWith(prefix) && (after === undefined || Buffer.compare(Buffer.from(name), after) > 0),
    );
  const page = matching.slice(0, Math.min(limit, 1000));
  const rest = (name: string): string => name.slice(prefix.length);
  const isFolded = (name: string): boolean => delimiter !== '' && rest(name).includes(delimiter);
  const folded = page
    .filter(({ name }) => isFolded(name))
    .map(({ name }) => prefix + rest(name).split(delimiter)[0]! + delimiter);
  const items = page.filter(({ name }) => !isFolded(name)).map(resource);
  const last = page.at(-1);
  return json(
    {
      kind: 'storage#objects',
      ...(items.length > 0 ? { items } : {}),
      ...(folded.length > 0 ? { prefixes: [...new Set(folded)] } : {}),
      ...(page.length < matching.length && last !== undefined
        ? { nextPageToken: Buffer.from(last.name).toString('base64') }
        : {}),
    },
    query,
  );
}

function pageStart(token: string | null): Buffer | undefined {
  if (token === null) return undefined;
  const start = Buffer.from(token, 'base64');
  if (start.length === 0 || start.toString('base64') !== token) throw invalid('Invalid page token.');
  return start;
}

function get({ objects }: FakeService, request: FakeRequest): FakeAnswer {
  const { bucket, query, operation } = request;
  checkParameters(query, ['generation', 'ifGenerationMatch', 'ifGenerationNotMatch']);
  const name = request.name ?? '';
  const object = objects.get(bucket, name, int64(query, 'generation'));
  const { ifGenerationMatch, ifGenerationNotMatch } = preconditionsOf(query);
  objects.checkPreconditions(bucket, name, { ifGenerationMatch });
  if (ifGenerationNotMatch === object.generation) return { status: 304, headers: {}, body: Buffer.alloc(0) };
  return operation === 'media' ? media(object, request) : json(resource(object), query);
}

function media(object: FakeObject, { headers }: FakeRequest): FakeAnswer {
  const { bytes, contentEncoding, contentType, cacheControl } = object;
  const about = {
    'content-type': contentType ?? 'application/octet-stream',
    'cache-control': cacheControl ?? 'private, max-age=0',
    'x-goog-generation': String(object.generation),
    'x-goog-metageneration': '1',
    'x-goog-stored-content-length': String(bytes.length),
    'x-goog-stored-content-encoding': contentEncoding ?? 'identity',
    'x-goog-hash': `crc32c=${object.crc32c},md5=${object.md5Hash}`,
  };
  if (contentEncoding === 'gzip' && !/\bgzip\b/.test(headers['accept-encoding'] ?? '')) {
    return {
      status: 200,
      headers: { ...about, warning: '214 UploadServer gunzipped' },
      body: gunzipSync(bytes),
    };
  }
  const encoded = contentEncoding === undefined ? about : { ...about, 'content-encoding': contentEncoding };
  const range = /^bytes=(\d*)-(\d*)$/.exec(headers['range'] ?? '');
  if (range === null) return { status: 200, headers: encoded, body: bytes };
  const [, first = '', second = ''] = range;
  const from = first === '' ? Math.max(0, bytes.length - Number(second)) : Number(first);
  const to = first === '' || second === '' ? bytes.length - 1 : Math.min(Number(second), bytes.length - 1);
  if (from > to) throw new GcsProblem(416, 'requestedRangeNotSatisfiable', 'Requested range not satisfiable');
  const contentRange = `bytes ${from}-${to}/${bytes.length}`;
  return {
    status: 206,
    headers: { ...encoded, 'content-range': contentRange },
    body: bytes.subarray(from, to + 1),
  };
}

function insert(service: FakeService, request: FakeRequest): FakeAnswer {
  const { query, headers, body, bucket } = request;
  checkParameters(query, writeParameters);
  const contentType = headers['content-type'];
  switch (query.get('uploadType')) {
    case 'media':
      return store(service, request, body, { contentType });
    case 'multipart': {
      const [metadata, content, ...more] = parseMultipartRelated(contentType, body);
      if (metadata === undefined || content === undefined || more.length > 0)
        throw invalid('A multipart upload has two parts.');
      const told = parseMetadata(metadata.contentType, metadata.body);
      return store(service, request, content.body, {
        ...told,
        contentType: told.contentType ?? content.contentType,
      });
    }
    case 'resumable': {
      const metadata = body.length === 0 ? {} : parseMetadata(contentType, body);
      const name = request.name ?? metadata.name ?? '';
      const uploadType = headers['x-upload-content-type'];
      const session = {
        bucket,
        name,
        metadata: { contentType: uploadType, ...metadata },
        preconditions: preconditionsOf(query),
      };
      // Asked for, so that a bucket that does not exist is refused now.
      service.objects.find(bucket, name);
      const path = `/upload/storage/v1/b/${encodeURIComponent(bucket)}/o`;
      const location = `${request.origin}${path}?uploadType=resumable&upload_id=${service.sessions.open(session)}`;
      return json({}, new URLSearchParams(), { location });
    }
    default:
      throw invalid('uploadType must be media, multipart or resumable.');
  }
}

function parseMetadata(contentType: string | undefined, body: Buffer): UploadMetadata {
  if (!/^application\/json\b/i.test(contentType ?? ''))
    throw invalid('The metadata must be application/json.');
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('Parse Error');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('Parse Error');
  const members = new Map<string, unknown>(Object.entries(value));
  const text = (name: string): string | undefined => {
    const member = members.get(name);
    if (member !== undefined && typeof member !== 'string') throw invalid(`Invalid value for ${name}.`);
    return member;
  };
  return {
    name: text('name'),
    crc32c: text('crc32c'),
    md5Hash: text('md5Hash'),
    contentType: text('contentType'),
    cacheControl: text('cacheControl'),
    contentEncoding: text('contentEncoding'),
  };
}

function store(
  { objects }: FakeService,
  request: FakeRequest,
  bytes: Buffer,
  metadata: UploadMetadata,
): FakeAnswer {
  const { query, bucket } = request;
  const name = request.name ?? metadata.name ?? '';
  if (metadata.name !== undefined && metadata.name !== name)
    throw invalid('The name in the query and in the metadata differ.');
  return json(resource(objects.write(bucket, name, bytes, metadata, preconditionsOf(query))), query);
}

function resume({ objects, sessions }: FakeService, { query, headers, body }: FakeRequest): FakeAnswer {
  const id = query.get('upload_id') ?? '';
  const { session, isComplete } = sessions.receive(id, headers['content-range'], body);
  const { received, bucket, name, metadata, preconditions } = session;
  if (isComplete) {
    sessions.close(id);
    return json(resource(objects.write(bucket, name, received, metadata, preconditions)), query);
  }
  const range: Record<string, string> =
    received.length === 0 ? {} : { range: `bytes=0-${received.length - 1}` };
  return { status: 308, headers: range, body: Buffer.alloc(0) };
}

function remove({ objects }: FakeService, { bucket, name, query }: FakeRequest): FakeAnswer {
  checkParameters(query, ['generation', 'ifGenerationMatch', 'ifGenerationNotMatch']);
  objects.delete(bucket, name ?? '', int64(query, 'generation'), preconditionsOf(query));
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
}
