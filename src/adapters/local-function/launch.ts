/**
 * Serves a deployed folder under the official functions framework, on the loopback interface only.
 *
 * The framework's own command binds every interface, so its server is made through its testing entry instead, which is the same
 * server. The folder's module is imported here and not by the framework's loader: bundled, that loader cannot find its own modules.
 *
 * Usage: node launch.js <folder>. Listens on a free port and writes it to `<folder>/process.json`, with a token and a second port, on
 * which the host can have it take over the function's own port, release it, or end. Ending it so needs no signal, works on every
 * system, and can never hit another program that has got the same process id.
 */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { http, type HttpFunction } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';

const target = 'retrain';
/** Requests that are being answered when the end comes get this long. */
const graceMs = 5000;
/** A client that sends its request slower than this is cut off, so that it cannot hold a connection for ever. */
const requestTimeoutMs = 30_000;

function isHttpFunction(value: unknown): value is HttpFunction {
  return typeof value === 'function';
}

/** Servers that listen, or still have a request under way. */
const open = new Set<Server>();

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.add(server);
  server.once('close', () => open.delete(server));
  return (server.address() as AddressInfo).port;
}

/** Stops listening at once; requests under way are finished. */
function close(server: Server): void {
  server.close();
  server.closeIdleConnections();
}

function functionServer(): Server {
  const server = getTestServer(target);
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = requestTimeoutMs;
  return server;
}

/** The server on the function's own port, while this process has it. */
let stable: Server | undefined;

function release(): void {
  if (stable !== undefined) close(stable);
  stable = undefined;
}

async function take(port: number): Promise<number> {
  release();
  const server = functionServer();
  const taken = await listen(server, port);
  stable = server;
  return taken;
}

/** Ends the process when no request is under way any more, or when the patience is over. */
function end(): void {
  const exitWhenDone = (): void => {
    if (open.size === 0) process.exit(0);
  };
  for (const server of open) {
    server.once('close', exitWhenDone);
    if (server.listening) close(server);
  }
  setTimeout(() => process.exit(0), graceMs).unref();
}

function sameToken(given: string | undefined, token: string): boolean {
  const bytes = Buffer.from(given ?? '');
  const expected = Buffer.from(token);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

const folder = resolve(process.argv[2] ?? '.');
const revision = basename(folder);
process.env['K_REVISION'] = revision;

const module: unknown = await import(pathToFileURL(join(folder, 'index.js')).href);
const served: unknown =
  typeof module === 'object' && module !== null && target in module ? module[target] : undefined;
if (!isHttpFunction(served))
  throw new TypeError(`index.js of the revision ${revision} does not export a function "${target}".`);
http(target, served);

const token = randomUUID();
const own = functionServer();
const control = createServer((request, response) => {
  const answer = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const [, verb, argument = '0'] = /^\/(take|release|end)(?:\/(\d{1,5}))?$/.exec(path) ?? [];
  if (
    request.method !== 'POST' ||
    verb === undefined ||
    !sameToken(request.headers.authorization, `Bearer ${token}`)
  ) {
    answer(403, { error: 'refused' });
    return;
  }
  switch (verb) {
    case 'take':
      take(Number(argument)).then(
        (port) => answer(200, { port }),
        (error: unknown) =>
          answer(409, { error: error instanceof Error && 'code' in error ? error.code : 'failed' }),
      );
      break;
    case 'release':
      release();
      answer(200, {});
      break;
    default:
      response.once('finish', end);
      answer(200, {});
  }
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);

const port = await listen(own, 0);
const controlPort = await listen(control, 0);
const file = join(folder, 'process.json');
await writeFile(
  `${file}.partial`,
  JSON.stringify({ pid: process.pid, revision, port, control_port: controlPort, token }),
  { mode: 0o600 },
);
await rename(`${file}.partial`, file);
console.log(`Serving the revision ${revision} on http://127.0.0.1:${port}`);
