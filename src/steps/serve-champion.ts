import { readPointer } from '../registry/read-pointer.ts';
import { deployVersion } from './deploy-version.ts';
import type { StepContext } from './step.ts';

/**
 * Brings the function back to the champion when it serves anything else, or nothing: after a candidate was deployed that then lost
 * its promotion, after a run that was killed between the two, after a restart of the machine.
 */
export async function serveChampion(context: StepContext): Promise<void> {
  const { host, run, store, progress } = context;
  if (host === undefined) return;
  const champion = await readPointer(store);
  if (champion === undefined) return;
  const { version, manifest_sha256: manifestSha256 } = champion.pointer;
  const serving = await host.current();
  if (serving?.version === version && serving.running) {
    progress.info(`The champion serves at ${serving.url}.`);
    return;
  }
  const found =
    serving === undefined
      ? 'nothing'
      : serving.running
        ? serving.version
        : `${serving.version}, which does not answer`;
  progress.info(`The function serves ${found}; the champion ${version} is deployed.`);
  await run.write('deployment.json', await deployVersion(context, version, manifestSha256));
}
