import { spawn } from 'node:child_process';
import type { Dirent } from 'node:fs';
import { cp, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { RetrainError } from '../../contract/retrain-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FunctionHost, Revision } from '../../ports/function-host.ts';
import { ask } from './ask.ts';
import { childEnvironment } from './child-environment.ts';
import { hasFilesOf } from './has-files-of.ts';
import { readProcess, readState, writeState, type FunctionProcess } from './function-state.ts';

export interface LocalFunctionOptions {
  /** Folder that holds the functions, each in a folder of its own. */
  readonly directory: string;
  readonly functionName: string;
  /** The function's own port; 0 takes a free one at the first deployment and keeps it. */
  readonly port: number;
  /** The launcher script: `launch.ts`, or its bundle. */
  readonly launcher: string;
  /** A revision that does not answer by then has failed. */
  readonly startupMs: number;
  readonly clock: Clock;
}

const pollMs = 15;
const answerMs = 2000;
/** How long a port that was just released, or a process that was just told to end, is waited for. */
const settleMs = 2000;
/** Revisions whose files are kept, those with traffic now and before included. */
const keptRevisions = 5;

const versionAnswer = z.object({ revision: z.string(), model_version: z.string() });
const healthAnswer = z.object({ model_version: z.string() });
const errorAnswer = z.object({ error: z.object({ message: z.string() }) });
const portAnswer = z.object({ port: z.int() });

/**
 * Serves a function on this machine: one process a revision under the functions framework, on the loopback interface only. The
 * processes outlive the command that started them.
 *
 * Traffic is moved by handing the function's port from the process of the old revision to that of the new one, so what passed the
 * smoke test is what serves. Requests under way are finished by the old process; for some milliseconds between the two, connections
 * are refused. That is right for a machine with one user; a host with a load balancer has no such gap.
 */
export class LocalFunctionHost implements FunctionHost {
  readonly target = 'local';
  readonly #options: LocalFunctionOptions;
  readonly #folder: string;

  constructor(options: LocalFunctionOptions) {
    this.#options = options;
    this.#folder = resolve(options.directory, options.functionName);
  }

  async current(): Promise<(Revision & { readonly running: boolean }) | undefined> {
    const state = await readState(this.#folder);
    if (state === undefined) return undefined;
    const running = await this.#serves(state.port, state.current);
    return { ...state.current, url: urlOf(state.port), running };
  }

  async start(folder: string, version: string, signal?: AbortSignal): Promise<Revision> {
    throwIfCancelled(signal);
    const { revision, path } = await this.#newRevision(version);
    await cp(folder, path, { recursive: true });
    const logFile = join(path, 'function.log');
    const log = await open(logFile, 'a');
    const child = spawn(process.execPath, [resolve(this.#options.launcher), path], {
      cwd: path,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
      env: childEnvironment(process.env),
    });
    let ended: string | undefined;
    child.once('error', (error) => {
      ended = `could not be started (${error.message})`;
    });
    child.once('exit', (code, endSignal) => {
      ended = code === null ? `was ended by ${String(endSignal)}` : `ended with exit code ${code}`;
    });
    await log.close();
    try {
      const port = await this.#ready(path, version, () => ended, signal);
      child.unref();
      return { revision, version, url: urlOf(port) };
    } catch (error) {
      if (ended === undefined) child.kill('SIGKILL');
      await rm(join(path, 'process.json'), { force: true });
      if (error instanceof StartFailure) {
        throw new RetrainError(
          'DEPLOY_FAILED',
          `The revision ${revision} ${error.message}. Its log is ${logFile}.`,
          { cause: error },
        );
      }
      throw error;
    }
  }

  async shift(revision: Revision): Promise<{ readonly url: string }> {
    const state = await readState(this.#folder);
    const process = await this.#processOf(revision.revision);
    if (process === undefined) {
      throw new RetrainError(
        'DEPLOY_FAILED',
        `The revision ${revision.revision} has no process in ${this.#folder}: deploy it again.`,
      );
    }
    const wanted = this.#options.port === 0 ? (state?.port ?? 0) : this.#options.port;
    const others = await this.#otherProcesses(revision.revision);
    // Whoever has the port lets go of it: after a run that was cut short, that may be another than the state says.
    await Promise.all(others.map((other) => control(other, 'release')));
    try {
      const port = await this.#take(process, wanted, others.length === 0 ? 0 : settleMs);
      if (!(await this.#serves(port, revision)))
        throw new RetrainError(
          'DEPLOY_FAILED',
          `The revision ${revision.revision} does not answer on port ${port}.`,
        );
      const { current } = state ?? { current: null };
      await writeState(this.#folder, {
        schema: 'retrain.local-function/1',
        function: this.#options.functionName,
        port,
        current: { revision: revision.revision, version: revision.version },
        previous: current?.revision === revision.revision ? (state?.previous ?? null) : current,
      });
      await Promise.all(others.map((other) => this.#end(other)));
      await this.#prune([revision.revision, current?.revision]);
      return { url: urlOf(port) };
    } catch (error) {
      await control(process, 'release');
      await this.#giveBack(revision.revision);
      throw error;
    }
  }

  /** Has the revision with the traffic, as the state says by now, take the function's port again. */
  async #giveBack(failed: string): Promise<void> {
    const state = await readState(this.#folder);
    if (state === undefined || state.current.revision === failed) return;
    const process = await this.#processOf(state.current.revision);
    if (process !== undefined) await control(process, `take/${state.port}`);
  }

  async discard(revision: Revision): Promise<void> {
    const state = await readState(this.#folder);
    if (state?.current.revision === revision.revision) {
      throw new RetrainError(
        'DEPLOY_FAILED',
        `The revision ${revision.revision} has the traffic: move it to another revision first.`,
      );
    }
    const process = await this.#processOf(revision.revision);
    if (process !== undefined) await this.#end(process);
  }

  async isFrom({ revision }: Revision, folder: string): Promise<boolean> {
    return hasFilesOf(join(this.#folder, revision), folder);
  }

  async stop(): Promise<number> {
    const processes = await this.#otherProcesses(null);
    await Promise.all(processes.map((process) => this.#end(process)));
    return processes.length;
  }

  /** A folder whose name nobody else has, also when two runs deploy at once. */
  async #newRevision(version: string): Promise<{ revision: string; path: string }> {
    await mkdir(this.#folder, { recursive: true });
    const newest = (await this.#revisions()).at(-1);
    for (let number = 1 + (newest === undefined ? 0 : numberOf(newest)); ; number++) {
      const revision = `${String(number).padStart(5, '0')}-${version}`;
      const path = join(this.#folder, revision);
      try {
        await mkdir(path);
        return { revision, path };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
  }

  /** Names of the revision folders, oldest first. */
  async #revisions(): Promise<string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(noneYet);
    return entries
      .filter((entry) => entry.isDirectory() && /^\d+-/.test(entry.name))
      .map((entry) => entry.name)
      .sort((a, b) => numberOf(a) - numberOf(b));
  }

  /** The revision's port, once its process answers there that it is healthy. */
  async #ready(
    path: string,
    version: string,
    ended: () => string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const { clock, startupMs } = this.#options;
    const deadline = clock.elapsedMs() + startupMs;
    for (;;) {
      throwIfCancelled(signal);
      const process = await readProcess(path);
      if (process !== undefined) {
        const left = deadline - clock.elapsedMs();
        const answer = await ask({
          method: 'GET',
          port: process.port,
          path: '/healthz',
          timeoutMs: left,
          signal,
        });
        const health = healthAnswer.safeParse(answer?.body);
        if (answer?.status === 200 && health.success) {
          if (health.data.model_version === version) return process.port;
          throw new StartFailure(`serves the version ${health.data.model_version} and not ${version}`);
        }
        // The function answers only once it has tried to load its model: "not ready" is its last word.
        const failure = errorAnswer.safeParse(answer?.body);
        if (answer !== undefined) {
          throw new StartFailure(
            `is not healthy (status ${answer.status})${failure.success ? `: ${failure.data.error.message.replace(/\.$/, '')}` : ''}`,
          );
        }
      }
      const end = ended();
      if (end !== undefined) throw new StartFailure(`did not start: its process ${end}`);
      if (clock.elapsedMs() >= deadline)
        throw new StartFailure(`was not ready within ${startupMs / 1000} seconds`);
      await clock.sleep(pollMs);
    }
  }

  /** Has the process listen on the port, trying again for so long while the one before may still hold it; resolves with the port. */
  async #take(process: FunctionProcess, port: number, patienceMs: number): Promise<number> {
    const { clock } = this.#options;
    const deadline = clock.elapsedMs() + patienceMs;
    for (;;) {
      const answer = await control(process, `take/${port}`);
      const taken = portAnswer.safeParse(answer?.body);
      if (answer?.status === 200 && taken.success) return taken.data.port;
      if (answer?.status !== 409) {
        throw new RetrainError(
          'DEPLOY_FAILED',
          `The process of the revision ${process.revision} does not answer. Its log is ${join(this.#folder, process.revision, 'function.log')}.`,
        );
      }
      if (clock.elapsedMs() >= deadline) {
        throw new RetrainError(
          'DEPLOY_FAILED',
          `Port ${port} cannot be used for the function ${this.#options.functionName}: end the program that has it, or set deploy.port to another one.`,
        );
      }
      await clock.sleep(pollMs);
    }
  }

  async #serves(
    port: number,
    expected: { readonly revision: string; readonly version: string },
  ): Promise<boolean> {
    const answer = await ask({ method: 'GET', port, path: '/version', timeoutMs: answerMs });
    const found = versionAnswer.safeParse(answer?.body);
    return (
      answer?.status === 200 &&
      found.success &&
      found.data.revision === expected.revision &&
      found.data.model_version === expected.version
    );
  }

  async #processOf(revision: string): Promise<FunctionProcess | undefined> {
    return readProcess(join(this.#folder, revision));
  }

  /** Of all revisions but this one; of all when it is null. */
  async #otherProcesses(revision: string | null): Promise<FunctionProcess[]> {
    const names = await this.#revisions();
    const processes = await Promise.all(
      names.filter((name) => name !== revision).map((name) => this.#processOf(name)),
    );
    return processes.filter((process) => process !== undefined);
  }

  /** Tells a process to end and waits until it no longer takes requests. One that does not answer has ended long ago. */
  async #end(process: FunctionProcess): Promise<void> {
    const { clock } = this.#options;
    const answer = await control(process, 'end');
    if (answer?.status === 200) {
      const deadline = clock.elapsedMs() + settleMs;
      while (
        clock.elapsedMs() < deadline &&
        (await ask({ method: 'GET', port: process.port, path: '/version', timeoutMs: answerMs })) !==
          undefined
      ) {
        await clock.sleep(pollMs);
      }
    }
    await rm(join(this.#folder, process.revision, 'process.json'), { force: true });
  }

  /** Deletes the files of old revisions. */
  async #prune(needed: readonly (string | undefined)[]): Promise<void> {
    const names = await this.#revisions();
    for (const name of names.slice(0, -keptRevisions)) {
      if (!needed.includes(name)) await rm(join(this.#folder, name), { recursive: true, force: true });
    }
  }
}

/** A function that was never deployed has no folder, and with that no revisions. */
function noneYet(error: unknown): Dirent[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

/** Why a revision did not start; completed with its name and log for the user. */
class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true)
    throw new RetrainError('CANCELLED', 'The deployment was cancelled; the revision before still serves.');
}

function numberOf(revision: string): number {
  return Number.parseInt(revision, 10);
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function control(process: FunctionProcess, path: string): ReturnType<typeof ask> {
  return ask({
    method: 'POST',
    port: process.control_port,
    path: `/${path}`,
    token: process.token,
    timeoutMs: answerMs,
  });
}
