import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import {
  datasetFileSchema,
  decisionFileSchema,
  deploymentFileSchema,
  metricsFileSchema,
  modelFileSchema,
  predictionsFileSchema,
  profileFileSchema,
  promotionFileSchema,
  publicationFileSchema,
  smokeFileSchema,
  validationFileSchema,
} from '../contract/run-files.ts';

/** The files of the run directory in the order in which they come to be, each with its schema and the step that writes it. */
export const runFiles = {
  'dataset.json': { schema: datasetFileSchema, step: 'download' },
  'profile.json': { schema: profileFileSchema, step: 'validate' },
  'validation.json': { schema: validationFileSchema, step: 'validate' },
  'model/model.json': { schema: modelFileSchema, step: 'train' },
  'predictions.json': { schema: predictionsFileSchema, step: 'evaluate' },
  'smoke.json': { schema: smokeFileSchema, step: 'evaluate' },
  'metrics.json': { schema: metricsFileSchema, step: 'evaluate' },
  'decision.json': { schema: decisionFileSchema, step: 'gate' },
  'publication.json': { schema: publicationFileSchema, step: 'publish' },
  'deployment.json': { schema: deploymentFileSchema, step: 'deploy' },
  'promotion.json': { schema: promotionFileSchema, step: 'promote' },
} as const;

export type RunFileName = keyof typeof runFiles;
export type RunFile<N extends RunFileName> = z.infer<(typeof runFiles)[N]['schema']>;

const order = Object.keys(runFiles) as RunFileName[];

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What stops a folder from being worked in, as something that a person can change. */
const obstacles: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'this user may not read and write there. Grant it, or name another folder with work_dir',
  EPERM: 'this user may not read and write there. Grant it, or name another folder with work_dir',
  EROFS: 'the file system is read-only. Name another folder with work_dir',
  EEXIST:
    'a file stands where the folder should be. Name another folder with work_dir, or move the file away',
  ENOTDIR: 'a file stands where a folder should be. Name another folder with work_dir, or move the file away',
  EISDIR: 'a folder stands where a file should be. Remove it, or name another folder with work_dir',
  ENOSPC: 'there is no room left. Free some space, then run again',
  EDQUOT: 'there is no room left. Free some space, then run again',
};

/** The folder that one step leaves for the next. Files appear whole or not at all, and are validated when they are read. */
export class RunDirectory {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  resolve(...segments: string[]): string {
    return join(this.path, ...segments);
  }

  /** Makes the folder, so that a loop that cannot work there says so before it begins. Errors: `RUN_DIRECTORY_UNUSABLE`. */
  async prepare(): Promise<void> {
    await this.#guarded(async () => {
      await mkdir(this.path, { recursive: true });
      await access(this.path, constants.R_OK | constants.W_OK);
    });
  }

  /** Undefined when the step that writes it has not run. */
  async find<N extends RunFileName>(name: N): Promise<RunFile<N> | undefined> {
    let text: string;
    try {
      text = await this.#guarded(() => readFile(this.resolve(name), 'utf8'));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
    const { schema, step } = runFiles[name];
    try {
      // The table pairs each name with its schema; TypeScript cannot follow the pairing through the index.
      return schema.parse(JSON.parse(text)) as RunFile<N>;
    } catch (error) {
      throw new RetrainError(
        'RUN_FILE_INVALID',
        `${this.resolve(name)} is damaged or of another version: run \`${step}\` again.`,
        { cause: error },
      );
    }
  }

  /** The file, or `RUN_FILE_MISSING` with the step to run first. */
  async read<N extends RunFileName>(name: N): Promise<RunFile<N>> {
    const content = await this.find(name);
    if (content !== undefined) return content;
    throw new RetrainError(
      'RUN_FILE_MISSING',
      `${this.resolve(name)} is missing: run \`${runFiles[name].step}\` first, with the same work_dir.`,
    );
  }

  async write<N extends RunFileName>(name: N, content: RunFile<N>): Promise<void> {
    await this.writeBytes(
      name,
      Buffer.from(`${JSON.stringify(runFiles[name].schema.parse(content), null, 1)}\n`),
    );
  }

  /** Any other file, for example the report. */
  async writeBytes(name: string, bytes: Uint8Array): Promise<string> {
    const file = this.resolve(name);
    await this.#guarded(async () => {
      await mkdir(dirname(file), { recursive: true });
      const partial = `${file}.partial`;
      const handle = await open(partial, 'w');
      try {
        await handle.writeFile(bytes);
      } finally {
        await handle.close();
      }
      await rename(partial, file);
    });
    return file;
  }

  async readBytes(name: string): Promise<Uint8Array> {
    return readFile(this.resolve(name));
  }

  /** Removes what the given step and all later ones have left, so that nothing of an earlier run is taken for this one's. */
  async forget(from: RunFileName): Promise<void> {
    const names = [...order.slice(order.indexOf(from)), 'report.md', 'report.html'];
    await this.#guarded(async () => {
      for (const name of names) await rm(this.resolve(name), { force: true });
    });
  }

  async #guarded<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const obstacle = obstacles[code];
      if (obstacle === undefined) throw error;
      throw new RetrainError(
        'RUN_DIRECTORY_UNUSABLE',
        `The run directory ${this.path} cannot be used: ${obstacle}.`,
        { cause: error },
      );
    }
  }
}
