/** Runs what ships, as it is run: `dist/*.js` as child processes. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  const inherited = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...inherited, ...more } as NodeJS.ProcessEnv;
}

export interface Running {
  readonly pid: number;
  readonly finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
}

export function start(program: string, args: readonly string[], options: { readonly cwd: string; readonly environment?: Environment }): Running {
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
  return { pid: child.pid ?? 0, finished, kill: (signal) => void child.kill(signal) };
}

/** `retrain ARGS`. */
export function retrain(args: readonly string[], options: { readonly cwd: string; readonly environment?: Environment }): Promise<Finished> {
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
export async function runAction(name: string, inputs: Readonly<Record<string, string>>, options: { readonly workspace: string; readonly environment?: Environment }): Promise<ActionFinished> {
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
      ...Object.fromEntries(Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])),
    };
    const finished = await start(name, [], { cwd: options.workspace, environment }).finished;
    return { ...finished, outputs: parseOutputs(await readFile(outputFile, 'utf8')), summary: await readFile(summaryFile, 'utf8') };
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

/** A folder of its own that goes with the test. */
export async function makeWorkspace(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'retrain-e2e-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function readJson<T>(...segments: string[]): Promise<T> {
  return JSON.parse(await readFile(join(...segments), 'utf8')) as T;
}

/** The Palmer penguins, all or every row but each n-th. */
export async function penguins(without?: { readonly every: number }): Promise<string> {
  const rows = await readJson<readonly unknown[]>(root, 'node_modules/vega-datasets/data/penguins.json');
  return JSON.stringify(without === undefined ? rows : rows.filter((_, index) => index % without.every !== 0));
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

export const deployLocally = 'deploy:\n  target: local\n';
