/** Ctrl-C, and the runner that cancels a job: exit code 130, one message, nothing half done, nothing left running. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  deployLocally,
  listFiles,
  listObjects,
  makeWorkspace,
  readLatest,
  retrain,
  runAction,
  servedVersion,
  start,
  type Running,
  type Workspace,
} from './program.ts';
import { csv } from './wrong-situations.ts';

/** Given up on: what is waited for has not come to be. */
const patienceMs = 20_000;

/** Trains for ever once there is a file `slow`, and says when it has begun; ends at once when asked to, or never. */
const trainProgram = (stubborn: boolean): string => `
import { existsSync, writeFileSync } from 'node:fs';
const [model, metrics] = process.argv.slice(2);
if (existsSync('slow')) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { ${stubborn ? '' : 'process.exit(1);'} });
  writeFileSync('begun', String(process.pid));
  setInterval(() => undefined, 1000);
} else writeFileSync(model, String(Math.random()));
`;
/** Knows the rule by which the rows were made; once there is a file `slow`, it never comes to an answer. */
const predictProgram = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const [data, predictions] = process.argv.slice(2);
const [, ...lines] = readFileSync(data, 'utf8').trimEnd().split('\\n');
if (existsSync('slow')) {
  writeFileSync('begun', String(process.pid));
  setInterval(() => undefined, 1000);
} else writeFileSync(predictions, ['prediction', ...lines.map((line) => (Number(line.split(',')[0]) < 30 ? 'sick' : 'well')), ''].join('\\n'));
`;
const config = `name: slow
store: store
dataset: { source: data.csv, target: state }
train:
  command: node train.mjs {model}
  model: model.txt
  predict_command: node predict.mjs {data} {predictions}
gate: { metrics: { accuracy: { threshold: 0.9 } } }
${deployLocally}`;

const makePipeline = (stubborn = false): Promise<Workspace> =>
  makeWorkspace({
    'retrain.yml': config,
    'data.csv': csv,
    'train.mjs': trainProgram(stubborn),
    'predict.mjs': predictProgram,
  });

const slowDown = (workspace: Workspace): Promise<void> => writeFile(join(workspace.path, 'slow'), '');

/** The process id of the program, once it has begun. */
async function begun(workspace: Workspace): Promise<number> {
  let pid = 0;
  const file = join(workspace.path, 'begun');
  await expect
    .poll(async () => (pid = await readFile(file, 'utf8').then(Number, () => 0)), { timeout: patienceMs })
    .toBeGreaterThan(0);
  return pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Also a process that was told to end has a moment for it. */
async function expectEnded(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: patienceMs }).toBe(false);
}

describe('the terminal program', () => {
  it('cancels: a message, nothing published, the program ended', async () => {
    await using workspace = await makePipeline();
    await slowDown(workspace);
    const running = start('retrain', ['run'], { cwd: workspace.path });
    const pid = await begun(workspace);
    running.kill('SIGINT');
    const { code, stdout, stderr } = await running.finished;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Cancelling\./m);
    expect(stderr.match(/^CANCELLED: .+$/gm)).toHaveLength(1);
    expect(stdout).toBe('');
    expect(isAlive(pid)).toBe(false);
    expect(await listObjects(join(workspace.path, 'store'))).toEqual([]);
    expect(await readFile(join(workspace.path, '.retrain/report.md'), 'utf8')).toContain('CANCELLED');
  });

  it('ends at once the second time, and takes the program with it', async () => {
    await using workspace = await makePipeline(true);
    await slowDown(workspace);
    const running = start('retrain', ['run'], { cwd: workspace.path });
    const pid = await begun(workspace);
    running.kill('SIGINT');
    await expect.poll(() => running.stderrSoFar(), { timeout: patienceMs }).toMatch(/^Cancelling\./m);
    expect(isAlive(pid)).toBe(true);
    running.kill('SIGINT');
    expect((await running.finished).code).toBe(130);
    await expectEnded(pid);
  });
});

describe('an action', () => {
  /** Sends a signal as the runner does when the job is cancelled, once the program has begun. */
  async function cancelled(workspace: Workspace, name: string, signal: NodeJS.Signals) {
    let running: Running | undefined;
    const action = runAction(
      name,
      { config: 'retrain.yml' },
      { workspace: workspace.path, onStart: (started) => (running = started) },
    );
    const pid = await begun(workspace);
    running?.kill(signal);
    return { pid, finished: await action };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)('cancels the loop at %s, and says so once', async (signal) => {
    await using workspace = await makePipeline();
    await slowDown(workspace);
    const { pid, finished } = await cancelled(workspace, 'run', signal);
    expect(finished.code).toBe(130);
    expect(finished.stdout.match(/^::error::.*$/gm)).toEqual([
      expect.stringMatching(/^::error::CANCELLED: /),
    ]);
    expect(finished.summary).toContain('CANCELLED');
    expect(finished.outputs).toEqual({});
    expect(isAlive(pid)).toBe(false);
    expect(await listObjects(join(workspace.path, 'store'))).toEqual([]);
  });

  it('cancels a deployment in the middle of the smoke test: the champion serves on', async () => {
    await using workspace = await makePipeline();
    const first = await retrain(['run'], { cwd: workspace.path });
    expect(first.code, first.stderr).toBe(0);
    const champion = await readLatest(workspace);
    const { url } = JSON.parse(await readFile(join(workspace.path, '.retrain/deployment.json'), 'utf8')) as {
      url: string;
    };
    for (const step of ['download', 'validate', 'train', 'evaluate', 'gate', 'publish']) {
      const finished = await runAction(step, { config: 'retrain.yml' }, { workspace: workspace.path });
      expect(finished.code, finished.stdout).toBe(0);
    }
    await slowDown(workspace);
    const { pid, finished } = await cancelled(workspace, 'deploy', 'SIGINT');
    expect(finished.code).toBe(130);
    expect(finished.stdout.match(/^::error::.*$/gm)).toEqual([
      expect.stringMatching(/^::error::CANCELLED: /),
    ]);
    expect(await servedVersion(url)).toBe(champion.version);
    expect(await readLatest(workspace)).toEqual(champion);
    await expectEnded(pid);
    const functions = await listFiles(join(workspace.path, '.retrain-functions'));
    expect(functions.filter((name) => name.endsWith('process.json'))).toHaveLength(1);
  });
});
