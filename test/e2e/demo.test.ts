/** `npm run demo`, twice: what a stranger types first. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, root, servedVersion, type Finished } from './program.ts';

const folder = join(root, '.retrain-demo');

function demo(): Promise<Finished> {
  const child = spawn(process.execPath, [join(root, 'demo/demo.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
}

describe('the demo', () => {
  it.each(['the first time', 'the second time'])('shows the whole loop %s', async () => {
    const { code, stdout, stderr } = await demo();
    expect(code, stderr).toBe(0);
    const latest = JSON.parse(await readFile(join(folder, 'store/models/latest.json'), 'utf8')) as {
      version: string;
      sequence: number;
    };
    expect(latest.sequence).toBe(2);
    // Both runs, with metrics, verdict and evidence; the second with a champion.
    expect(stdout.match(/^Metrics on \d+ holdout rows$/gm)).toHaveLength(2);
    expect(stdout.match(/^Verdict: promote$/gm)).toHaveLength(2);
    expect(stdout).toMatch(/^ +pass +threshold +f1_macro/m);
    expect(stdout).toMatch(/^ +f1_macro +[\d.]+ +[\d.]+ +/m);
    // The tree of the store, the line to type, and the report.
    expect(stdout).toMatch(/└─ .*latest\.json|├─ latest\.json/);
    expect(stdout).toContain('manifest.json');
    expect(stdout).toMatch(/^curl -s http:\/\/127\.0\.0\.1:\d+ /m);
    const [, report = ''] = /^report: (\S+)/m.exec(stdout) ?? [];
    expect(await readFile(join(root, report), 'utf8')).toMatch(/^<!doctype html>/i);
    // The last line is what the running endpoint said.
    const answer = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as unknown;
    expect(answer).toMatchObject({ species: 'Gentoo', model_version: latest.version });
    // Nothing keeps running.
    const [, url = ''] = /^curl -s (\S+) /m.exec(stdout) ?? [];
    expect(await servedVersion(url)).toBeUndefined();
    expect((await listFiles(folder)).filter((name) => name.endsWith('process.json'))).toEqual([]);
  });
});
