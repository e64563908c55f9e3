import { readPointer } from '../registry/read-pointer.ts';
import { assembleFunction } from './assemble-function.ts';
import { deployFunction } from './deploy-version.ts';
import type { StepContext } from './step.ts';

/**
 * Sees to it that the function serves the champion, with the settings of today: after a candidate was deployed that then lost its
 * promotion, after a run that was killed between the two, after a restart of the machine, after a change of `serve`.
 */
export async function serveChampion(context: StepContext): Promise<void> {
  const { host, run, store, config, progress } = context;
  if (host === undefined) return;
  const champion = await readPointer(store);
  if (champion === undefined) return;
  const { version, manifest_sha256: manifestSha256 } = champion.pointer;
  const wanted = await assembleFunction(context, version, manifestSha256);
  const serving = await host.current();
  if (serving?.running === true && (await host.isFrom(serving, wanted.folder))) {
    // What this run has deployed itself is recorded already, with its smoke test.
    if ((await run.find('deployment.json'))?.revision === serving.revision) return;
    progress.info(`The champion serves at ${serving.url}.`);
    await run.write('deployment.json', {
      schema: 'retrain.deployment/1',
      target: host.target,
      function: config.deploy?.function ?? config.name,
      version,
      revision: serving.revision,
      url: serving.url,
      smoke: null,
      previous: null,
    });
    return;
  }
  progress.info(`The function serves ${describe(serving, version)}; the champion ${version} is deployed.`);
  await run.write('deployment.json', await deployFunction(context, wanted));
}

function describe(
  serving: { readonly version: string; readonly running: boolean } | undefined,
  champion: string,
): string {
  if (serving === undefined) return 'nothing';
  if (!serving.running) return `${serving.version}, which does not answer`;
  return serving.version === champion ? `${champion} with other settings` : serving.version;
}
