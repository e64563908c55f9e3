import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const timeoutMs = 60_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrain-main-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as a process of its own; `onErr` sees all that it has written to standard error so far. */
function start(
  parameters: readonly string[],
  onErr: (child: ChildProcess, err: string) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...parameters], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    onErr(child, err);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

/** Calls once, as soon as the text has all of the parts. */
function whenSeen(
  parts: readonly string[],
  call: (child: ChildProcess) => void,
): (child: ChildProcess, err: string) => void {
  let isDone = false;
  return (child, err) => {
    if (isDone || !parts.every((part) => err.includes(part))) return;
    isDone = true;
    call(child);
  };
}

async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !stat.includes(') Z ');
}

async function writeProject(program: string): Promise<void> {
  const rows = Array.from(
    { length: 80 },
    (_, index) => `${index},${index % 7},${index % 2 === 0 ? 'yes' : 'no'}`,
  );
  await writeFile(join(folder, 'data.csv'), `a,b,target\n${rows.join('\n')}\n`);
  await writeFile(join(folder, 'train.mjs'), program);
  await writeFile(
    join(folder, 'retrain.yml'),
    `name: signals
store: store
dataset: { source: data.csv, target: target }
train:
  command: node train.mjs
  model: model.txt
  metrics: metrics.json
`,
  );
}

async function modelsInStore(): Promise<string[]> {
  return readdir(join(folder, 'store'), { recursive: true }).catch(() => []);
}

describe('the program as a process', () => {
  it(
    'ends with 0 for help, and with 1 for a folder without configuration',
    async () => {
      expect(await start(['--help'])).toMatchObject({ code: 0, err: '' });
      expect(await start(['run'])).toMatchObject({ code: 1, out: '' });
    },
    timeoutMs,
  );

  it(
    'is cancelled by SIGINT, together with the program of the user, and has published nothing',
    async () => {
      await writeProject('setInterval(() => {}, 1000); console.log(`ready ${process.pid}.`);');
      const { code, err } = await start(
        ['run'],
        whenSeen(['ready'], (child) => child.kill('SIGINT')),
      );
      expect(err).toContain('Cancelling. Once more ends at once.');
      expect(err).toMatch(/CANCELLED: .*cancelled/);
      expect(code).toBe(130);
      expect(await isRunning(Number(/ready (\d+)\./.exec(err)?.[1]))).toBe(false);
      expect(await modelsInStore()).toEqual([]);
    },
    timeoutMs,
  );

  it(
    'ends at once at the second SIGINT, and leaves no program behind',
    async () => {
      await writeProject(
        'for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => {}); setInterval(() => {}, 1000); console.log(`ready ${process.pid}.`);',
      );
      const interrupt = whenSeen(['ready'], (child) => child.kill('SIGINT'));
      const again = whenSeen(['Cancelling.'], (child) => child.kill('SIGINT'));
      const { code, err } = await start(['run'], (child, text) => {
        interrupt(child, text);
        again(child, text);
      });
      expect(code).toBe(130);
      expect(err).not.toContain('CANCELLED');
      expect(await isRunning(Number(/ready (\d+)\./.exec(err)?.[1]))).toBe(false);
    },
    timeoutMs,
  );

  it(
    'survives that nobody reads its results',
    async () => {
      const child = spawn(process.execPath, [main, 'run', '--help'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.destroy();
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect([code, err]).toEqual([0, '']);
    },
    timeoutMs,
  );
});
