import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome, CommandRequest } from '../../ports/command-runner.ts';
import { ChildProcessCommandRunner } from './child-process-command-runner.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrain-command-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const quick = new ChildProcessCommandRunner({ interruptMs: 100, terminateMs: 100, leftoverMs: 100 });

interface Result {
  readonly outcome: CommandOutcome;
  readonly lines: string[];
}

async function run(
  argv: readonly [string, ...string[]],
  options: Partial<CommandRequest> & { readonly onEachLine?: (line: string) => void } = {},
  runner = quick,
): Promise<Result> {
  const lines: string[] = [];
  const outcome = await runner.run({
    argv,
    directory: folder,
    environment: {},
    timeoutMs: 60_000,
    onLine: (line) => {
      lines.push(line);
      options.onEachLine?.(line);
    },
    ...options,
  });
  return { outcome, lines };
}

function node(program: string): [string, ...string[]] {
  return [process.execPath, '-e', program];
}

/** Aborts as soon as the child says that it is ready: no time is guessed. */
function abortWhenReady(): { readonly signal: AbortSignal; readonly onEachLine: (line: string) => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onEachLine: (line) => {
      if (line === 'ready') controller.abort();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process whose parent does not reap it stays visible for a moment after its end. */
async function gone(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !isAlive(pid) || state.includes(') Z ');
}

describe('a program that ends by itself', () => {
  it('gives its lines of both streams and its exit code', async () => {
    const { outcome, lines } = await run(
      node('console.log("out"); console.error("err"); process.stdout.write("last"); process.exitCode = 3'),
    );
    expect(outcome).toEqual({ outcome: 'exited', code: 3 });
    expect(lines.toSorted()).toEqual(['err', 'last', 'out']);
  });

  it('keeps the order of lines that come one after the other', async () => {
    const program =
      'console.log(1); setTimeout(() => { console.error(2); setTimeout(() => console.log(3), 60) }, 60)';
    expect((await run(node(program))).lines).toEqual(['1', '2', '3']);
  });

  it('is seen to its end when it prints much just before', async () => {
    const { lines } = await run(node('process.stdout.write("x\\n".repeat(200_000))'));
    expect(lines).toHaveLength(200_000);
  });

  it('gets arguments as they are, without a shell', async () => {
    const odd = ['$(touch pwned)', '`id`', '; rm -rf x', '"a b"', "it's", '*', ''];
    const { lines } = await run([
      process.execPath,
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '--',
      ...odd,
    ]);
    expect(JSON.parse(lines.join(''))).toEqual(odd);
  });

  it('runs in the folder, with the environment added and no input', async () => {
    const program =
      'let n = 0; process.stdin.on("data", () => n++).on("end", () => console.log(process.cwd(), process.env.EXTRA, process.env.PATH !== undefined, process.env.PYTHONUNBUFFERED, n))';
    expect((await run(node(program), { environment: { EXTRA: 'a b' } })).lines).toEqual([
      `${folder} a b true 1 0`,
    ]);
  });

  it('reports the signal that ended it', async () => {
    expect(
      (await run(node('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)'))).outcome,
    ).toEqual({ outcome: 'signalled', signal: 'SIGKILL' });
  });

  it('may leave nothing running behind', async () => {
    const child = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
    const program = `const c = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); console.log(c.pid); process.exit(0)`;
    const { outcome, lines } = await run(node(program));
    expect(outcome).toEqual({ outcome: 'exited', code: 0 });
    expect(await gone(Number(lines[0]))).toBe(true);
  });

  it('may print from a process that outlives it for a moment', async () => {
    const child = 'setTimeout(() => console.log("late"), 100)';
    const program = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); process.exit(0)`;
    const { lines } = await run(node(program), {}, new ChildProcessCommandRunner({ leftoverMs: 30_000 }));
    expect(lines).toEqual(['late']);
  });
});

describe('a program that is ended', () => {
  it('may end gently on SIGINT', async () => {
    const program =
      'process.on("SIGINT", () => { console.log("bye"); process.exit(0) }); setInterval(() => {}, 1000); console.log("ready")';
    const { outcome, lines } = await run(node(program), abortWhenReady(), new ChildProcessCommandRunner());
    expect(outcome).toEqual({ outcome: 'cancelled' });
    expect(lines).toEqual(['ready', 'bye']);
  });

  it('is killed when it ignores SIGINT and SIGTERM', async () => {
    const program =
      'for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => console.log(s)); setInterval(() => {}, 1000); console.log("ready")';
    const patient = new ChildProcessCommandRunner({ interruptMs: 1000, terminateMs: 1000 });
    const { outcome, lines } = await run(node(program), abortWhenReady(), patient);
    expect(outcome).toEqual({ outcome: 'cancelled' });
    expect(lines).toEqual(['ready', 'SIGINT', 'SIGTERM']);
  });

  it('takes the processes that it started with it, also those that ignore signals', async () => {
    const child =
      'for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => {}); setInterval(() => {}, 1000); console.log(process.pid); console.log("ready")';
    const program = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
    const { outcome, lines } = await run(node(program), abortWhenReady());
    expect(outcome).toEqual({ outcome: 'cancelled' });
    expect(await gone(Number(lines[0]))).toBe(true);
  });

  it('is ended when its time is over', async () => {
    expect((await run(node('setInterval(() => {}, 1000)'), { timeoutMs: 50 })).outcome).toEqual({
      outcome: 'timed-out',
    });
  });

  it('has all the time in the world when the limit is longer than a timer can wait', async () => {
    expect((await run(node('setTimeout(() => {}, 50)'), { timeoutMs: 1e12 })).outcome).toEqual({
      outcome: 'exited',
      code: 0,
    });
  });

  it('is not started when it was cancelled before', async () => {
    expect((await run(node('console.log("ran")'), { signal: AbortSignal.abort() })).lines).toEqual([]);
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('exit');
    await run(node(''));
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('a program that cannot be started', () => {
  it.each<[string, [string, ...string[]], string | undefined, RegExp]>([
    ['is not there', ['no-such-program-anywhere'], undefined, /^there is no such program$/],
    ['is a folder', ['/'], undefined, /^it is not an executable file$/],
    [
      'has no folder to run in',
      [process.execPath],
      '/no/such/folder',
      /^the folder \/no\/such\/folder does not exist$/,
    ],
    ['has an argument with a NUL', [process.execPath, 'a\0b'], undefined, /ERR_INVALID_ARG_VALUE/],
  ])('%s', async (_name, argv, directory, expected) => {
    const { outcome } = await run(argv, directory === undefined ? {} : { directory });
    expect(outcome).toEqual({ outcome: 'not-started', reason: expect.stringMatching(expected) as string });
  });
});
