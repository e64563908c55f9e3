import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RetrainError } from '../../contract/retrain-error.ts';
import { versionSchema } from '../../contract/run-files.ts';

const revisionSchema = z.object({ revision: z.string().min(1), version: versionSchema });

const stateSchema = z.object({
  schema: z.literal('retrain.local-function/1'),
  function: z.string(),
  /** The function's own port, kept from deployment to deployment. */
  port: z.int().min(1).max(65_535),
  current: revisionSchema,
  previous: revisionSchema.nullable(),
});
/** `state.json` of a local function: which revision has the traffic. */
export type FunctionState = z.infer<typeof stateSchema>;

const processSchema = z.object({
  pid: z.int(),
  revision: z.string(),
  port: z.int(),
  control_port: z.int(),
  token: z.string(),
});
/** `process.json` of a revision: how to reach the process that serves it. It may have ended since. */
export type FunctionProcess = z.infer<typeof processSchema>;

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/** The state of the function in that folder; undefined when nothing was ever deployed. Errors: `DEPLOY_FAILED` when it is damaged. */
export async function readState(folder: string): Promise<FunctionState | undefined> {
  const file = join(folder, 'state.json');
  const text = await readText(file);
  if (text === undefined) return undefined;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new RetrainError(
      'DEPLOY_FAILED',
      `${file} is damaged: end the function that it describes, delete the file, and deploy again.`,
      { cause: error },
    );
  }
}

/** Replaces the state, whole or not at all. */
export async function writeState(folder: string, state: FunctionState): Promise<void> {
  const file = join(folder, 'state.json');
  const handle = await open(`${file}.partial`, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(state, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.partial`, file);
}

/** How to reach a revision's process; undefined when it was never started, or the file is damaged: then nothing can be asked of it. */
export async function readProcess(revisionFolder: string): Promise<FunctionProcess | undefined> {
  const text = await readText(join(revisionFolder, 'process.json'));
  if (text === undefined) return undefined;
  try {
    return processSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
