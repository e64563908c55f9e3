import type { RunIdentity } from '../contract/store-files.ts';
import { sha256 } from './digest.ts';

const maxRunIdLength = 64;

/**
 * The version of a model: `d<data generation>-r<run id>.<attempt>-<first 12 digits of the model's digest>`. Unique to run
 * and attempt without a clock; the same run that publishes the same model again gets the same version.
 */
export function versionId(of: {
  readonly dataGeneration: string;
  readonly run: Pick<RunIdentity, 'id' | 'attempt'>;
  readonly modelSha256: string;
}): string {
  return `d${of.dataGeneration}-r${safeRunId(of.run.id)}.${of.run.attempt}-${of.modelSha256.slice(0, 12)}`;
}

/** A run id that had to be changed carries a digest of the original: two different ones must not become one. */
function safeRunId(id: string): string {
  const safe = id.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, maxRunIdLength);
  return safe === id && id !== '' ? safe : `${safe}_${sha256(id).slice(0, 12)}`;
}

/** The data generation that a version begins with; undefined for a version that was not made by `versionId`. */
export function dataGenerationOf(version: string): string | undefined {
  return /^d(\d+)-r/.exec(version)?.[1];
}
