/** Runs what ships, as it is run: `dist/*.js` as child processes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deploymentFileSchema, type DeploymentFile } from '../../src/contract/run-files.ts';
import { eventSchema, pointerSchema, type Pointer, type StoreEvent } from '../../src/contract/store-files.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = (name: string): string => join(root, 'dist', `${name}.js`);

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** The environment of a bare machine: nothing of the one that runs the tests gets through but the way to programs. */
function bareEnvironment(more: Environment): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  );
  return { ...inherited, ...more };
}

export interface Running {
  readonly pid: number;
  readonly finished: Promise<Finished>;
  stderrSoFar(): string;
  kill(signal: NodeJS.Signals): void;
}

export function start(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Environment },
): Running {
  const child = spawn(process.execPath, [dist(program), ...args], {
    cwd: options.cwd,
    env: bareEnvironment(options.environment ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
  return {
    pid: child.pid ?? 0,
    finished,
    stderrSoFar: () => stderr,
    kill: (signal) => void child.kill(signal),
  };
}

/** `retrain ARGS`. */
export function retrain(
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Environment },
): Promise<Finished> {
  return start('retrain', args, options).finished;
}

export interface ActionFinished extends Finished {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** The file that the runner hands out for outputs: `name<<delimiter`, the value, the delimiter. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: [string, string][] = [];
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const match = /^([^=<]+)<<(.+)$/.exec(lines[index] ?? '');
    if (match === null) continue;
    const [, name = '', delimiter = ''] = match;
    const end = lines.indexOf(delimiter, index + 1);
    outputs.push([name, lines.slice(index + 1, end).join('\n')]);
    index = end;
  }
  return Object.fromEntries(outputs);
}

/** An action as the runner starts it: inputs as `INPUT_*`, files for outputs and summary, variables that name the run. */
export async function runAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  options: {
    readonly workspace: string;
    readonly environment?: Environment;
    readonly onStart?: (running: Running) => void;
  },
): Promise<ActionFinished> {
  const files = await mkdtemp(join(tmpdir(), 'retrain-runner-'));
  try {
    const file = async (stem: string, content = ''): Promise<string> => {
      const path = join(files, stem);
      await writeFile(path, content);
      return path;
    };
    const outputFile = await file('output');
    const summaryFile = await file('summary');
    const environment: Environment = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: options.workspace,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_ENV: await file('env'),
      GITHUB_PATH: await file('path'),
      GITHUB_STATE: await file('state'),
      GITHUB_EVENT_PATH: await file('event.json', '{}'),
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_REPOSITORY: 'octo/penguins',
      GITHUB_RUN_ID: '4711',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: 'octocat',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_SERVER_URL: 'https://github.com',
      ...options.environment,
      // The runner turns a name into upper case and keeps its underscores.
      ...Object.fromEntries(
        Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
      ),
    };
    const running = start(name, [], { cwd: options.workspace, environment });
    options.onStart?.(running);
    const finished = await running.finished;
    return {
      ...finished,
      outputs: parseOutputs(await readFile(outputFile, 'utf8')),
      summary: await readFile(summaryFile, 'utf8'),
    };
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

/** Every file below a folder by its path relative to it, sorted; none when there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The objects of a store in a folder, by name; without what the folder keeps for itself. */
export async function listObjects(store: string): Promise<string[]> {
  return (await listFiles(store)).filter((name) => !name.startsWith('.'));
}

/** Ends the functions that were started from a folder, by asking them: no other program can be hit by that. */
async function endFunctions(folder: string): Promise<void> {
  const started = (await listFiles(folder)).filter((name) =>
    /^\.retrain-functions\/.*\/process\.json$/.test(name),
  );
  for (const name of started) {
    const { control_port: port, token } = await readJson<{ control_port: number; token: string }>(
      folder,
      name,
    );
    await fetch(`http://127.0.0.1:${port}/end`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    }).catch(() => undefined);
  }
}

export type Workspace = { readonly path: string } & AsyncDisposable;

/** A folder of its own that goes with the test, and whatever it serves. */
export async function makeWorkspace(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Workspace> {
  const path = await mkdtemp(join(tmpdir(), 'retrain-e2e-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await endFunctions(path);
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function readJson<T>(...segments: string[]): Promise<T> {
  return JSON.parse(await readFile(join(...segments), 'utf8')) as T;
}

/** `models/latest.json` of the store in the workspace's folder `store`. */
export async function readLatest(workspace: Workspace): Promise<Pointer> {
  return pointerSchema.parse(await readJson(workspace.path, 'store/models/latest.json'));
}

export async function readEvents(workspace: Workspace, kind: StoreEvent['kind']): Promise<StoreEvent[]> {
  const folder = join(workspace.path, 'store/events');
  const events = await Promise.all(
    (await listFiles(folder)).map(async (name) => eventSchema.parse(await readJson(folder, name))),
  );
  return events.filter((event) => event.kind === kind);
}

/** What the last deployment left in the run directory. */
export async function readDeployment(workspace: Workspace): Promise<DeploymentFile> {
  return deploymentFileSchema.parse(await readJson(workspace.path, '.retrain/deployment.json'));
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function post(url: string, row: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(row),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** The version that a function says it serves; undefined when nothing answers. */
export async function servedVersion(url: string): Promise<string | undefined> {
  const response = await fetch(new URL('/version', url)).catch(() => undefined);
  return response === undefined
    ? undefined
    : ((await response.json()) as { model_version: string }).model_version;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** As CSV; no value of ours needs a quote. */
export function toCsv(rows: readonly Row[], delimiter = ','): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number | null | undefined)[]): string =>
    `${cells.map((cell) => cell ?? '').join(delimiter)}\n`;
  return line(columns) + rows.map((row) => line(columns.map((column) => row[column]))).join('');
}

/** The Palmer penguins, all or every row but each n-th. */
export async function penguins(without?: { readonly every: number }): Promise<string> {
  const rows = await vegaRows('penguins');
  return JSON.stringify(
    without === undefined ? rows : rows.filter((_, index) => index % without.every !== 0),
  );
}

/** A dataset of the package vega-datasets. */
export async function vegaRows(name: string): Promise<Row[]> {
  return readJson<Row[]>(root, `node_modules/vega-datasets/data/${name}.json`);
}

export const penguinConfig = `name: penguins
store: store
dataset:
  source: penguins.json
  target: Species
train:
  algorithm: logistic_regression
gate:
  metrics:
    f1_macro: { threshold: 0.9, max_regression: 0.02 }
`;

/** Learns from the island alone, which does not tell the species. */
export const worseConfig = penguinConfig.replace(
  '  target: Species\n',
  '  target: Species\n  features: [Island]\n',
);

export const deployLocally = 'deploy:\n  target: local\n';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Serves a deployed folder as its `npm start` does, under the official framework of this repository. */
export async function startFramework(folder: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const modules = join(root, 'node_modules');
  // What `npm install` would put there.
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  const { scripts } = await readJson<{ scripts: { start: string } }>(folder, 'package.json');
  const [program, ...args] = scripts.start.split(' ');
  if (program !== 'functions-framework') throw new Error(`npm start runs ${String(program)}`);
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(modules, '@google-cloud/functions-framework/build/src/main.js'), ...args, `--port=${port}`],
    {
      cwd: folder,
      env: bareEnvironment({}),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>)
    if (chunk.includes('URL:')) break;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await rm(join(folder, 'node_modules'));
    },
  };
}
