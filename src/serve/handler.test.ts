import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { findColumn, type Table } from '../data/table.ts';
import type { Predictions } from '../learn/model.ts';
import { badRequests } from './bad-requests.ts';
import { createHandler, type Service } from './handler.ts';
import type { Predictor } from './predictor.ts';
import type { ServingFile } from './serving-file.ts';

/** A rule that a person can check: positive when age / 100 exceeds a half. Keeps the tables it was asked about. */
function agePredictor(): Predictor & { readonly asked: Table[] } {
  const asked: Table[] = [];
  return {
    asked,
    task: 'binary',
    classes: ['0', '1'],
    features: [
      { name: 'age', kind: 'number', categories: null },
      { name: 'sex', kind: 'category', categories: ['male', 'female', '1.0'] },
      { name: 'smoker', kind: 'boolean', categories: null },
      { name: 'seen', kind: 'date', categories: null },
    ],
    predict(table): Predictions {
      asked.push(table);
      const age = findColumn(table, 'age');
      if (age?.kind !== 'number') throw new Error('no age');
      const positive = Array.from(age.values, (value) => (Number.isNaN(value) ? 0.5 : value / 100));
      return {
        kind: 'classes',
        labels: Int32Array.from(positive, (p) => Number(p > 0.5)),
        probabilities: Float64Array.from(positive.flatMap((p) => [1 - p, p])),
      };
    },
  };
}

const plain: ServingFile = {
  schema: 'retrain.serving/1',
  version: 'v-7',
  prediction: 'prediction',
  labels: {},
  fields: {},
  include: ['probabilities', 'model_version'],
  max_body_bytes: 262_144,
  max_instances: 1000,
  command: null,
};

const row = { age: 75, sex: 'male', smoker: true, seen: '2026-01-31' };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(service: Promise<Service> | Service, failures: unknown[] = []): Promise<string> {
  const handler = createHandler({
    service: Promise.resolve(service),
    revision: 'r-1',
    onFailure: (error) => failures.push(error),
  });
  const server = createServer((request, response) => void handler(request, response));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function call(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(text).not.toMatch(/\bat .+:\d+:\d+/);
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Reply> {
  return call(url, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

interface Fault {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields: readonly { field: string; instance?: number; problem: string }[];
  };
}

/** The reply as an error of the one shape that errors have. */
function fault(reply: Reply, status: number): Fault['error'] {
  const { error } = reply.body as Fault;
  expect(Object.keys(error)).toEqual(['code', 'message', 'fields']);
  expect(error.code).toMatch(/^[A-Z_]+$/);
  expect(reply.status).toBe(status);
  return error;
}

describe('a prediction', () => {
  it('answers one row in the shape of the request', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    for (const path of ['/', '/predict']) {
      const reply = await post(url + path, row);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('x-model-version')).toBe('v-7');
      expect(reply.body).toEqual({
        prediction: '1',
        probabilities: { '0': 0.25, '1': 0.75 },
        model_version: 'v-7',
      });
    }
  });

  it('answers instances in their order', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const reply = await post(url, { instances: [row, { ...row, age: 25 }] });
    expect(reply.body).toEqual({
      predictions: [
        { prediction: '1', probabilities: { '0': 0.25, '1': 0.75 } },
        { prediction: '0', probabilities: { '0': 0.75, '1': 0.25 } },
      ],
      model_version: 'v-7',
    });
  });

  it('answers a query, where values are texts', async () => {
    const predictor = agePredictor();
    const url = await serve({ predictor, serving: plain });
    const reply = await call(`${url}/predict?age=7.5e1&sex=male&smoker=true&seen=2026-01-31`);
    expect(reply.body).toEqual({
      prediction: '1',
      probabilities: { '0': 0.25, '1': 0.75 },
      model_version: 'v-7',
    });
    await post(url, row);
    expect(predictor.asked[0]).toEqual(predictor.asked[1]);
  });

  it('maps labels and field names', async () => {
    const serving = {
      ...plain,
      prediction: 'diagnosis',
      labels: { '0': 'healthy', '1': 'heart-disease' },
      fields: { age_years: 'age', unused: 'no-feature' },
    };
    const url = await serve({ predictor: agePredictor(), serving });
    const { age, ...rest } = row;
    expect((await post(url, { ...rest, age_years: age })).body).toEqual({
      diagnosis: 'heart-disease',
      probabilities: { healthy: 0.25, 'heart-disease': 0.75 },
      model_version: 'v-7',
    });
    expect(fault(await post(url, row), 400).fields).toEqual([
      { field: 'age_years', problem: 'is missing (send null when its value is not known)' },
      { field: 'age', problem: 'is not known' },
    ]);
  });

  it('carries only what serve.include asks for', async () => {
    const url = await serve({ predictor: agePredictor(), serving: { ...plain, include: [] } });
    const reply = await post(url, row);
    expect(reply.body).toEqual({ prediction: '1' });
    expect(reply.headers.get('x-model-version')).toBe('v-7');
    expect((await post(url, { instances: [row] })).body).toEqual({ predictions: [{ prediction: '1' }] });
  });

  it('takes null as a missing value, of every kind', async () => {
    const predictor = agePredictor();
    const url = await serve({ predictor, serving: plain });
    expect((await post(url, { age: null, sex: null, smoker: null, seen: null })).status).toBe(200);
    expect((await post(url, { age: null, sex: 'NA', smoker: null, seen: null })).status).toBe(200);
    expect((await call(`${url}/predict?age=&sex=&smoker=&seen=`)).status).toBe(200);
    for (const table of predictor.asked) {
      expect(table).toEqual({
        rowCount: 1,
        columns: [
          { kind: 'number', name: 'age', values: Float64Array.of(NaN) },
          { kind: 'category', name: 'sex', codes: Int32Array.of(-1), categories: [] },
          { kind: 'boolean', name: 'smoker', values: Uint8Array.of(255) },
          { kind: 'date', name: 'seen', values: Float64Array.of(NaN) },
        ],
      });
    }
  });

  it('reads dates as UTC unless they say otherwise, and numbers as categories', async () => {
    const predictor = agePredictor();
    const url = await serve({ predictor, serving: plain });
    const dates = [
      '2026-01-31',
      '2026-01-31T12:00:00',
      '2026-01-31 12:00:00Z',
      '2026-01-31T12:00:00.5+02:00',
    ];
    await post(url, {
      instances: dates.map((seen, index) => ({
        ...row,
        seen,
        sex: index === 0 ? 1 : index === 1 ? 2.5 : 'unheard-of',
      })),
    });
    const [, sex, , seen] = predictor.asked[0]!.columns;
    expect(seen).toMatchObject({
      values: Float64Array.from(
        ['2026-01-31T00:00Z', '2026-01-31T12:00Z', '2026-01-31T12:00Z', '2026-01-31T10:00:00.500Z'],
        (text) => Date.parse(text),
      ),
    });
    expect(sex).toMatchObject({ codes: Int32Array.of(0, 1, 2, 2), categories: ['1.0', '2.5', 'unheard-of'] });
  });

  it('answers a model of numbers with numbers', async () => {
    const predictor: Predictor = {
      ...agePredictor(),
      task: 'regression',
      classes: [],
      predict: () => ({ kind: 'values', values: Float64Array.of(1.5) }),
    };
    const url = await serve({ predictor, serving: plain });
    expect((await post(url, row)).body).toEqual({ prediction: 1.5, model_version: 'v-7' });
  });

  it('never answers a number that is none', async () => {
    for (const values of [Float64Array.of(NaN), Float64Array.of(Infinity)]) {
      const predictor: Predictor = {
        ...agePredictor(),
        task: 'regression',
        classes: [],
        predict: () => ({ kind: 'values', values }),
      };
      expect(fault(await post(await serve({ predictor, serving: plain }), row), 400).code).toBe(
        'NO_FINITE_PREDICTION',
      );
    }
    const predictor: Predictor = {
      ...agePredictor(),
      predict: () => ({
        kind: 'classes',
        labels: Int32Array.of(0),
        probabilities: Float64Array.of(NaN, NaN),
      }),
    };
    expect(fault(await post(await serve({ predictor, serving: plain }), row), 400).code).toBe(
      'NO_FINITE_PREDICTION',
    );
  });

  it('survives classes and fields called __proto__', async () => {
    const predictor: Predictor = {
      ...agePredictor(),
      classes: ['__proto__', 'constructor'],
      features: [{ name: '__proto__', kind: 'number', categories: null }],
      predict: () => ({
        kind: 'classes',
        labels: Int32Array.of(0),
        probabilities: Float64Array.of(0.75, 0.25),
      }),
    };
    const url = await serve({ predictor, serving: plain });
    expect((await post(url, '{"__proto__": 1}')).body).toEqual({
      prediction: '__proto__',
      probabilities: Object.fromEntries([['__proto__', 0.75], ['constructor', 0.25]]), // prettier-ignore
      model_version: 'v-7',
    });
    expect(fault(await post(url, '{}'), 400).fields.map(({ field }) => field)).toEqual(['__proto__']);
  });
});

describe('a bad request', () => {
  it('is told every problem at once, by field name', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const { fields, message } = fault(
      await post(url, {
        agee: 'secret',
        sex: ['secret'],
        smoker: 'secret',
        seen: '2026-02-31',
        constructor: 1,
      }),
      400,
    );
    expect(fields).toEqual([
      { field: 'age', problem: 'is missing (send null when its value is not known)' },
      { field: 'sex', problem: 'must be a text, or null when it is missing' },
      { field: 'smoker', problem: 'must be true, false, or null when it is missing' },
      { field: 'seen', problem: 'must be a date as text, such as "2026-01-31" or "2026-01-31T12:00:00Z"' },
      { field: 'agee', problem: 'is not known: "age" is' },
      { field: 'constructor', problem: 'is not known' },
    ]);
    expect(message).toBe(
      'The field "age" is missing (send null when its value is not known). There are 6 problems; fields lists them.',
    );
  });

  it('is told which instance a problem is in', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const withoutSex = { age: row.age, smoker: row.smoker, seen: row.seen };
    expect(fault(await post(url, { instances: [row, withoutSex, 7] }), 400).fields).toEqual([
      { field: 'sex', instance: 1, problem: 'is missing (send null when its value is not known)' },
      { field: 'instances', instance: 2, problem: 'must be a JSON object' },
    ]);
  });

  it.each<[string, string, number, string]>([
    ['no JSON', '{"age": ', 400, 'INVALID_JSON'],
    ['nothing', '', 400, 'EMPTY_BODY'],
    ['NaN', '{"age": NaN}', 400, 'INVALID_JSON'],
    [
      'a number that is infinite',
      '{"age": 1e999, "sex": "male", "smoker": true, "seen": "2026-01-31"}',
      400,
      'INVALID_FIELDS',
    ],
    ['a numeric text', JSON.stringify({ ...row, age: '75' }), 400, 'INVALID_FIELDS'],
    [
      'a __proto__ key',
      '{"__proto__": {"age": 1}, "age": 75, "sex": "male", "smoker": true, "seen": null}',
      400,
      'INVALID_FIELDS',
    ],
    ['a list', JSON.stringify([row]), 400, 'INVALID_BODY'],
    ['null', 'null', 400, 'INVALID_BODY'],
    ['a text', '"row"', 400, 'INVALID_BODY'],
    ['no instances', '{"instances": []}', 400, 'NO_INSTANCES'],
    ['instances that are no list', '{"instances": {}}', 400, 'INVALID_FIELDS'],
    [
      'something beside instances',
      JSON.stringify({ instances: [row], parameters: {} }),
      400,
      'INVALID_FIELDS',
    ],
    ['nine levels', `${'['.repeat(9)}${']'.repeat(9)}`, 400, 'TOO_DEEP'],
    ['100,000 levels', '['.repeat(100_000), 400, 'TOO_DEEP'],
    [
      '1001 instances',
      JSON.stringify({ instances: Array.from({ length: 1001 }, () => row) }),
      413,
      'TOO_MANY_INSTANCES',
    ],
    ['a body of 257 KiB', ' '.repeat(257 * 1024), 413, 'BODY_TOO_LARGE'],
  ])('with %s is refused', async (_, body, status, code) => {
    const predictor = agePredictor();
    const url = await serve({ predictor, serving: plain });
    expect(fault(await post(url, body), status).code).toBe(code);
    expect(predictor.asked).toEqual([]);
  });

  it('is refused as invalid UTF-8, not repaired', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const body = Buffer.concat([Buffer.from('{"sex": "'), Buffer.of(0xff), Buffer.from('"}')]);
    expect(fault(await call(url, { method: 'POST', body }), 400).message).toBe('The body is not UTF-8 text.');
  });

  it('is refused by its declared length before it has been sent', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const outgoing = httpRequest(url, {
      method: 'POST',
      headers: { 'content-length': String(32 * 1024 * 1024) },
    });
    outgoing.flushHeaders();
    const [response] = (await once(outgoing, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
    outgoing.destroy();
  });

  it('is refused while it streams without a length, and the answer can be read', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        if (sent > 64) controller.close();
        else controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
      },
    });
    expect(fault(await call(url, { method: 'POST', body, duplex: 'half' }), 413).code).toBe('BODY_TOO_LARGE');
  });

  it.each([
    ['text/plain', undefined, 'UNSUPPORTED_MEDIA_TYPE'],
    ['application/x-www-form-urlencoded', undefined, 'UNSUPPORTED_MEDIA_TYPE'],
    ['application/json', 'gzip', 'UNSUPPORTED_ENCODING'],
  ])('of type %s, encoding %s is refused with 415', async (type, encoding, code) => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const headers = {
      'content-type': type,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    };
    expect(fault(await post(url, row, headers), 415).code).toBe(code);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.api+json', ''])(
    'of type %j is none',
    async (type) => {
      const url = await serve({ predictor: agePredictor(), serving: plain });
      expect((await post(url, row, { 'content-type': type })).status).toBe(200);
    },
  );

  it('is answered 405 with the methods there are, and 404 elsewhere', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const reply = await call(`${url}/predict`, { method: 'DELETE' });
    expect(fault(reply, 405).code).toBe('METHOD_NOT_ALLOWED');
    expect(reply.headers.get('allow')).toBe('GET, HEAD, POST');
    fault(await post(`${url}/healthz`, row), 405);
    for (const path of [
      '/nothing',
      '/predict/',
      '/__proto__',
      '/constructor',
      '//predict',
      '/../predict/x',
    ]) {
      expect(fault(await call(url + path), 404).code).toBe('NOT_FOUND');
    }
  });

  it('by query is told every problem too', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const { fields } = fault(await call(`${url}/predict?age=0x10&age=1&sex=male&smoker=yes&extra=1`), 400);
    expect(fields).toEqual([
      { field: 'age', problem: 'is given more than once' },
      { field: 'smoker', problem: 'must be true or false' },
      { field: 'seen', problem: 'is missing (send null when its value is not known)' },
      { field: 'extra', problem: 'is not known' },
    ]);
    for (const age of ['NaN', 'Infinity', '1e999', '1_000', '٣', '1,5', '-']) {
      const reply = fault(
        await call(`${url}/predict?age=${encodeURIComponent(age)}&sex=male&smoker=true&seen=`),
        400,
      );
      expect(reply.fields).toEqual([{ field: 'age', problem: 'must be a finite number' }]);
    }
  });

  it('with 20,000 unknown fields is answered briefly', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    const body = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 0]));
    const { fields, message } = fault(await post(url, body), 400);
    expect(fields).toHaveLength(100);
    expect(message).toContain('There are 20004 problems; fields lists the first of them.');
  });

  it('that breaks off does not disturb the next one', async () => {
    const failures: unknown[] = [];
    const url = await serve({ predictor: agePredictor(), serving: plain }, failures);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"age":');
    await once(socket, 'connect');
    socket.destroy();
    expect((await post(url, row)).status).toBe(200);
    expect(failures).toEqual([]);
  });

  it('is among the five that every revision must refuse', async () => {
    const predictor = agePredictor();
    const url = await serve({ predictor, serving: plain });
    const requests = badRequests(predictor.features, plain);
    expect(requests).toHaveLength(5);
    for (const { name, method, path, headers, body } of requests) {
      const reply = await call(url + path, { method, headers, ...(body === null ? {} : { body }) });
      expect([name, reply.status]).toEqual([
        name,
        expect.toSatisfy((status: number) => status >= 400 && status < 500),
      ]);
    }
    expect(predictor.asked).toEqual([]);
  });
});

describe('the function', () => {
  it('says what it is', async () => {
    const url = await serve({ predictor: agePredictor(), serving: plain });
    expect((await call(`${url}/healthz`)).body).toEqual({ status: 'ok', model_version: 'v-7' });
    expect((await call(`${url}/health`)).status).toBe(200);
    expect((await call(`${url}/version`)).body).toEqual({
      model_version: 'v-7',
      revision: 'r-1',
      task: 'binary',
    });
    expect((await call(url)).body).toMatchObject({ model_version: 'v-7', schema: '/schema' });
    expect(await call(`${url}/healthz`, { method: 'HEAD' })).toMatchObject({ status: 200, body: undefined });
  });

  it('describes its requests as OpenAPI, with mapped names', async () => {
    const serving = {
      ...plain,
      prediction: 'diagnosis',
      labels: { '1': 'heart-disease' },
      fields: { age_years: 'age' },
    };
    const url = await serve({ predictor: agePredictor(), serving });
    const { body } = await call(`${url}/schema`);
    expect(body).toMatchObject({
      openapi: '3.1.0',
      info: { version: 'v-7' },
      components: {
        schemas: {
          Row: {
            required: ['age_years', 'sex', 'smoker', 'seen'],
            additionalProperties: false,
            properties: { age_years: { type: ['number', 'null'] }, smoker: { type: ['boolean', 'null'] } },
          },
          Rows: { properties: { instances: { maxItems: 1000 } } },
          Answer: {
            properties: {
              diagnosis: { type: 'string', enum: ['0', 'heart-disease'] },
              model_version: { type: 'string' },
            },
          },
        },
      },
    });
    const defined = Object.keys((body as { components: { schemas: object } }).components.schemas);
    const used = [...JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(defined.sort());
  });

  it('is not ready without a model, and says why in our words only', async () => {
    const failures: unknown[] = [];
    const reason = new RetrainError('MODEL_UNREADABLE', 'model/model.json is damaged.');
    const url = await serve(Promise.reject(reason), failures);
    for (const path of ['/healthz', '/version', '/schema', '/'])
      expect(fault(await call(url + path), 503).message).toBe('model/model.json is damaged.');
    expect(fault(await post(url, row), 503).code).toBe('MODEL_UNREADABLE');
    expect(failures).toEqual([reason]);
    const other = await serve(Promise.reject(new Error('secret')), failures);
    expect(fault(await call(`${other}/healthz`), 503).message).not.toContain('secret');
  });

  it('is not ready when labels or fields make two things one', async () => {
    const same = await serve({
      predictor: agePredictor(),
      serving: { ...plain, labels: { '0': 'x', '1': 'x' } },
    });
    expect(fault(await call(`${same}/healthz`), 503).message).toContain('serve.labels');
    const twice = await serve({
      predictor: agePredictor(),
      serving: { ...plain, fields: { a: 'age', b: 'age' } },
    });
    expect(fault(await call(`${twice}/healthz`), 503).message).toContain(
      'serve.fields maps both "a" and "b"',
    );
    const taken = await serve({ predictor: agePredictor(), serving: { ...plain, fields: { sex: 'age' } } });
    expect(fault(await call(`${taken}/healthz`), 503).message).toContain('"sex" stand for two columns');
  });

  it('keeps what went wrong to its log', async () => {
    const failures: unknown[] = [];
    const predictor: Predictor = { ...agePredictor(), predict: () => Promise.reject(new Error('secret')) };
    const url = await serve({ predictor, serving: plain }, failures);
    const { code, message } = fault(await post(url, row), 500);
    expect(code).toBe('PREDICTION_FAILED');
    expect(message).not.toContain('secret');
    expect(failures).toEqual([new Error('secret')]);
  });
});
