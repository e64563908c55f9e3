import { RetrainError } from '../contract/retrain-error.ts';
import { anotherModel } from './another-model.ts';
import { deployVersion, requireHost } from './deploy-version.ts';
import { isPromotable } from './promote.ts';
import { serveChampion } from './serve-champion.ts';
import type { StepContext, StepOutputs } from './step.ts';

/** Deploys the version that this run has published, if the gate let it through and it can become the champion; else the champion serves on. */
export async function deploy(context: StepContext): Promise<StepOutputs> {
  const { run } = context;
  const host = requireHost(context);
  const publication = await run.read('publication.json');
  const decision = await run.read('decision.json');
  if (decision.model_sha256 !== publication.model_sha256) throw anotherModel(run.path);
  if (decision.verdict !== 'promote') {
    throw new RetrainError(
      'NOTHING_TO_PROMOTE',
      `The verdict on ${publication.version} is ${decision.verdict}: it is not deployed.`,
    );
  }
  await run.forget('deployment.json');
  if (!(await isPromotable(context))) {
    await serveChampion(context);
    const serving = await host.current();
    return { url: serving?.url ?? null, revision: serving?.revision ?? null };
  }
  const deployment = await deployVersion(context, publication.version, publication.manifest_sha256);
  await run.write('deployment.json', deployment);
  return { url: deployment.url, revision: deployment.revision };
}
