import { decide } from '../evaluate/gate.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { StepContext, StepOutputs } from './step.ts';

/** One decision, with one row of evidence a rule. Errors: `GATE_POLICY_INVALID`; `GATE_HELD` where the policy says `fail`. */
export async function gate(context: StepContext): Promise<StepOutputs> {
  const { config, run, identity } = context;
  const metrics = await run.read('metrics.json');
  await run.forget('decision.json');
  const { decision, failure } = decide({
    task: metrics.task,
    policy: config.gate,
    metrics: metrics.metrics,
    undefinedReasons: metrics.undefined_reasons,
    baseline: metrics.baseline,
    champion: metrics.champion,
    modelSha256: metrics.model_sha256,
    actor: identity.actor,
  });
  await run.write('decision.json', decision);
  if (failure !== null) throw new RetrainError('GATE_HELD', failure);
  return { verdict: decision.verdict, reasons: decision.reasons.join('\n') };
}
