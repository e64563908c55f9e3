/** The deployed folder as it is deployed: the real bundle with a trained model, under the official framework. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalFunctionHost } from '../../src/adapters/local-function/local-function-host.ts';
import { SystemClock } from '../../src/adapters/system-clock/system-clock.ts';
import type { CommandModel, Feature } from '../../src/contract/run-files.ts';
import type { Column, Table } from '../../src/data/table.ts';
import { fillPlaceholders } from '../../src/learn/fill-placeholders.ts';
import type { Model } from '../../src/learn/model.ts';
import { trainModel } from '../../src/learn/train-model.ts';
import { answerMatches } from '../../src/serve/answer-matches.ts';
import { badRequests } from '../../src/serve/bad-requests.ts';
import { deploymentFolder, type DeploymentParts } from '../../src/serve/deployment-folder.ts';

const root = join(import.meta.dirname, '..', '..');
let scratch = '';
let bundle: Uint8Array = new Uint8Array();
let model: Model;

const features: Feature[] = [
  { name: 'age', kind: 'number', categories: null },
  { name: 'sex', kind: 'category', categories: ['male', 'female'] },
  { name: 'smoker', kind: 'boolean', categories: null },
];
const rowCount = 300;

/** Rows of a small linear generator: what is in them does not matter, that they differ does. */
const ages = new Float64Array(rowCount);
const table = ((): Table => {
  let state = 1;
  const draw = () => (state = (state * 48271) % 2147483647) / 2147483647;
  ages.set(Float64Array.from(ages, () => (draw() < 0.05 ? NaN : 20 + 60 * draw())));
  const codes = Int32Array.from({ length: rowCount }, () => (draw() < 0.05 ? -1 : Number(draw() < 0.5)));
  const flags = Uint8Array.from({ length: rowCount }, () => (draw() < 0.05 ? 255 : Number(draw() < 0.5)));
  const columns: Column[] = [
    { kind: 'number', name: 'age', values: ages },
    { kind: 'category', name: 'sex', codes, categories: ['male', 'female'] },
    { kind: 'boolean', name: 'smoker', values: flags },
  ];
  return { rowCount, columns };
})();

function instance(row: number): Record<string, unknown> {
  const values = table.columns.map((column) => {
    switch (column.kind) {
      case 'category':
        return column.categories[column.codes[row]!] ?? null;
      case 'boolean':
        return column.values[row] === 255 ? null : column.values[row] === 1;
      default:
        return Number.isNaN(column.values[row]!) ? null : column.values[row];
    }
  });
  return Object.fromEntries(values.map((value, index) => [features[index]!.name, value]));
}

const serving: DeploymentParts['serving'] = {
  prediction: 'diagnosis',
  labels: { yes: 'heart-disease', no: 'healthy' },
  fields: {},
  include: ['probabilities', 'model_version'],
  max_body_bytes: 262_144,
  max_instances: 1000,
  command: null,
};

async function bundled(entry: string): Promise<Uint8Array> {
  await using build = await rolldown({
    cwd: root,
    platform: 'node',
    input: join(root, entry),
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  expect(output).toHaveLength(1);
  return Buffer.from(output[0].code);
}

async function writeFolder(name: string, parts: Omit<DeploymentParts, 'bundle'>): Promise<string> {
  const folder = join(scratch, name);
  for (const { path, bytes } of deploymentFolder({ bundle, ...parts })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function host(name: string): LocalFunctionHost {
  const options = {
    directory: join(scratch, 'functions'),
    functionName: name,
    port: 0,
    startupMs: 20_000,
    clock: new SystemClock(),
  };
  return new LocalFunctionHost({ ...options, launcher: join(scratch, 'launcher', 'launcher.js') });
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'retrain-deployed-'));
  bundle = await bundled('src/serve/function.ts');
  await mkdir(join(scratch, 'launcher'));
  await writeFile(join(scratch, 'launcher', 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(scratch, 'launcher', 'launcher.js'),
    await bundled('src/adapters/local-function/launch.ts'),
  );
  model = await trainModel({
    table,
    target: { name: 'target', task: 'binary', classes: ['no', 'yes'], positive: 'yes' },
    actual: Int32Array.from(ages, (age, row) => Number(age > 50 || row % 7 === 0)),
    features,
    algorithm: 'logistic_regression',
    params: {},
    seed: 1,
  });
}, 60_000);
afterAll(() => rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));

async function post(
  url: string,
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** What a plain socket gets for these bytes: fetch would repair the request. */
async function raw(url: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(request);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe('the deployed folder', { timeout: 60_000 }, () => {
  it('is the same bytes for the same parts', () => {
    const parts = { bundle, version: 'v1', modelFiles: [{ path: 'model.json', bytes: json(1) }, { path: 'files/a', bytes: json(2) }], serving }; // prettier-ignore
    const files = deploymentFolder(parts);
    expect(files).toEqual(deploymentFolder({ ...parts, modelFiles: parts.modelFiles.toReversed() }));
    expect(files.map(({ path }) => path)).toEqual([
      'index.js',
      'model/files/a',
      'model/model.json',
      'package.json',
      'serving.json',
    ]);
    expect(() =>
      deploymentFolder({ ...parts, serving: { ...serving, prediction: 'model_version' } }),
    ).toThrow('answers have such a field already');
  });

  it('answers every row as the model did offline', async () => {
    const folder = await writeFolder('built-in', {
      version: 'v1',
      modelFiles: [{ path: 'model.json', bytes: json(model.file) }],
      serving,
    });
    const revision = await host('built-in').start(folder, 'v1');
    try {
      const offline = model.predict(table);
      if (offline.kind !== 'classes' || offline.probabilities === null) throw new Error('no probabilities');
      const rows = Array.from({ length: rowCount }, (_, row) => instance(row));
      const { predictions } = JSON.parse(
        (await post(revision.url, JSON.stringify({ instances: rows }))).text,
      ) as { predictions: object[] };
      expect(predictions).toHaveLength(rowCount);
      const compare = (answer: object, row: number, tolerance: number) =>
        answerMatches(
          { ...answer, model_version: 'v1' },
          {
            label: model.file.classes[offline.labels[row]!]!,
            probabilities: [...offline.probabilities!.subarray(row * 2, row * 2 + 2)],
            value: null,
          },
          { classes: model.file.classes, serving, version: 'v1', tolerance },
        );
      for (const [row, answer] of predictions.entries())
        expect(compare(answer, row, 0)).toEqual({ outcome: 'same', difference: 0 });
      const labels = new Set(offline.labels);
      expect(labels.size).toBe(2);
      expect(compare({ ...predictions[0]!, diagnosis: 'other' }, 0, 1)).toMatchObject({
        outcome: 'different',
      });
    } finally {
      await host('built-in').discard(revision);
    }
  });

  it('refuses hostile requests itself, before the framework reads them', async () => {
    const folder = await writeFolder('hostile', {
      version: 'v1',
      modelFiles: [{ path: 'model.json', bytes: json(model.file) }],
      serving,
    });
    const revision = await host('hostile').start(folder, 'v1');
    const { url } = revision;
    try {
      const ours = (status: number, reply: Awaited<ReturnType<typeof post>>) => {
        expect(reply.text).toMatch(/^\{"error":\{"code":/);
        expect([reply.status, reply.type]).toEqual([status, 'application/json; charset=utf-8']);
      };
      ours(400, await post(url, '{"age": '));
      ours(400, await post(url, '7'));
      ours(
        415,
        await post(url, gzipSync(Buffer.alloc(64 * 1024 * 1024)), {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        }),
      );
      ours(415, await post(url, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }));
      ours(415, await post(url, 'x', { 'content-type': 'text/plain; charset=nonsense' }));
      ours(413, await post(url, Buffer.alloc(32 * 1024 * 1024, 0x20)));
      for (const { name, method, path, headers, body } of badRequests(features, serving)) {
        const response = await fetch(url + path, { method, headers, ...(body === null ? {} : { body }) });
        expect([name, response.status >= 400 && response.status < 500]).toEqual([name, true]);
        expect(await response.text()).toMatch(/^\{"error":/);
      }
      const undecodable = await raw(url, 'GET /%E0%A4%A HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
      expect(undecodable).toMatch(/^HTTP\/1\.1 404 /);
      expect(undecodable).toContain('{"error":{"code":"NOT_FOUND"');
      expect(await raw(url, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 /,
      );
      const { status, text } = await post(url, JSON.stringify(instance(0)));
      expect([status, Object.keys(JSON.parse(text) as object)]).toEqual([
        200,
        ['diagnosis', 'probabilities', 'model_version'],
      ]);
    } finally {
      await host('hostile').discard(revision);
    }
  });

  it('is not healthy with a damaged model, and the reason is told', async () => {
    const damaged = await writeFolder('damaged', {
      version: 'v1',
      modelFiles: [{ path: 'model.json', bytes: Buffer.from('{') }],
      serving,
    });
    await expect(host('damaged').start(damaged, 'v1')).rejects.toThrow(
      /is not healthy \(status 503\): model\/model\.json is damaged: it is not valid JSON\. Its log is /,
    );
    const missing = await writeFolder('missing', { version: 'v1', modelFiles: [], serving });
    await expect(host('missing').start(missing, 'v1')).rejects.toThrow(
      'model/model.json is missing from the deployed folder',
    );
    const foreign = await writeFolder('foreign', {
      version: 'v1',
      modelFiles: [{ path: 'model.json', bytes: json({ ...model.file, encoding: null }) }],
      serving,
    });
    await expect(host('foreign').start(foreign, 'v1')).rejects.toThrow('is not healthy (status 503)');
  });

  it("asks a model of the user's own program", async () => {
    const program = `
      import { readFileSync, writeFileSync } from 'node:fs';
      const [model, data, predictions] = process.argv.slice(2);
      const limit = Number(readFileSync(model, 'utf8'));
      const [header, ...rows] = readFileSync(data, 'utf8').trimEnd().split('\\n').map((line) => line.split(','));
      const ages = rows.map((row) => row[header.indexOf('age')]);
      if (ages.includes('13')) process.exit(3);
      writeFileSync(predictions, 'prediction\\n' + ages.map((age) => (age === '' ? 'no' : Number(age) > limit ? 'yes' : 'no') + '\\n').join(''));
    `;
    await writeFile(join(scratch, 'predict.mjs'), program);
    const file: CommandModel = {
      schema: 'retrain.model/1',
      kind: 'command',
      task: 'binary',
      target: 'target',
      features,
      classes: ['no', 'yes'],
      positive: 'yes',
      entry: 'limit.txt',
      predict_command: null,
      reported_metrics: null,
    };
    const modelFiles = [{ path: 'model.json', bytes: json(file) }, { path: 'files/limit.txt', bytes: Buffer.from('50') }]; // prettier-ignore
    const command = {
      predict_command: 'node predict.mjs {model} {data} {predictions}',
      directory: scratch,
      timeout_seconds: 20,
    };
    const folder = await writeFolder('command', {
      version: 'v1',
      modelFiles,
      serving: { ...serving, command },
    });
    const revision = await host('command').start(folder, 'v1');
    try {
      const instances = [{ age: 60, sex: 'a "quoted", text', smoker: true }, { age: 40, sex: null, smoker: null }, { age: null, sex: 'male', smoker: false }]; // prettier-ignore
      expect(JSON.parse((await post(revision.url, JSON.stringify({ instances }))).text)).toEqual({
        predictions: [{ diagnosis: 'heart-disease' }, { diagnosis: 'healthy' }, { diagnosis: 'healthy' }],
        model_version: 'v1',
      });
      const failed = await post(revision.url, JSON.stringify({ age: 13, sex: null, smoker: null }));
      expect([failed.status, (JSON.parse(failed.text) as { error: { code: string } }).error.code]).toEqual([
        500,
        'PREDICTION_FAILED',
      ]);
      const log = join(scratch, 'functions', 'command', revision.revision, 'function.log');
      expect(await readFile(log, 'utf8')).toContain('train.predict_command (node) ended with exit code 3');
      const many = await Promise.all(
        Array.from({ length: 8 }, () => post(revision.url, JSON.stringify(instances[0]))),
      );
      expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    } finally {
      await host('command').discard(revision);
    }
    const without = await writeFolder('without', { version: 'v1', modelFiles, serving });
    await expect(host('without').start(without, 'v1')).rejects.toThrow(
      'can be served only with train.predict_command',
    );
  });

  it('serves with its own start script, which is the command of the official framework', async () => {
    const folder = await writeFolder('started', {
      version: 'v1',
      modelFiles: [{ path: 'model.json', bytes: json(model.file) }],
      serving,
    });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const [program, ...args] = fillPlaceholders(scripts.start, {});
    expect(program).toBe('functions-framework');
    const found = createServer().listen(0, '127.0.0.1');
    await once(found, 'listening');
    const { port } = found.address() as AddressInfo;
    found.close();
    await once(found, 'close');
    const script = join(root, 'node_modules/@google-cloud/functions-framework/build/src/main.js');
    const child = spawn(process.execPath, [script, ...args, `--port=${port}`], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      for await (const chunk of child.stdout) if (String(chunk).includes('URL:')) break;
      const url = `http://127.0.0.1:${port}`;
      expect(JSON.parse((await post(`${url}/predict`, JSON.stringify(instance(0)))).text)).toMatchObject({
        model_version: 'v1',
      });
      expect((await post(url, '{"age": ')).text).toContain('INVALID_JSON');
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
