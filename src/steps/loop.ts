import { RetrainError, toRetrainError } from '../contract/retrain-error.ts';
import { runCancelled } from '../contract/run-cancelled.ts';
import { deploy } from './deploy.ts';
import { download } from './download.ts';
import { evaluate } from './evaluate.ts';
import { gate } from './gate.ts';
import { hold } from './hold.ts';
import { isPromotable, promote } from './promote.ts';
import { publish } from './publish.ts';
import { report } from './report.ts';
import { serveChampion } from './serve-champion.ts';
import type { StepContext, StepOutputs } from './step.ts';
import { train } from './train.ts';
import { validate } from './validate.ts';

export const stepNames = [
  'download',
  'validate',
  'train',
  'evaluate',
  'gate',
  'publish',
  'deploy',
  'promote',
  'report',
] as const;
export type StepName = (typeof stepNames)[number];

const steps: Record<StepName, (context: StepContext) => Promise<StepOutputs>> = {
  download,
  validate,
  train,
  evaluate,
  gate,
  publish,
  deploy,
  promote,
  report: (context) => report(context),
};

/** One line on what came of a step, for the log. */
function summarise(name: StepName, outputs: StepOutputs): string {
  const text = (key: string): string => String(outputs[key] ?? '');
  switch (name) {
    case 'download':
      return `${text('rows')} rows from ${text('uri')}${outputs['changed'] === false ? ', unchanged since the champion' : ''}`;
    case 'validate':
      return outputs['anomalies'] === 0
        ? 'nothing to object to'
        : `${text('anomalies')} finding(s), none of which stops the run`;
    case 'train':
      return `${text('algorithm')} on ${text('training_rows')} rows`;
    case 'evaluate':
      return `champion: ${text('champion')}`;
    case 'gate':
      return `${text('verdict')}: ${text('reasons').split('\n', 1)[0] ?? ''}`;
    case 'publish':
      return text('model_version');
    case 'deploy':
      return `${text('url')} (revision ${text('revision')})`;
    case 'promote':
      return text('sentence');
    case 'report':
      return text('report_file');
  }
}

async function runStep(context: StepContext, name: StepName): Promise<StepOutputs> {
  context.signal.throwIfAborted();
  context.progress.step(name);
  const outputs = await steps[name](context);
  context.progress.done(name, summarise(name, outputs));
  return outputs;
}

/** The candidate of the run directory was held: an error where the configuration asks for one. */
async function failOnHold(context: StepContext): Promise<void> {
  if (!context.config.gate.fail_on_hold) return;
  const decision = await context.run.find('decision.json');
  if (decision === undefined || decision.verdict === 'promote') return;
  throw new RetrainError(
    'GATE_HELD',
    `The candidate was not promoted and gate.fail_on_hold is on: ${decision.reasons[0] ?? decision.verdict}`,
  );
}

/** One step by itself. */
export async function runOneStep(context: StepContext, name: StepName): Promise<StepOutputs> {
  const outputs = await runStep(context, name);
  if (name === 'gate') await failOnHold(context);
  return outputs;
}

/**
 * The whole loop. A candidate that is not promoted is published all the same, but neither deployed nor promoted. The report is
 * written however the loop ends.
 */
export async function runLoop(context: StepContext): Promise<StepOutputs> {
  const outputs: Record<string, StepOutputs[string]> = {};
  let at: StepName = 'download';
  const run = async (name: StepName): Promise<void> => {
    at = name;
    Object.assign(outputs, await runStep(context, name));
  };
  try {
    for (const name of ['download', 'validate', 'train', 'evaluate', 'gate', 'publish'] as const)
      await run(name);
    if (outputs['verdict'] === 'promote') {
      // Where promote will only say why nothing changes, as for the champion's own model, there is nothing to deploy.
      if (context.host !== undefined && (await isPromotable(context))) await run('deploy');
      await run('promote');
    } else {
      Object.assign(outputs, await hold(context));
      await serveChampion(context);
    }
  } catch (thrown) {
    const error = toRetrainError(context.signal.aborted ? cancelled(thrown) : thrown);
    await report(context, {
      step: at,
      code: error.code,
      message: error.message,
      problems: error.problems,
    }).catch((failed: unknown) => {
      const { message } = toRetrainError(failed);
      if (message !== error.message)
        context.progress.warn(`The report could not be written either: ${message}`);
    });
    throw error;
  }
  await run('report');
  await failOnHold(context);
  return outputs;
}

function cancelled(cause: unknown): RetrainError {
  return cause instanceof RetrainError && cause.code !== 'INTERNAL' ? cause : runCancelled(cause);
}
