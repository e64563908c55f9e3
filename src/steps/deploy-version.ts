import { RetrainError } from '../contract/retrain-error.ts';
import type { DeploymentFile } from '../contract/run-files.ts';
import { appendEvent } from '../registry/append-event.ts';
import type { FunctionHost } from '../ports/function-host.ts';
import { assembleFunction, type AssembledFunction } from './assemble-function.ts';
import { runEvent } from './run-event.ts';
import { smokeTest } from './smoke-test.ts';
import type { StepContext } from './step.ts';

/** The function host, or the error that says what to write. */
export function requireHost(context: StepContext): FunctionHost {
  if (context.host !== undefined) return context.host;
  throw new RetrainError(
    'DEPLOY_UNSUPPORTED',
    'The configuration has no deploy section: add "deploy:" with "target: local".',
  );
}

/** Deploys a published version, verified before it gets the traffic. Errors: as `assembleFunction` and `deployFunction`. */
export async function deployVersion(
  context: StepContext,
  version: string,
  manifestSha256: string,
): Promise<DeploymentFile> {
  requireHost(context);
  return deployFunction(context, await assembleFunction(context, version, manifestSha256));
}

/**
 * Starts the function without traffic, asks it the smoke test, and only then gives it the traffic.
 * Errors: `DEPLOY_FAILED`; the revision before still serves.
 */
export async function deployFunction(
  context: StepContext,
  { version, folder, model, serving, cases }: AssembledFunction,
): Promise<DeploymentFile> {
  const { config, store, signal, progress } = context;
  const host = requireHost(context);
  const previous = await host.current();
  const revision = await host.start(folder, version, signal);
  progress.info(`The revision ${revision.revision} answers at ${revision.url}, without traffic as yet.`);
  let result, url;
  try {
    result = await smokeTest(context, { url: revision.url, version, model, serving, cases });
    ({ url } = await host.shift(revision));
  } catch (error) {
    await host.discard(revision);
    throw error;
  }
  const previousVersion = previous?.version ?? null;
  await appendEvent(
    store,
    runEvent(context, { kind: 'deployed', version, previous_version: previousVersion, reason: null }),
  );
  return {
    schema: 'retrain.deployment/1',
    target: host.target,
    function: config.deploy?.function ?? config.name,
    version,
    revision: revision.revision,
    url,
    smoke: result,
    previous: previous === undefined ? null : { revision: previous.revision, version: previous.version },
  };
}
