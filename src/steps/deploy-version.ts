import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import { smokeFileSchema, type DeploymentFile } from '../contract/run-files.ts';
import { parseModelFile } from '../learn/parse-model-file.ts';
import { appendEvent } from '../registry/append-event.ts';
import { readManifest, readVersionFiles } from '../registry/read-version.ts';
import type { FunctionHost } from '../ports/function-host.ts';
import { deploymentFolder } from '../serve/deployment-folder.ts';
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

/**
 * Deploys a published version: its files are taken from the store with every digest checked, started without traffic, asked the
 * smoke test, and only then given the traffic. Errors: `DEPLOY_FAILED`; the revision before still serves.
 */
export async function deployVersion(
  context: StepContext,
  version: string,
  manifestSha256: string | undefined,
): Promise<DeploymentFile> {
  const { config, run, store, signal, progress } = context;
  const host = requireHost(context);
  const manifest = await readManifest(store, version, manifestSha256);
  const files = await readVersionFiles(
    store,
    manifest,
    (path) => path.startsWith('model/') || path === 'smoke.json',
  );
  const bytesOf = (path: string): Uint8Array | undefined => files.find((file) => file.path === path)?.bytes;
  const model = parseModelFile(bytesOf('model/model.json') ?? new Uint8Array());
  const cases = bytesOf('smoke.json');
  const smoke = smokeFileSchema.safeParse(
    cases === undefined ? undefined : JSON.parse(Buffer.from(cases).toString('utf8')),
  );
  if (!smoke.success || smoke.data.cases.length === 0) {
    throw new RetrainError(
      'DEPLOY_UNSUPPORTED',
      `Version ${version} has no smoke test, because it was trained without train.predict_command: add one, so that the function can be verified.`,
    );
  }
  const predictCommand =
    model.kind === 'command' ? (config.train.predict_command ?? model.predict_command) : null;
  const { prediction, labels, fields, include, max_body_bytes, max_instances } = config.serve;
  const serving = { prediction, labels, fields, include, max_body_bytes, max_instances };
  const folder = run.resolve('function');
  await rm(folder, { recursive: true, force: true });
  const parts = deploymentFolder({
    bundle: await context.functionBundle(),
    version,
    modelFiles: files
      .filter(({ path }) => path.startsWith('model/'))
      .map(({ path, bytes }) => ({ path: path.slice('model/'.length), bytes })),
    serving: {
      ...serving,
      command:
        predictCommand === null
          ? null
          : { predict_command: predictCommand, directory: context.directory, timeout_seconds: 60 },
    },
  });
  for (const { path, bytes } of parts) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }

  const previous = await host.current();
  const revision = await host.start(folder, version, signal);
  progress.info(`The revision ${revision.revision} answers at ${revision.url}, without traffic as yet.`);
  let result, url;
  try {
    result = await smokeTest(context, {
      url: revision.url,
      version,
      model,
      serving,
      cases: smoke.data.cases,
    });
    ({ url } = await host.shift(revision));
  } catch (error) {
    await host.discard(revision);
    throw error;
  }
  await appendEvent(
    store,
    runEvent(context, {
      kind: 'deployed',
      version,
      previous_version: previous?.version ?? null,
      reason: null,
    }),
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
