import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults, type Operation } from './faults.ts';
import { GcsProblem, problemOfStatus } from './gcs-problem.ts';
import { handleRequest, type FakeAnswer, type FakeRequest, type FakeService } from './handle-request.ts';
import { ObjectTable } from './object-table.ts';
import { ResumableSessions } from './resumable-sessions.ts';

export interface FakeGcs {
  /** Where the client is pointed to: the `apiEndpoint`. */
  readonly url: string;
  readonly objects: ObjectTable;
  /** Every request, in the order of arrival. */
  readonly requests: readonly FakeRequest[];
  readonly faults: Faults;
  close(): Promise<void>;
}

const objectPath = /^\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/;
const uploadPath = /^\/upload\/storage\/v1\/b\/([^/]+)\/o$/;

/**
 * Google Cloud Storage's JSON API on loopback, in memory, written from the published documentation: objects get, list,
 * insert (media, multipart, resumable) and delete, with generations, preconditions and checksums.
 */
export async function startFakeGcs(buckets: readonly string[] = ['bucket']): Promise<FakeGcs> {
  const service: FakeService = { objects: new ObjectTable(buckets), sessions: new ResumableSessions() };
  const requests: FakeRequest[] = [];
  const faults = new Faults();
  const server = createServer((incoming, outgoing) => {
    void receive(incoming).then((request) => {
      requests.push(request);
      answer(service, faults, request, outgoing);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    objects: service.objects,
    requests,
    faults,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const origin = `http://${incoming.headers.host ?? ''}`;
  const { pathname, searchParams: query } = new URL(incoming.url ?? '/', origin);
  const method = incoming.method ?? '';
  const upload = uploadPath.exec(pathname);
  const match = upload ?? objectPath.exec(pathname);
  const name = upload === null ? match?.[2] : undefined;
  return {
    method,
    origin,
    operation: match === null ? 'unknown' : operationOf(method, upload !== null, name !== undefined, query),
    bucket: decodeURIComponent(match?.[1] ?? ''),
    name: name === undefined ? (query.get('name') ?? undefined) : decodeURIComponent(name),
    query,
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)])),
    body: Buffer.concat(chunks),
  };
}

function operationOf(method: string, isUpload: boolean, hasName: boolean, query: URLSearchParams): Operation {
  if (isUpload) return method === 'POST' ? 'insert' : method === 'PUT' ? 'resume' : 'unknown';
  if (!hasName) return method === 'GET' ? 'list' : 'unknown';
  if (method === 'DELETE') return 'delete';
  if (method !== 'GET') return 'unknown';
  return query.get('alt') === 'media' ? 'media' : 'get';
}

function answer(service: FakeService, faults: Faults, request: FakeRequest, outgoing: ServerResponse): void {
  const fault = faults.take(request.operation, request.name);
  const status = /^return-(\d+)$/.exec(fault?.word ?? '')?.[1];
  if (fault?.word === 'reset-before') {
    outgoing.destroy();
    return;
  }
  const result =
    status === undefined
      ? attempt(service, request)
      : refusal(problemOfStatus(Number(status), fault?.message), request);
  if (fault?.word === 'apply-then-reset') {
    outgoing.destroy();
    return;
  }
  const [, kind, count] = /^(truncate-after|flip-byte)-(\d+)$/.exec(fault?.word ?? '') ?? [];
  const body = Buffer.from(result.body);
  if (kind === 'flip-byte') body[Number(count)]! ^= 1;
  outgoing.writeHead(result.status, { ...result.headers, 'content-length': body.length });
  if (kind === 'truncate-after') {
    outgoing.write(body.subarray(0, Number(count)), () => {
      outgoing.destroy();
    });
  } else {
    outgoing.end(body);
  }
}

function attempt(service: FakeService, request: FakeRequest): FakeAnswer {
  try {
    return handleRequest(service, request);
  } catch (error) {
    const problem = error instanceof GcsProblem ? error : problemOfStatus(500, String(error));
    return refusal(problem, request);
  }
}

/** Media requests are refused in plain text, all others in JSON. */
function refusal(problem: GcsProblem, { operation }: FakeRequest): FakeAnswer {
  const { status, message } = problem;
  return operation === 'media'
    ? { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: Buffer.from(message) }
    : {
        status,
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        body: Buffer.from(JSON.stringify(problem.toJson())),
      };
}
