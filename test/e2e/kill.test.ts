/** Killing the loop at any point leaves `latest.json` naming a complete version, and the next run heals the rest. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalFilesObjectStore } from '../../src/adapters/local-files/local-files-object-store.ts';
import { readPointer } from '../../src/registry/read-pointer.ts';
import { readManifest, readVersionFiles } from '../../src/registry/read-version.ts';
import {
  deployLocally,
  listFiles,
  makeWorkspace,
  penguinConfig,
  readDeployment,
  retrain,
  servedVersion,
  start,
  vegaRows,
  type Row,
  type Running,
  type Workspace,
} from './program.ts';

/** How many points in time a run is killed at, evenly over the time that an undisturbed one takes; its start-up is left out. */
const points = 20;
/** Given up on: what is waited for has not come to be. */
const patienceMs = 20_000;

let workspace: Workspace;
let rows: Row[];
let url = '';
let runMs = 0;
let datasets = 0;

const run = (): Promise<{ code: number | null; stderr: string }> => retrain(['run'], { cwd: workspace.path });

/** So many rows are left out that some of them are training rows. */
const leftOut = 5;

/** Data that no run has seen: a candidate of its own, as good as the champion. */
async function newDataset(): Promise<void> {
  const from = datasets * leftOut;
  datasets += 1;
  await writeFile(
    join(workspace.path, 'penguins.json'),
    JSON.stringify([...rows.slice(0, from), ...rows.slice(from + leftOut)]),
  );
}

/** The version that the pointer names, every byte of it checked. */
async function completeVersion(): Promise<{ version: string; sequence: number }> {
  const store = new LocalFilesObjectStore(join(workspace.path, 'store'));
  const current = await readPointer(store);
  if (current === undefined) throw new Error('the pointer is gone');
  const { version, sequence, manifest_sha256: manifestSha256, model_sha256: modelSha256 } = current.pointer;
  const manifest = await readManifest(store, version, manifestSha256);
  expect(manifest.model_sha256).toBe(modelSha256);
  const files = await readVersionFiles(store, manifest);
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['model/model.json', 'metrics.json', 'decision.json', 'report.html']),
  );
  return { version, sequence };
}

/** After a run was cut short: the pointer is whole, the next run is green, and what it names serves. */
async function expectHealed(before: number): Promise<void> {
  const { sequence } = await completeVersion();
  expect([before, before + 1]).toContain(sequence);
  const again = await run();
  expect(again.code, again.stderr).toBe(0);
  const healed = await completeVersion();
  // Either the killed run had promoted, or this one has; the same data is never promoted twice.
  expect(healed.sequence).toBe(before + 1);
  expect(await servedVersion(url)).toBe(healed.version);
}

async function killed(running: Running, signal: NodeJS.Signals): Promise<void> {
  running.kill(signal);
  await running.finished;
}

beforeAll(async () => {
  rows = await vegaRows('penguins');
  workspace = await makeWorkspace({ 'retrain.yml': penguinConfig + deployLocally });
  await newDataset();
  const first = await run();
  expect(first.code, first.stderr).toBe(0);
  ({ url } = await readDeployment(workspace));
  await newDataset();
  const startedMs = performance.now();
  const second = await run();
  runMs = performance.now() - startedMs;
  expect(second.code, second.stderr).toBe(0);
  expect((await completeVersion()).sequence).toBe(2);
});
afterAll(() => workspace[Symbol.asyncDispose]());

describe('killed after a while', () => {
  it.each(
    Array.from({ length: points }, (_, index) => ({ share: Math.round(10 + (90 * (index + 1)) / points) })),
  )('$share % of a run', async ({ share }) => {
    const { sequence } = await completeVersion();
    await newDataset();
    const running = start('retrain', ['run'], { cwd: workspace.path });
    await delay((runMs * share) / 100);
    await killed(running, 'SIGKILL');
    await expectHealed(sequence);
  });
});

/** Names below a folder of the workspace, hidden ones included. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(join(workspace.path, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    // Not there as yet.
    return [];
  }
}

describe('killed as soon as there is', () => {
  it.each([
    { what: 'a model file in the store', folder: 'store/models', pattern: /\/model\/model\.json$/ },
    { what: 'a manifest', folder: 'store/models', pattern: /\/manifest\.json$/ },
    { what: 'the flat metrics', folder: 'store/metrics', pattern: /\.json$/ },
    { what: 'the event of the publication', folder: 'store/events', pattern: /-published-/ },
    { what: 'the folder of the new revision', folder: '.retrain-functions/penguins', pattern: /^\d+-[^/]+$/ },
    {
      what: 'the process of the new revision',
      folder: '.retrain-functions/penguins',
      pattern: /\/process\.json$/,
    },
    { what: 'the event of the deployment', folder: 'store/events', pattern: /-deployed-/ },
    {
      what: 'a seal of the next pointer',
      folder: 'store/.retrain-store/generations',
      pattern: /\/latest\.json\/seal\./,
    },
    {
      what: 'the next generation of the pointer',
      folder: 'store/.retrain-store/generations',
      pattern: /\/latest\.json\/\d+$/,
    },
    { what: 'the event of the promotion', folder: 'store/events', pattern: /-promoted-/ },
  ])('$what', async ({ folder, pattern }) => {
    const { sequence } = await completeVersion();
    await newDataset();
    const before = new Set(namesIn(folder));
    const isThere = (): boolean => namesIn(folder).some((name) => !before.has(name) && pattern.test(name));
    const running = start('retrain', ['run'], { cwd: workspace.path });
    const deadlineMs = performance.now() + patienceMs;
    while (!isThere()) {
      if (performance.now() > deadlineMs) throw new Error(`nothing like ${String(pattern)} has come to be`);
      await delay(1);
    }
    await killed(running, 'SIGKILL');
    await expectHealed(sequence);
  });
});

describe('interrupted', () => {
  it.each([40, 60, 75, 90].map((share) => ({ share })))('after $share % of a run', async ({ share }) => {
    const { sequence } = await completeVersion();
    await newDataset();
    const running = start('retrain', ['run'], { cwd: workspace.path });
    await delay((runMs * share) / 100);
    running.kill('SIGINT');
    const { code, signal, stderr } = await running.finished;
    // Before it has begun to listen, the signal ends it; after the last step there is nothing left to cancel.
    if (signal === null && code !== 0) {
      expect(code).toBe(130);
      expect(stderr).toMatch(/^Cancelling\./m);
      expect(stderr).toMatch(/^CANCELLED: /m);
    }
    await expectHealed(sequence);
  });
});

it('leaves one process and no half-written file behind', async () => {
  await newDataset();
  const last = await run();
  expect(last.code, last.stderr).toBe(0);
  const processes = (await listFiles(join(workspace.path, '.retrain-functions'))).filter((name) =>
    name.endsWith('process.json'),
  );
  expect(processes).toHaveLength(1);
  expect(await servedVersion(url)).toBe((await completeVersion()).version);
  const latest = await readFile(join(workspace.path, 'store/models/latest.json'), 'utf8');
  expect(latest).toContain((await completeVersion()).version);
});
