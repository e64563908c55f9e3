import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import type { RunIdentity } from '../contract/store-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function localUser(): string {
  try {
    return userInfo().username;
  } catch {
    // No entry for this user id, as in many containers.
    return 'unknown';
  }
}

/** Who and what this run is: from GitHub's variables where there are some, else drawn for this run. */
export function runIdentity(environment: Environment): RunIdentity {
  const read = (name: string): string | null => environment[name] ?? null;
  const repository = read('GITHUB_REPOSITORY');
  const runId = read('GITHUB_RUN_ID');
  const server = read('GITHUB_SERVER_URL') ?? 'https://github.com';
  return {
    id: runId ?? `local${randomBytes(5).toString('hex')}`,
    attempt: Number(read('GITHUB_RUN_ATTEMPT') ?? '1'),
    actor: read('GITHUB_TRIGGERING_ACTOR') ?? read('GITHUB_ACTOR') ?? localUser(),
    repository,
    url: repository === null || runId === null ? null : `${server}/${repository}/actions/runs/${runId}`,
    code_sha: read('GITHUB_SHA'),
    workflow_ref: read('GITHUB_WORKFLOW_REF'),
    event: read('GITHUB_EVENT_NAME'),
  };
}
