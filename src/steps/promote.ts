import { randomBytes } from 'node:crypto';
import { RetrainError } from '../contract/retrain-error.ts';
import type { DecisionFile, PromotionFile } from '../contract/run-files.ts';
import { appendEvent } from '../registry/append-event.ts';
import { judgePointer } from '../registry/judge-pointer.ts';
import { promoteVersion, type PromotionOutcome, type PromotionRequest } from '../registry/promote-version.ts';
import { readPointer } from '../registry/read-pointer.ts';
import { anotherModel } from './another-model.ts';
import { evaluate } from './evaluate.ts';
import { gate } from './gate.ts';
import { hold } from './hold.ts';
import { runEvent } from './run-event.ts';
import { serveChampion } from './serve-champion.ts';
import type { StepContext, StepOutputs } from './step.ts';

/** How often the gate is asked again when other runs keep moving the pointer meanwhile. */
const mostRounds = 4;

/** What is asked of the pointer, from the files of the run directory. */
async function promotionOf(
  { run, identity }: StepContext,
  decision: DecisionFile,
  nonce: string,
): Promise<PromotionRequest> {
  const publication = await run.read('publication.json');
  const dataset = await run.read('dataset.json');
  const { verdict, model_sha256 } = decision;
  if (verdict !== 'promote')
    throw new RetrainError(
      'NOTHING_TO_PROMOTE',
      `The verdict on ${publication.version} is ${verdict}: it is not promoted.`,
    );
  if (model_sha256 !== publication.model_sha256) throw anotherModel(run.path);
  return {
    decision: { verdict, model_sha256 },
    version: publication.version,
    manifestSha256: publication.manifest_sha256,
    expected: decision.champion === null ? 'absent' : { generation: decision.champion.pointer_generation },
    kind: decision.forced !== null ? 'force' : decision.champion === null ? 'bootstrap' : 'promote',
    data: { uri: dataset.uri, generation: dataset.generation, sha256: dataset.sha256 },
    nonce,
    run: identity,
  };
}

const newNonce = (): string => randomBytes(16).toString('hex');

/**
 * Whether the pointer would move to the candidate as things are. What is the champion already, was rolled back, or comes of older
 * data than the champion must not get the traffic first, only to lose it again.
 */
export async function isPromotable(context: StepContext): Promise<boolean> {
  const { decision, ...request } = await promotionOf(
    context,
    await context.run.read('decision.json'),
    newNonce(),
  );
  const candidate = { ...request, modelSha256: decision.model_sha256, isForced: request.kind === 'force' };
  const judgement = judgePointer(await readPointer(context.store), candidate);
  // A champion that is another one by now is a matter for the gate, which `promote` asks.
  return judgement === 'free' || judgement === 'lost';
}

/**
 * Compares the candidate with the champion that is there by now. Both steps begin anew, and with that forget what came after them:
 * what was published and deployed is so all the same.
 */
async function gateAgain(context: StepContext): Promise<void> {
  const { run } = context;
  const publication = await run.read('publication.json');
  const deployment = await run.find('deployment.json');
  try {
    await evaluate(context);
    await gate(context);
  } catch (error) {
    // The function may serve the candidate, which will not become the champion now. The error that led here says more than a second one.
    await serveChampion(context).catch(() => undefined);
    throw error;
  }
  await run.write('metrics.json', { ...(await run.read('metrics.json')), version: publication.version });
  await run.write('publication.json', publication);
  if (deployment !== undefined) await run.write('deployment.json', deployment);
}

type Settled = Exclude<PromotionOutcome, { outcome: 'lost' }> | { readonly outcome: 'held' };

/** Tries, and asks the gate again about the new champion when another run was faster. */
async function settle(context: StepContext): Promise<Settled> {
  const { run, store, clock, progress } = context;
  const nonce = newNonce();
  for (let round = 1; round <= mostRounds; round++) {
    const result = await promoteVersion(
      store,
      await promotionOf(context, await run.read('decision.json'), nonce),
      clock,
    );
    if (result.outcome !== 'lost') return result;
    progress.info(
      `Another run has moved the pointer to ${result.currentVersion ?? 'nothing'} meanwhile: the candidate is compared with it (round ${round} of ${mostRounds}).`,
    );
    await gateAgain(context);
    if ((await run.read('decision.json')).verdict !== 'promote') return { outcome: 'held' };
  }
  throw new RetrainError(
    'STORE_UNAVAILABLE',
    `The champion changed ${mostRounds} times while this run tried to promote. Nothing was overwritten; run again.`,
  );
}

function describe(version: string, settled: Exclude<Settled, { outcome: 'held' }>): string {
  switch (settled.outcome) {
    case 'promoted':
      return `${version} is the champion now (sequence ${settled.sequence}).`;
    case 'unchanged':
      return `The champion ${settled.currentVersion} is this very model: nothing to change.`;
    case 'superseded':
      return `The champion ${settled.currentVersion} was trained on newer data: it stays.`;
    case 'quarantined':
      return 'This very model was rolled back before: it is not promoted again.';
    case 'unknown':
      return `It is not known whether ${version} became the champion.`;
  }
}

/** Makes the published version the champion: the only commit of a run. Errors: `PROMOTION_UNKNOWN` with the command that tells. */
export async function promote(context: StepContext): Promise<StepOutputs> {
  const { run, store } = context;
  const { version } = await run.read('publication.json');
  await run.forget('promotion.json');
  const settled = await settle(context);
  if (settled.outcome === 'held') {
    const outputs = await hold(context);
    await serveChampion(context);
    const { verdict, reasons } = await run.read('decision.json');
    return {
      ...outputs,
      verdict,
      reasons: reasons.join('\n'),
      sentence: 'Held: another run was faster, and its champion is better.',
    };
  }
  const decision = await run.read('decision.json');
  const promotion: PromotionFile = {
    schema: 'retrain.promotion/1',
    outcome: settled.outcome,
    version,
    sequence: settled.outcome === 'promoted' ? settled.sequence : null,
    previous_version: decision.champion?.version ?? null,
    current_version: settled.outcome === 'unknown' ? null : settled.currentVersion,
    sentence: describe(version, settled),
  };
  await run.write('promotion.json', promotion);
  if (settled.outcome === 'unknown') {
    throw new RetrainError(
      'PROMOTION_UNKNOWN',
      `The write of the pointer was sent, but the store does not say whether it took effect. Nothing was deleted. Find out with: ${settled.checkCommand}`,
    );
  }
  if (settled.outcome === 'promoted') {
    const { forced } = decision;
    await appendEvent(
      store,
      runEvent(context, {
        kind: forced === null ? 'promoted' : 'forced',
        version,
        previous_version: promotion.previous_version,
        sequence: settled.sequence,
        reason: forced?.reason ?? decision.reasons[0] ?? null,
      }),
    );
  }
  // Where nothing was promoted the function may serve the candidate, and where others deployed meanwhile, theirs.
  await serveChampion(context);
  return {
    promoted: settled.outcome === 'promoted',
    outcome: settled.outcome,
    previous_version: promotion.previous_version,
    sentence: promotion.sentence,
  };
}
